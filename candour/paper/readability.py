"""How hard a text is to read: Flesch reading ease, with syllables counted by a rule written down here.

Reading ease is 206.835 - 1.015 x words to a sentence - 84.6 x syllables to a word (Flesch, 1948). Syllables
are counted as groups of vowels (a, e, i, o, u, y). A silent e at the end, or in -es, -ed and -ement, adds
none. Two vowels that are spoken apart (se-ri-ous, ac-tu-al, be-ing) and -ism add one. A number or a run of
capitals is one for each two characters. Every word has at least one. It agrees with a dictionary for most
words, not for all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
END = re.compile(r"[.!?…][\"'”’)]*(?=\s|$)|\n")
SHORT_FORMS = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|e\.g|i\.e|etc|cf|vs|approx|para|pp?)|\b[A-Z])\.$", re.IGNORECASE
)
VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöûüŵŷ]+")
APART = re.compile(
    r"(?<![tscgx])i[aou]|(?<![qgaeo])ua|(?<!p)eo(?!u)|[aeou]ing$|rea(?=t[ei])|dea$|area|^scie|uie(?=t)|ism(?=s?$)"
)
SILENT = re.compile(
    r"(?<![aeiouytd])ed$|(?<![cgsxzyaeioul])es$|(?<=[aeiou]l)es$"
    r"|(?<=[^aeiouyl])e$|(?<=[aeiou]l)e$|(?<=[^l])e(?=ments?$)"
)

SCALE = (
    (80, "easy to read"),
    (60, "plain English, understood by most people at first reading"),
    (50, "fairly hard: many people read some sentences twice"),
    (30, "hard: easier for people who have studied"),
)
HARDEST = "very hard: for specialists"


@dataclass(frozen=True, slots=True)
class Ease:
    words: int
    sentences: int
    syllables: int

    @property
    def score(self) -> int | None:
        """Points of reading ease, higher is easier; None for an empty text."""
        if not self.words:
            return None
        exact = 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words
        return round(exact)

    @property
    def reading_age(self) -> int | None:
        """In years: the Flesch-Kincaid grade and five; None for an empty text. Never under 5."""
        if not self.words:
            return None
        grade = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return max(5, round(grade) + 5)

    @property
    def words_to_a_sentence(self) -> int:
        return round(self.words / self.sentences) if self.sentences else 0

    @property
    def in_words(self) -> str:
        return in_words(self.score)

    def __add__(self, other: "Ease") -> "Ease":
        return Ease(
            self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables
        )


def in_words(score: int | None) -> str:
    """What a score means."""
    if score is None:
        return "nothing is written yet"
    return next((words for least, words in SCALE if score >= least), HARDEST)


def ease_of_text(text: str) -> Ease:
    sentences = sum(1 for _start, _end in sentences_in(text))
    found = WORD.findall(text)
    return Ease(len(found), sentences, sum(syllables(word) for word in found))


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence with a word in it begins and ends."""
    start = 0
    for match in END.finditer(text):
        if match[0] != "\n" and SHORT_FORMS.search(text[max(start, match.start() - 8) : match.start() + 1]):
            continue
        if WORD.search(text, start, match.end()):
            yield _trimmed(text, start, match.end())
        start = match.end()
    if WORD.search(text, start):
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def syllables(word: str) -> int:
    """At least one; see the rule at the top."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    bare = re.sub(r"['’]s?$", "", word)
    if any(letter.isdigit() for letter in bare) or (bare.isupper() and len(bare) > 1):
        return (len(bare) + 1) // 2
    lower = bare.lower()
    spoken = SILENT.sub("", lower)
    apart = len(APART.findall(lower))
    return max(1, len(VOWELS.findall(spoken)) + apart)
