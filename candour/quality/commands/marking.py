"""Mark a review: declare, write, pick passages, lock. Every save is a version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.row_security import every_row
from candour.quality import transitions
from candour.quality.commands.consolidating import prepare
from candour.quality.commands.reaching import must_work_for, write_down
from candour.quality.marking import content as marks_content
from candour.quality.marking.content import Content
from candour.quality.marking.missing import missing
from candour.quality.marking.passages import Anchored, NotFound, Paragraph, find
from candour.quality.models import WHOLE, Answer, Assessment, Marking, Marks, MarksVersion, Passage, Rating
from candour.quality.queries.marking import asked_under
from candour.quality.rules import marking as rules
from candour.quality.standards import against_composite, standards_of
from candour.reviews.commands.conflicts import note_marker
from candour.reviews.commands.reaching import refuse
from candour.reviews.queries.submitted import submitted_text
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform
from candour.workflow.refusals import NotAllowed, NotNow

RATED = ("rating", "reason", "improve", "practice")


@dataclass(frozen=True, slots=True)
class Saved:
    """What the server has."""

    version: int
    at: datetime
    content: Content

    @property
    def clock(self) -> str:
        """The hour and minute in London."""
        return timezone.localtime(self.at).strftime("%H:%M")


class Overtaken(Exception):
    """Another window saved after the marks that this was written on. Both are here; nothing was changed."""

    def __init__(self, marks: Marks, mine: Content) -> None:
        super().__init__("These marks were saved in another window.")
        self.marks = marks
        self.mine = mine


@transaction.atomic
def declare(*, marking: Marking, by: User, at: datetime, operation: UUID | None = None) -> Marking:
    """Say that nothing stands between the assessor and an independent view, and begin."""
    row = _to_change(marking, by, at, declared=True)
    if once(operation, name="quality.declare", by=by, at=at, on=row) is not None or row.declared_at:
        return row
    row.declared_at = at
    row.save(update_fields=["declared_at"])
    keys = [standard.key for standard in standards_of(row.assessment.standards_version)]
    Marks.objects.bulk_create(
        Marks(case_id=row.case_id, assessment_id=row.assessment_id, marking=row, key=key)
        for key in (*keys, WHOLE)
    )
    write_down("marking_declared", row.assessment, by, at, "declared_at")
    return row


@transaction.atomic
def save_marks(
    *,
    marks: Marks,
    content: object,
    base: int,
    by: User,
    at: datetime,
    operation: UUID | None = None,
    after: UUID | None = None,
) -> Saved:
    """Keep what was written as a new version, where it was written on the version that stands.

    `after` is the page's own save before this one, of which it has had no answer: this one follows it too.
    The same operation twice is one version; the same marks again are none. A conflict of interest that was
    found since is told here, and nothing is saved over it. Raises NotAllowed, NotNow, NotMarks, Overtaken.
    """
    row = to_write(marks, by=by, at=at)
    if earlier := _sent_before(row, operation):
        return earlier
    mine = marks_content.checked(content, questions=_questions(row), passages=_passages(row))
    if marks_content.same(mine, row.content):
        return _standing(row, at)
    if base != row.version and not _follows(row, after):
        raise Overtaken(row, mine)
    return _add(row, mine, at=at, operation=operation)


@transaction.atomic
def add_passage(
    *, marks: Marks, number: int | None, words: str, by: User, at: datetime, operation: UUID | None = None
) -> Anchored:
    """Pick a passage of the submitted text as evidence. Raises NotNow with why it was not found."""
    row = to_write(marks, by=by, at=at)
    try:
        found = find(paragraphs_of(row.assessment), number=number, words=words)
    except NotFound as wrong:
        raise NotNow([wrong.reason]) from wrong
    picked = _passages(row)
    refuse("Enough passages are picked. Take one out first." if _full(picked) else None)
    if found.plain() not in picked and not _sent_before(row, operation):
        _add(row, _with(row, [*picked, found.plain()]), at=at, operation=operation)
    return found


@transaction.atomic
def remove_passage(
    *, marks: Marks, place: int, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """Take the passage at this place, counted from 0, out again; versions keep it."""
    row = to_write(marks, by=by, at=at)
    picked = _passages(row)
    if 0 <= place < len(picked) and not _sent_before(row, operation):
        _add(row, _with(row, picked[:place] + picked[place + 1 :]), at=at, operation=operation)


@transaction.atomic
def restore(*, marks: Marks, number: int, by: User, at: datetime, operation: UUID | None = None) -> Saved:
    """Make an earlier version the standing one again, as a new version."""
    row = to_write(marks, by=by, at=at)
    if earlier := _sent_before(row, operation):
        return earlier
    wanted = MarksVersion.objects.filter(marks=row, number=number).first()
    if wanted is None:
        raise NotNow(["There is no such version of these marks."])
    if marks_content.same(wanted.content, row.content):
        return _standing(row, at)
    return _add(row, wanted.content, at=at, operation=operation, restored_from=number)


@transaction.atomic
def lock(*, marking: Marking, by: User, at: datetime, operation: UUID | None = None) -> Assessment:
    """Lock the marks for good. When every assessor has locked, each reads the other's."""
    row = _to_change(marking, by, at)
    assessment: Assessment = row.assessment
    if once(operation, name="quality.lock", by=by, at=at, on=row) is not None:
        return assessment
    parts = {marks.key: marks.content for marks in Marks.objects.filter(marking=row)}
    version = assessment.standards_version
    refuse(*missing(parts, asked_under(version), whole=WHOLE), _against_whole(version, parts))
    _keep(row, parts)
    row.locked_at = at
    row.save(update_fields=["locked_at"])
    note_marker(review=assessment.review, marker=by, at=at)
    write_down("marking_locked", assessment, by, at, "locked_at")
    if rules.every_marking_is_locked(assessment, by) is None:
        assessment = perform(transitions.COMPLETE_MARKS, on=assessment, by=by, at=at)
        with every_row():
            prepare(assessment, at=at)
    return assessment


