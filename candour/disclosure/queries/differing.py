"""Where two copies differ: whoever holds both can read in one what the other hides."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.disclosure.models import GIVEN, Disclosure, Status
from candour.disclosure.redacted import CannotRedact, Change, Difference, Redacted, differences
from candour.disclosure.standing import Standing, standing_of

MOST = 12
"""Copies of one case that are compared with each other; more are compared one by one on their own pages."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Two copies of one case, and the paragraphs of which one shows more than the other."""

    one: Disclosure
    other: Disclosure
    paragraphs: int


def model_of(disclosure: Disclosure) -> Redacted | None:
    """What the recipient reads as it is decided now; None while something must be decided again."""
    return model_in(standing_of(disclosure))


def model_in(standing: Standing) -> Redacted | None:
    try:
        return standing.model()
    except CannotRedact:
        return None


def model_for_schedule(disclosure: Disclosure) -> Redacted | None:
    """The same for somebody who may not read the decisions: a model holds nothing of what is withheld."""
    with every_row():
        return model_of(disclosure)


def differing_releases(case: Case, sight: Sight) -> list[Differing]:
    """Each pair of sent or approved copies that differ in what they hide."""
    rows = Disclosure.objects.visible_to(sight).filter(case=case, status__in=[*GIVEN, Status.APPROVED])
    copies: Sequence[Disclosure] = list(rows.select_related("submission").order_by("number")[:MOST])
    models = [(copy, model) for copy in copies if (model := model_of(copy)) is not None]
    pairs = (
        Differing(one, other, len(shows_other(first, second)))
        for (one, first), (other, second) in combinations(models, 2)
    )
    return [pair for pair in pairs if pair.paragraphs]


def shows_other(first: Redacted, second: Redacted) -> list[Difference]:
    """Paragraphs that hide a different amount in the two."""
    hiding = (Change.SHOWS_MORE, Change.SHOWS_LESS)
    return [one for one in differences(first, second) if one.change in hiding]
