"""The marks of the assessors side by side, and what was settled; read only once every marking is locked."""

from dataclasses import dataclass, field

from candour.cases.models.visibility import Sight
from candour.quality.models import (
    WHOLE,
    Answer,
    Assessment,
    Marking,
    Passage,
    Rating,
    Said,
    SettledAnswer,
    SettledRating,
    Way,
)
from candour.quality.standards import Standard, standards_of
from candour.staff.models import User

WHOLE_NAME = "The review as a whole"


@dataclass(slots=True)
class Side:
    """What one assessor gave for one standard."""

    marking: Marking
    rating: Rating | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    question: str
    text: str
    given: list[Answer | None]
    settled: SettledAnswer | None

    @property
    def differs(self) -> bool:
        return len({one.answer for one in self.given if one is not None}) > 1


@dataclass(slots=True)
class Compared:
    """One standard, or the whole, from every assessor, with what stands now."""

    key: str
    name: str
    sides: list[Side]
    answers: list[AnswerRow]
    settled: SettledRating | None
    earlier: list[SettledRating]
    discussion: list[Said]
    agreed: list[User]
    waits_for: list[User]

    @property
    def differs(self) -> bool:
        return len({side.rating.rating for side in self.sides if side.rating}) > 1

    @property
    def open_answers(self) -> list[AnswerRow]:
        return [row for row in self.answers if row.settled is None]

    @property
    def is_settled(self) -> bool:
        return self.settled is not None and not self.open_answers and not self.waits_for


def compared(assessment: Assessment, sight: Sight) -> list[Compared]:
    """Every standard, then the whole, in a constant number of queries."""
    rows = _Rows(assessment, sight)
    standards = standards_of(assessment.standards_version)
    return [*[rows.of(one.key, one.name, one) for one in standards], rows.of(WHOLE, WHOLE_NAME, None)]


class _Rows:
    """Everything of one assessment that this person may see, read once."""

    def __init__(self, assessment: Assessment, sight: Sight) -> None:
        part = {"assessment": assessment}
        seats = Marking.objects.visible_to(sight).filter(**part, ended_at__isnull=True)
        self.markings = list(seats.select_related("assessor").order_by("seat"))
        self.ratings = list(Rating.objects.visible_to(sight).filter(**part))
        self.answers = list(Answer.objects.visible_to(sight).filter(**part))
        self.passages = list(Passage.objects.visible_to(sight).filter(**part))
        settled = SettledRating.objects.visible_to(sight).filter(**part).select_related("by")
        self.settled = list(settled.prefetch_related("agreements__by"))
        given = SettledAnswer.objects.visible_to(sight).filter(**part).select_related("by")
        self.settled_answers = {one.question: one for one in given}
        self.said = list(Said.objects.visible_to(sight).filter(**part).select_related("by"))

    def of(self, key: str, name: str, standard: Standard | None) -> Compared:
        sides = [self._side(marking, key) for marking in self.markings]
        standing = next((one for one in self.settled if one.key == key and one.replaced_at is None), None)
        agreed = [one.by for one in standing.agreements.all()] if standing else []
        return Compared(
            key=key,
            name=name,
            sides=sides,
            answers=self._answers(standard, sides),
            settled=standing,
            earlier=[one for one in self.settled if one.key == key and one.replaced_at is not None],
            discussion=[one for one in self.said if one.key == key],
            agreed=agreed,
            waits_for=self._waits_for(standing, agreed),
        )

    def _side(self, marking: Marking, key: str) -> Side:
        own = marking.pk
        return Side(
            marking,
            next((one for one in self.ratings if (one.marking_id, one.key) == (own, key)), None),
            {one.question: one for one in self.answers if one.marking_id == own},
            [one for one in self.passages if (one.marking_id, one.standard) == (own, key)],
        )

    def _answers(self, standard: Standard | None, sides: list[Side]) -> list[AnswerRow]:
        return [
            AnswerRow(
                question.key,
                question.question,
                [side.answers.get(question.key) for side in sides],
                self.settled_answers.get(question.key),
            )
            for question in (standard.questions if standard else ())
        ]

    def _waits_for(self, standing: SettledRating | None, agreed: list[User]) -> list[User]:
        """The assessors who have not agreed with what was proposed."""
        if standing is None or standing.way != Way.AGREED:
            return []
        given = {standing.by_id, *[one.pk for one in agreed]}
        return [one.assessor for one in self.markings if one.assessor_id not in given]