def _against_whole(version: str, parts: dict[str, Content]) -> str | None:
    ratings = {key: said.get("rating", "") for key, said in parts.items()}
    return against_composite(version, ratings, ratings.get(WHOLE, ""))


def paragraphs_of(assessment: Assessment) -> list[Paragraph]:
    """The numbered paragraphs of what was submitted."""
    return [
        Paragraph(one.number, one.section, one.block, one.text)
        for section in submitted_text(assessment.submission)
        for one in section.paragraphs
        if one.number is not None
    ]


def to_write(marks: Marks, *, by: User, at: datetime) -> Marks:
    """The marks themselves, locked, where this person may write them now. Raises NotAllowed or NotNow."""
    seen = Marks.objects.visible_to(by).select_related("marking__assessor", "assessment__review__case")
    found: Marks | None = seen.select_for_update(of=("self",)).filter(pk=marks.pk).first()
    if found is None:
        raise NotAllowed("These marks are not ones that you can change.")
    found.marking.assessment = found.assessment
    _refuse_writing(found.marking, by, at)
    return found


def _to_change(marking: Marking, by: User, at: datetime, *, declared: bool = False) -> Marking:
    seen = Marking.objects.visible_to(by).select_related("assessor", "assessment__review__case")
    found: Marking | None = seen.select_for_update(of=("self",)).filter(pk=marking.pk).first()
    if found is None:
        raise NotAllowed("This marking is not one that you can change.")
    _refuse_writing(found, by, at, declared=declared)
    return found


def _refuse_writing(marking: Marking, by: User, at: datetime, *, declared: bool = False) -> None:
    must_work_for(marking.assessment.body, by, Permission.MARK_REVIEW, on=timezone.localdate(at))
    refuse(
        rules.the_marking_is_theirs(marking, by),
        rules.the_marking_is_open(marking, by),
        None if declared else rules.the_assessor_declared(marking, by),
        rules.the_assessor_is_independent(marking, by),
    )


def _questions(row: Marks) -> list[str]:
    for standard in standards_of(row.assessment.standards_version):
        if standard.key == row.key:
            return [question.key for question in standard.questions]
    return []


def _passages(row: Marks) -> list[Content]:
    return list(row.content.get("passages", []))


def _full(picked: list[Content]) -> bool:
    return len(picked) >= marks_content.MOST_PASSAGES


def _with(row: Marks, passages: list[Content]) -> Content:
    return {**marks_content.empty(), **row.content, "passages": passages}


def _sent_before(row: Marks, operation: UUID | None) -> Saved | None:
    """The version that this operation has already made."""
    made = MarksVersion.objects.filter(operation=operation).first() if operation else None
    if made is None:
        return None
    if made.marks_id != row.pk:
        raise NotAllowed("This page was already used for something else. Open it again.")
    return Saved(made.number, made.at, made.content)


def _follows(row: Marks, after: UUID | None) -> bool:
    """Whether the version that stands is the one that this page's save before made."""
    standing = MarksVersion.objects.filter(marks=row, number=row.version, operation=after)
    return after is not None and standing.exists()


def _standing(row: Marks, at: datetime) -> Saved:
    return Saved(row.version, row.saved_at or at, row.content)


def _add(
    row: Marks,
    content: Content,
    *,
    at: datetime,
    operation: UUID | None = None,
    restored_from: int | None = None,
) -> Saved:
    row.content, row.version, row.saved_at = content, row.version + 1, at
    row.save(update_fields=["content", "version", "saved_at"])
    MarksVersion.objects.create(
        case_id=row.case_id,
        assessment_id=row.assessment_id,
        marking_id=row.marking_id,
        marks=row,
        number=row.version,
        content=content,
        at=at,
        operation=operation,
        restored_from=restored_from,
    )
    return Saved(row.version, at, content)


def _keep(row: Marking, parts: dict[str, Content]) -> None:
    """The marks as rows that nothing changes any more."""
    part = {"case_id": row.case_id, "assessment_id": row.assessment_id, "marking": row}
    Rating.objects.bulk_create(
        Rating(key=key, **{name: said[name] for name in RATED}, **part) for key, said in parts.items()
    )
    Answer.objects.bulk_create(
        Answer(standard=key, question=question, answer=told["answer"], note=told["note"], **part)
        for key, said in parts.items()
        for question, told in said["answers"].items()
    )
    Passage.objects.bulk_create(
        Passage(standard=key, **passage, **part)
        for key, said in parts.items()
        for passage in said["passages"]
    )
