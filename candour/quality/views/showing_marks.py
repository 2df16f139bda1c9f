"""What the page of one part of the marks shows beside its form."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from candour.quality.models import Assessment, AssessmentStatus, Marking, Marks
from candour.reviews.queries.submitted import SubmittedParagraph, submitted_text


@dataclass(frozen=True, slots=True)
class Beside:
    """One paragraph of the submitted text, and whether a passage of it is picked."""

    paragraph: SubmittedParagraph
    picked: bool


@dataclass(frozen=True, slots=True)
class SectionBeside:
    key: str
    title: str
    lines: list[Beside]


def text_beside(assessment: Assessment, picked: list[dict[str, Any]]) -> list[SectionBeside]:
    """The submitted text with its numbers, saying which paragraphs a passage was picked from."""
    places = {(one["section"], one["block"]) for one in picked}
    return [
        SectionBeside(
            section.key,
            section.title,
            [Beside(one, (one.section, one.block) in places) for one in section.paragraphs],
        )
        for section in submitted_text(assessment.submission)
    ]


def numbers_of(assessment: Assessment) -> dict[tuple[str, str], int | None]:
    """The number of each paragraph by its place."""
    return {
        (one.section, one.block): one.number
        for section in submitted_text(assessment.submission)
        for one in section.paragraphs
    }


def is_open(marking: Marking) -> bool:
    """Whether the assessor can still change their marks."""
    under_way = marking.assessment.status == AssessmentStatus.MARKING
    return marking.locked_at is None and marking.ended_at is None and under_way


def editor_context(row: Marks) -> dict[str, object]:
    """What the script of the page needs to save by itself."""
    place = [row.case_reference, row.assessment.round, row.key]
    return {
        "addresses": {
            "save": reverse("quality:save_marks", args=place),
            "key": reverse("quality:marks_key", args=place),
            "state": reverse("quality:marks_state", args=place),
        },
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "saved_clock": timezone.localtime(row.saved_at).strftime("%H:%M") if row.saved_at else "",
        "signed_in_page": reverse("quality:marks_signed_in", args=place),
    }
