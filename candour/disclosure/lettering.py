"""The covering letter of a copy for a victim or a family, as the preparer fills it in."""

from candour.disclosure.models import Disclosure
from candour.disclosure.rendering.composing import Contact, Letter

FAMILY = "victim_or_family"
"""The audience that gets a letter, waits for a conviction, and says for itself whether it wishes a copy."""
TEXTS = (
    "to",
    "contact_name",
    "contact_role",
    "contact_phone",
    "contact_email",
    "contact_times",
    "signed_by",
    "signed_role",
    "own_words",
)
LINES = ("next_steps", "other_help")
"""Fields with one entry a line."""


def letter_of(disclosure: Disclosure) -> Letter:
    said = disclosure.letter
    return Letter(
        to=said.get("to", ""),
        bereaved=bool(said.get("bereaved", True)),
        contact=Contact(
            name=said.get("contact_name", ""),
            role=said.get("contact_role", ""),
            phone=said.get("contact_phone", ""),
            email=said.get("contact_email", ""),
            times=said.get("contact_times", ""),
        ),
        signed_by=said.get("signed_by", ""),
        signed_role=said.get("signed_role", ""),
        next_steps=lines_of(said.get("next_steps", "")),
        own_words=said.get("own_words", ""),
        other_help=lines_of(said.get("other_help", "")),
    )


def lines_of(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
