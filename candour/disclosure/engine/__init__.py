"""What in a text may tell who somebody is: suggestions, each with a rule and a reason, no decision."""

from candour.disclosure.engine.document import (
    Block,
    EngineError,
    EnginePolicy,
    Entry,
    Recogniser,
    Reference,
    Result,
    Suggestion,
)
from candour.disclosure.engine.suggesting import suggest, suggest_blocks

__all__ = [
    "Block",
    "EngineError",
    "EnginePolicy",
    "Entry",
    "Recogniser",
    "Reference",
    "Result",
    "Suggestion",
    "suggest",
    "suggest_blocks",
]
