"""The sections of a review and the themes that its findings are coded by."""

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
