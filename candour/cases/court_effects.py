"""What a court outcome brings with it, in words, before anybody presses a button.

The review and the victim track are moved by rules whose sources are named with the outcomes in the policy;
where the public record is silent, a default of this service applies and is called one.
"""

from dataclasses import dataclass

from candour.cases.models import Case, CourtStatus, ReviewStatus, VictimStatus

OPEN_STATUSES = frozenset({CourtStatus.CHARGED, CourtStatus.SENT, CourtStatus.AWAITING_TRIAL})
CONCLUDED = frozenset(set(CourtStatus) - OPEN_STATUSES)
CONVICTIONS = frozenset(
    {CourtStatus.CONVICTED, CourtStatus.CONVICTED_MORE_SERIOUS, CourtStatus.CONVICTED_LESSER}
)
UNFINISHED = frozenset({ReviewStatus.NOT_DECIDED, ReviewStatus.REQUIRED})

VICTIM_TRACK = {
    **dict.fromkeys(OPEN_STATUSES, VictimStatus.NOT_OPEN),
    CourtStatus.CONVICTED: VictimStatus.OPEN,
    CourtStatus.CONVICTED_MORE_SERIOUS: VictimStatus.OPEN,
    CourtStatus.CONVICTED_LESSER: VictimStatus.NATIONAL_DECISION,
    CourtStatus.ACQUITTED: VictimStatus.CLOSED,
    CourtStatus.DROPPED: VictimStatus.CLOSED,
    CourtStatus.DIED: VictimStatus.NATIONAL_DECISION,
    CourtStatus.UNFIT: VictimStatus.NATIONAL_DECISION,
    CourtStatus.OTHER: VictimStatus.NATIONAL_DECISION,
}
VICTIM_SENTENCES = {
    VictimStatus.NOT_OPEN: "Nothing is disclosed to victims and families before a conviction.",
    VictimStatus.OPEN: "Disclosure opens: victims and families may be told and offered the review.",
    VictimStatus.NATIONAL_DECISION: "The national team decides whether anything is disclosed to families.",
    VictimStatus.CLOSED: "There is no disclosure to victims and families, as it follows a conviction.",
}
BY_DEFAULT = frozenset(
    {
        CourtStatus.CONVICTED_LESSER,
        CourtStatus.ACQUITTED,
        CourtStatus.DIED,
        CourtStatus.UNFIT,
        CourtStatus.OTHER,
    }
)
"""Outcomes of which the public record does not say what follows."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that follows. `target` is None where the track stays as it is."""

    track: str
    sentence: str
    target: str | None = None
    default: bool = False


def effects_of(case: Case, outcome: CourtStatus) -> list[Effect]:
    """Everything that follows from an outcome for the tracks of this case, in order."""
    return [_on_the_review(case, outcome), _on_victims(case, outcome)]


def _on_the_review(case: Case, outcome: CourtStatus) -> Effect:
    status = ReviewStatus(case.review_status)
    if outcome == CourtStatus.DROPPED and status in UNFINISHED:
        return Effect("review", "The review is not completed: it ends here.", ReviewStatus.ENDED)
    if outcome != CourtStatus.DROPPED and status == ReviewStatus.ENDED:
        sentence = "The review that had ended is opened again, and eligibility is answered anew."
        return Effect("review", sentence, ReviewStatus.NOT_DECIDED, default=True)
    if status == ReviewStatus.COMPLETE:
        return Effect("review", "The review stands, and so does its learning.")
    if status in UNFINISHED:
        return Effect("review", "The review carries on.", default=outcome in BY_DEFAULT)
    return Effect("review", "The review track stays as it is.")


def _on_victims(case: Case, outcome: CourtStatus) -> Effect:
    target = VICTIM_TRACK[outcome]
    moves = target if target != case.victim_status else None
    return Effect("victim", VICTIM_SENTENCES[target], moves, default=outcome in BY_DEFAULT)
