"""A text as it is searched: accents, look-alikes and invisible letters folded, each knowing its place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = frozenset({"Cf", "Mn", "Me"})
"""Categories of characters that show nothing of their own: directions, joiners, tags, marks on letters."""
_SPACES = {"\u00a0", "\u1680", "\u202f", "\u205f", "\u3000", "\t", "\x0b", "\x0c", "\r", "\x85", "\u2028"}
_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u00b7"
# Letters of Cyrillic and Greek that are drawn like Latin ones.
_LOOK_ALIKES = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0432\u043d\u043a\u0442\u043c"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
        "\u03b1\u03bf\u03bd\u03c1\u03b9\u03ba\u03c5\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1"
        "\u03a4\u03a5\u03a7",
        "aeopcyxijshdqwbhktmABEKMHOPCTYXIJSaovpikuABEZHIKMNOPTYX",
        strict=True,
    )
)
_SMALL_CAPITALS = dict(
    zip("\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22",
        "abcdefghijklmnoprstuvwyz", strict=True)
)  # fmt: skip
_NOT_DECOMPOSED = _SMALL_CAPITALS | {
    "\u00f8": "o", "\u00d8": "O", "\u0111": "d", "\u0110": "D", "\u0142": "l", "\u0141": "L", "\u00df": "ss",
    "\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe", "\u0152": "OE", "\u00fe": "th", "\u00de": "Th",
    "\u00f0": "d", "\u00d0": "D", "\u0131": "i", "\u0259": "e", "\u0130": "I",
}  # fmt: skip


_TO_FOLD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f`]|-[ ]*\n")


@dataclass(frozen=True, slots=True)
class Folded:
    """`plain` keeps capitals, `low` does not; letter i of both came from `starts[i]` to `ends[i]`."""

    text: str
    plain: str
    low: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the folded text stands in the text itself."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=8192)
def fold_letter(letter: str) -> str:
    """What one character is searched as: nothing where it is invisible, two letters for a ligature."""
    if unicodedata.category(letter) in _INVISIBLE or unicodedata.combining(letter):
        return ""
    if letter in _SPACES or unicodedata.category(letter) == "Zs":
        return " "
    if letter in _QUOTES:
        return "'"
    if letter in _DOUBLE_QUOTES:
        return '"'
    if letter in _HYPHENS:
        return "-"
    return _fold_word_letter(letter)


def _fold_word_letter(letter: str) -> str:
    if letter in _LOOK_ALIKES:
        return _LOOK_ALIKES[letter]
    if letter in _NOT_DECOMPOSED:
        return _NOT_DECOMPOSED[letter]
    if unicodedata.decomposition(letter).startswith("<super>"):
        return " "  # the number of a footnote is no part of the word before it
    parts = unicodedata.normalize("NFKD", letter)
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    # A letter whose small form has another length would move everything behind it.
    return "".join(part if len(part.lower()) == 1 else " " for part in kept)


def fold(text: str) -> Folded:
    """Fold a text. Never fails, and never loses a place: every letter found can be shown in the text."""
    if text.isascii() and not _TO_FOLD.search(text):
        return Folded(text, text, text.lower(), range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joined = _joined_by_hyphen(text)
    for index, letter in enumerate(text):
        if index in joined:
            continue
        plainly = letter == "\n" or (" " <= letter <= "~" and letter != "`")
        folded = letter if plainly else fold_letter(letter)
        for part in folded:
            letters.append(part)
            starts.append(index)
            ends.append(index + 1)
    plain = "".join(letters)
    return Folded(text, plain, plain.lower(), tuple(starts), tuple(ends))


def _joined_by_hyphen(text: str) -> frozenset[int]:
    """The places of hyphens and line ends inside a word that was divided at the end of a line."""
    places: list[int] = []
    at = text.find("\n")
    while at != -1:
        before = at - 1
        while before >= 0 and at - before < 4 and text[before] in " \r":
            before -= 1
        if before > 0 and (text[before] == "-" or text[before] in _HYPHENS) and text[before - 1].isalpha():
            places += _rest_of_division(text, before, at)
        at = text.find("\n", at + 1)
    return frozenset(places)


def _rest_of_division(text: str, hyphen: int, line_end: int) -> list[int]:
    after = line_end + 1
    while after < len(text) and after - line_end < 12 and text[after] in " \t":
        after += 1
    if after >= len(text) or not text[after].isalpha():
        return []
    # A capital after the hyphen is the second half of a name: the hyphen stays.
    first = hyphen + 1 if text[after].isupper() and text[hyphen - 1].islower() else hyphen
    return list(range(first, after))
