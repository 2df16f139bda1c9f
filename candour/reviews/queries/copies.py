"""What a printed copy is made from: how it stands, the words for its keys, and people by their role."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from candour.cases.models import RegisteredPerson
from candour.design_system.words import day
from candour.policy.load import load_policy
from candour.reviews.models import (
    Area,
    Countersignature,
    DiversityConsidered,
    EntryKind,
    Interview,
    Level,
    Reasonable,
    Rendition,
    Review,
    SourceKind,
    Sufficiency,
)
from candour.reviews.rendering import Copy, Wording, roles_in_words
from candour.reviews.rich_text import blocks
from candour.reviews.whole import digest


def copy_of(rendition: Rendition, whole: dict[str, Any], *, at: datetime) -> Copy:
    """What stands on each page. A draft whose very text is signed says so."""
    submission = rendition.submission
    content = digest(whole)
    signatures = Countersignature.objects.filter(review=rendition.review, sha256=content)
    signature = signatures.last()
    return Copy(
        reference=rendition.case_reference,
        number=rendition.copy_number,
        made_on=day(timezone.localdate(at)),
        digest=content,
        submitted_on=day(submission.at) if submission else "",
        signed=f"Countersigned by the countersigning manager on {day(signature.at)}." if signature else "",
    )


def wording_of(review: Review, whole: dict[str, Any]) -> Wording:
    """The words for every key that a review keeps; people by their role."""
    policy = load_policy()
    themes = [*policy.practice_themes, *policy.effective_practice_themes, *policy.systemic_factors]
    return Wording(
        areas=_labels(Area),
        sufficiency=_labels(Sufficiency),
        levels=_labels(Level),
        factors={row.key: row.name for row in policy.systemic_factors},
        themes={row.key: row.name for row in themes},
        characteristics=_labels(DiversityConsidered.Characteristic),
        reasonable=_labels(Reasonable),
        entry_kinds=_labels(EntryKind),
        sources=_labels(SourceKind),
        interview_states=_labels(Interview.State),
        people=people_of(review, whole),
        names=names_of(review),
    )


def _labels(choices: Any) -> dict[str, str]:  # noqa: ANN401 - any list of choices
    return {str(value): str(label) for value, label in choices.choices}


def people_of(review: Review, whole: dict[str, Any]) -> dict[int, str]:
    """For each number of the register, who it is by role, in the order of the text."""
    registered = RegisteredPerson.objects.filter(case_id=review.case_id)
    roles = dict(registered.values_list("pk", "role"))
    spoken_of = [
        mention.register
        for section in whole["sections"]
        for block in blocks(section["content"])
        for mention in block.mentions
    ]
    return roles_in_words([(number, roles[number]) for number in dict.fromkeys(spoken_of) if number in roles])


def names_of(review: Review) -> frozenset[str]:
    """Every name by which anybody in the register is known."""
    people = RegisteredPerson.objects.filter(case_id=review.case_id)
    return frozenset(
        name
        for each in people
        for name in (each.family_name, each.given_names, each.known_as, *each.aliases)
        if name.strip()
    )
