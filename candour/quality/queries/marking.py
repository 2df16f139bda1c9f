"""One assessor's own marks: how far each part is, its versions, and what was kept when a session ended."""

from dataclasses import dataclass
from datetime import datetime

from candour.cases.models.visibility import Sight
from candour.quality.marking.missing import Asked, missing, of_standard, of_whole
from candour.quality.models import WHOLE, KeptMarks, Marking, Marks, MarksVersion
from candour.quality.standards import Standard, standards_of

JOINED = ("assessment__case__region", "assessment__review", "assessor")


def marking_of(reference: str, number: int, sight: Sight) -> Marking | None:
    """The reader's own seat in this round, a standing one before one that was ended."""
    rows = Marking.objects.visible_to(sight).filter(
        assessment__case__reference=reference, assessment__round=number, assessor=sight.reader
    )
    found: Marking | None = rows.select_related(*JOINED).order_by("-ended_at", "-id").first()
    standing = rows.filter(ended_at__isnull=True).select_related(*JOINED).first()
    return standing or found


def parts_of(marking: Marking, sight: Sight) -> dict[str, Marks]:
    rows = Marks.objects.visible_to(sight).filter(marking=marking)
    return {marks.key: marks for marks in rows}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part in the list: how far it is, in words."""

    key: str
    name: str
    status: str
    colour: str
    missing: list[str]


def lines_of(marking: Marking, parts: dict[str, Marks]) -> list[PartLine]:
    standards = standards_of(marking.assessment.standards_version)
    found = [
        _line(one.key, one.name, parts, of_standard(_content(parts, one.key), asked_of(one)))
        for one in standards
    ]
    return [*found, _line(WHOLE, "The review as a whole", parts, of_whole(_content(parts, WHOLE)))]


def asked_of(standard: Standard) -> Asked:
    return Asked(standard.key, standard.name, tuple(question.key for question in standard.questions))


def asked_under(version: str) -> list[Asked]:
    """The standards of a version, as `missing` measures against them."""
    return [asked_of(one) for one in standards_of(version)]


def missing_in(marking: Marking, parts: dict[str, Marks]) -> list[str]:
    """Everything that still stands in the way of locking."""
    asked = asked_under(marking.assessment.standards_version)
    return missing({key: marks.content for key, marks in parts.items()}, asked, whole=WHOLE)


def _content(parts: dict[str, Marks], key: str) -> dict[str, object]:
    return parts[key].content if key in parts else {}


def _line(key: str, name: str, parts: dict[str, Marks], lacks: list[str]) -> PartLine:
    begun = key in parts and parts[key].version > 0
    status, colour = ("Complete", "") if not lacks else ("Begun", "blue") if begun else ("Not begun", "grey")
    return PartLine(key, name, status, colour, lacks)


def chosen_ratings(parts: dict[str, Marks]) -> dict[str, str]:
    """The rating of each standard so far."""
    return {
        key: marks.content["rating"]
        for key, marks in parts.items()
        if marks.content.get("rating") and key != WHOLE
    }


def versions_of(marks: Marks) -> list[MarksVersion]:
    """The latest first."""
    return list(MarksVersion.objects.filter(marks=marks)[:200])


def kept_of(marks: Marks, *, at: datetime) -> KeptMarks | None:
    """What came after the session had ended, for half an hour."""
    return KeptMarks.objects.filter(marks=marks, until__gte=at).first()
