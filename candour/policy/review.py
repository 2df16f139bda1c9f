"""The sections of a review, the themes that its findings are coded by, and the words its rules look for."""

from dataclasses import dataclass

from candour.policy.reading import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSection(PolicyRow):
    """One section, with what it is for and questions that help its author."""

    key: str
    title: str
    order: int
    standard: str
    """The letter of the quality standard that it serves most."""
    guidance: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(PolicyRow):
    """A word of the controlled vocabulary for findings."""

    key: str
    name: str
    meaning: str
    multi_agency: bool = False
    """Whether it lies between agencies, so that learning for them is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLimit(PolicyRow):
    """A number that a rule of the thread or the reader's view measures by."""

    key: str
    number: int
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList(PolicyRow):
    """Words that a rule of the thread looks for. A trailing * takes any ending."""

    key: str
    name: str
    meaning: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(PolicyRow):
    """Something on which a review is expected to judge, and how anybody can see that it did."""

    key: str
    name: str
    meaning: str
    codes: tuple[str, ...]
    """Themes and factors that show it was judged."""
    words: tuple[str, ...]
    """Words in a judgement, a reason or effective practice that show it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(PolicyRow):
    """A word of the field that somebody outside it would not know."""

    key: str
    forms: tuple[str, ...] = ()
    """Other ways of writing it."""
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsuitableWords(PolicyRow):
    """Words that can hurt a reader who was harmed or bereaved, or that do not belong in a review."""

    key: str
    kind: str
    """blaming, diminishing, labelling, accusing, private or distressing."""
    forms: tuple[str, ...]
    why: str
    instead: str
