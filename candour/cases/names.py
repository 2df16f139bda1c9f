"""Names as people type them: accents folded, so that Siân is found by sian and Llŷr by llyr."""

import re
import unicodedata

_NOT_DECOMPOSED = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "\u0131": "i"}
)
_APOSTROPHES = re.compile(r"['\u2018\u2019\u02bc`\u00b4]")
_NOT_A_WORD = re.compile(r"[^\w]+|_")


def fold(text: str) -> str:
    """Small letters without accents, one space between words; an apostrophe joins: O'Neill is oneill."""
    plain = text.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.translate(_NOT_DECOMPOSED))
        plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def sort_name(family_name: str, given_names: str) -> str:
    """Family name first, as lists are ordered."""
    return f"{fold(family_name)} {fold(given_names)}".strip()[:200]


def search_words(*texts: str) -> str:
    """Each folded word once, in order; what the search of the database holds."""
    words = " ".join(map(fold, texts)).split()
    return " ".join(dict.fromkeys(words))


def prefix_query(text: str) -> str:
    """A query of the database that wants every typed word as the beginning of some word, in any order."""
    return " & ".join(f"'{word}':*" for word in dict.fromkeys(fold(text).split()[:8]))
