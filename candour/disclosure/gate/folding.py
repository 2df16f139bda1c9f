"""Fold words until two ways of writing them are one: case, accents, look-alikes, signs that show nothing."""

import re
import unicodedata

LOOK_ALIKES = {
    "аàäâăąā": "a", "вß": "b", "сçć": "c", "ԁđ": "d", "еёєε": "e", "һнη": "h", "іїιıl": "i", "јϳ": "j",
    "кκ": "k", "мμ": "m", "пո": "n", "оοσ0ø": "o", "рρ": "p", "ԛ": "q", "гг": "r", "ѕ": "s", "тτ": "t",
    "υսц": "u", "ѵν": "v", "ԝω": "w", "хχ": "x", "уγ": "y", "ᴢ": "z",
}  # fmt: skip
"""Letters of other alphabets that look like Latin ones, and signs that are read for each other."""
SHOW_NOTHING = ("Cf", "Mn", "Me")
"""Categories of signs that have no place of their own: joiners, accents, frames."""


class Table(dict[int, str | int | None]):
    """For `str.translate`: a sign is judged when it is first met, as there are a million of them."""

    def __missing__(self, place: int) -> int | None:
        shown = None if unicodedata.category(chr(place)) in SHOW_NOTHING else place
        self[place] = shown
        return shown


TABLE = Table(
    {ord(letter): plain for group, plain in LOOK_ALIKES.items() for letter in group}
    | {ord("1"): "i", ord("’"): "'", ord("‘"): "'"}
)
HYPHENS = re.compile("[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d][ \t]*\r?\n[ \t]*")
SPACES = re.compile(r"\s+")
NO_LETTERS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """In small Latin letters, with single spaces, a word cut at the end of a line made whole."""
    whole = HYPHENS.sub("", text)
    return SPACES.sub(" ", unicodedata.normalize("NFKD", whole).casefold().translate(TABLE))


def squeeze(folded: str) -> str:
    """Letters and digits alone: what was cut up by spaces, tags or signs is whole again."""
    return NO_LETTERS.sub("", folded)


def bare(text: str) -> str:
    """Without any space, for comparing what two readers made of one page."""
    return re.sub(r"[\s\u00ad\u0002\ufffe\u200b]+", "", unicodedata.normalize("NFKC", text))
