"""A copy as a pack and as files: composed from the redacted model, drawn, and given to the gate."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from candour.disclosure.lettering import FAMILY, letter_of
from candour.disclosure.models import Disclosure, ReleaseFile
from candour.disclosure.redacted import CannotRedact
from candour.disclosure.rendering import (
    FORMATS,
    About,
    Pack,
    PartRead,
    draw,
    family_pack,
    file_name,
    letter_and_review,
    other_pack,
    reading_of,
)
from candour.disclosure.standing import Standing
from candour.paper import MARKING
from candour.policy.load import load_policy

"""Of a copy for an agency. A family is not bound by that scheme: theirs says PRIVATE."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file as it will leave, and the pack that it was drawn from."""

    pack: Pack
    data: bytes
    name: str
    media_type: str


def packed(file: ReleaseFile, standing: Standing, *, at: datetime) -> Packed:
    """Draw one file. Raises CannotRedact, LetterIncomplete or WordsMissing, each with what to do."""
    pack = pack_of(file.disclosure, standing, at=at)
    return Packed(
        pack, draw(file.format, pack), file_name(file.format, pack), FORMATS[file.format].media_type
    )


def pack_of(disclosure: Disclosure, standing: Standing, *, at: datetime) -> Pack:
    """The final words of the copy. Nothing that is withheld comes in: it is composed from the model."""
    model = standing.model()
    if disclosure.audience == FAMILY:
        return family_pack(model, letter_of(disclosure), about(disclosure, at=at))
    return other_pack(model, about(disclosure, at=at))


def reading_of_parts(disclosure: Disclosure, standing: Standing) -> tuple[PartRead, ...]:
    """How hard the letter and each part are to read for a family, as they stand now; none for others."""
    if disclosure.audience != FAMILY:
        return ()
    try:
        model = standing.model()
    except CannotRedact:
        return ()
    return reading_of(letter_and_review(model, letter_of(disclosure)))


def about(disclosure: Disclosure, *, at: datetime) -> About:
    policy = load_policy()
    return About(
        number=disclosure.number,
        recipient="you" if disclosure.audience == FAMILY else disclosure.recipient,
        made_on=timezone.localdate(at).isoformat(),
        purpose=disclosure.purpose,
        own_name=disclosure.own_name,
        marking="" if disclosure.audience == FAMILY else MARKING,
        glossary={term.key: term.meaning for term in policy.jargon},
        grounds={ground.key: ground.name for ground in policy.redaction_grounds},
    )
