"""Grounds for withholding, who asks for a copy and what they know, what is asked of each kind of passage."""

from dataclasses import dataclass
from enum import StrEnum

from candour.policy.reading import PolicyRow


class Action(StrEnum):
    """What can be done with a passage before somebody else reads it."""

    LABEL = "label"
    GENERALISE = "generalise"
    WITHHOLD = "withhold"
    KEEP = "keep"
    LOOK = "look"


class Extent(StrEnum):
    """How much of a review an audience is given."""

    WHOLE = "whole"
    OWN_PART = "own_part"
    WHAT_IS_NEEDED = "what_is_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionGround(PolicyRow):
    """Why a passage may be withheld. None is ever chosen for the person who decides."""

    key: str
    code: str
    """As Annex J numbers it: (i) to (iii)."""
    name: str
    meaning: str
    necessity: str
    """What whoever withholds answers: is it needed."""
    proportionality: str
    """What whoever withholds answers: is it no more than needed."""
    consent: bool = False
    """Whether the consent of a third party would let the passage stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRefusalReason(PolicyRow):
    """Why somebody declines to be told, where they say so."""

    key: str
    name: str
    meaning: str
    ask_again: bool = False
    """Whether the reason passes, so that a later offer is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfPassage(PolicyRow):
    """A kind of suggestion, with what is done with it where an audience has no row of its own."""

    key: str
    name: str
    meaning: str
    action: Action
    question: str
    """What is asked of whoever decides; a question, never a ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(PolicyRow):
    """Somebody to whom a copy may go, with what they know already."""

    key: str
    name: str
    meaning: str
    extent: Extent
    knows: tuple[str, ...] = ()
    """Roles of the register, or kinds of passage, that usually tell this audience nothing new."""
    knows_because: str
    consider: tuple[str, ...] = ()
    """What is considered and recorded before anything is shared."""
    national_team: bool = False
    """Whether the national team advises or agrees first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceQuestion(PolicyRow):
    """What is done with a kind of passage for one audience, where it differs from the usual."""

    audience: str
    kind: str
    action: Action
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWords(PolicyRow):
    """The words that stand for a person of one role, the preferred first."""

    role: str
    words: tuple[str, ...]
    alone: tuple[str, ...] = ()
    """Words without a number, where the register has one person of the role."""
