"""A decision on one passage, tied to the very words it was made on."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What becomes of a passage, from the mildest to the strictest."""

    KEEP = "keep"
    LABEL = "label"
    GENERALISE = "generalise"
    WITHHOLD = "withhold"


STRICTNESS = {action: place for place, action in enumerate(Action)}


@dataclass(frozen=True, slots=True)
class Decision:
    """`start` and `end` count code points of the block's text, end exclusive."""

    block: str
    start: int
    end: int
    quoted_sha256: str
    action: Action
    grounds: tuple[str, ...] = ()
    entity: str = ""
    """The number in the register, as text; of a person, place or other entry that the passage is about."""
    wording: str = ""
    """What stands there instead, where the action is to generalise."""
    reference: str = ""
    """The caller's own name for this decision, for messages."""


def hash_of(words: str) -> str:
    """SHA-256 of the quoted words in UTF-8, in hexadecimal."""
    return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a decision cannot be carried out as it stands."""

    block: str
    start: int
    end: int
    why: str
    reference: str = ""


class CannotRedact(Exception):
    """Raised with every problem together, so that a person can see them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problem.why for problem in problems))
