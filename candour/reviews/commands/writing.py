"""Write in a section. Every save is a version; one that another save overtook is refused and kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.models import RegisteredPerson
from candour.reviews import rich_text
from candour.reviews.commands.reaching import must_hold, refuse, write_down
from candour.reviews.models import Section, SectionVersion
from candour.reviews.rules import writing as rules
from candour.reviews.rules.allocation import a_writer_declared_independence
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow

MINE = "Kept beside what somebody else saved"


@dataclass(frozen=True, slots=True)
class Saved:
    """What the server has: the number is what the label on the page may speak of."""

    version: int
    at: datetime
    words: int
    content: rich_text.Node

    @property
    def clock(self) -> str:
        """The hour, minute and second in London."""
        return timezone.localtime(self.at).strftime("%H:%M:%S")


class Overtaken(Exception):
    """Somebody saved after the text that this was written on. Both are here; nothing was changed."""

    def __init__(self, section: Section, mine: rich_text.Node) -> None:
        super().__init__("The section was changed by somebody else.")
        self.section = section
        self.mine = mine


def save_section(
    *,
    section: Section,
    content: object,
    base: int,
    by: User,
    at: datetime,
    operation: UUID | None = None,
    after: UUID | None = None,
) -> Saved:
    """Keep what was written as a new version, where it was written on the version that stands.

    `after` is the page's own save before this one, of which it has had no answer: this one follows it too.

    The same operation twice is one version; the same words again are none. A save is not audited by itself:
    its version, which nothing changes, says who wrote what and when.
    Raises NotAllowed, NotNow, rich_text.NotADocument, Overtaken.
    """
    row = to_write(section, by=by, at=at)
    if earlier := _sent_before(row, by, operation):
        return earlier
    mine = _of_this_case(row, rich_text.checked(content))
    if _same(mine, row.content):
        return _standing(row, at)
    if base != row.version and not _follows(row, by, after):
        raise Overtaken(row, mine)
    return _add(row, mine, by=by, at=at, operation=operation)


def settle(
    *, section: Section, mine: object, chosen: object, seen: int, by: User, at: datetime, operation: UUID
) -> Saved:
    """End a conflict: the writer's own text is kept as a version, and what they chose stands on top of it.

    `seen` is the version of the other text that they chose beside; a later one raises Overtaken again.
    """
    row = to_write(section, by=by, at=at)
    if earlier := _sent_before(row, by, operation):
        return earlier
    own, wanted = (_of_this_case(row, rich_text.checked(one)) for one in (mine, chosen))
    if seen != row.version:
        raise Overtaken(row, own)
    if not _same(own, wanted) and not _same(own, row.content):
        _add(row, own, by=by, at=at, label=MINE)
    saved = _add(row, wanted, by=by, at=at, operation=operation)
    write_down("conflict_settled", row.review, by, at, "content", subject=row.key)
    return saved


def restore(*, section: Section, number: int, by: User, at: datetime, operation: UUID) -> Saved:
    """Make an earlier version the text of the section again, as a new version."""
    row = to_write(section, by=by, at=at)
    if earlier := _sent_before(row, by, operation):
        return earlier
    wanted = SectionVersion.objects.filter(section=row, number=number).first()
    if wanted is None:
        raise NotNow(["There is no such version of this section."])
    if _same(wanted.content, row.content):
        return _standing(row, at)
    saved = _add(row, wanted.content, by=by, at=at, operation=operation, restored_from=number)
    write_down("section_restored", row.review, by, at, "content", subject=row.key)
    return saved


def mark_progress(*, section: Section, progress: str, by: User, at: datetime) -> Section:
    """Say how far the section is. A section without a word is not ready."""
    row = to_write(section, by=by, at=at)
    if progress == Section.Progress.READY and not row.words:
        raise NotNow(["Write the section first: it has no words yet."])
    if row.progress != progress:
        row.progress = Section.Progress(progress)
        row.save(update_fields=["progress"])
        write_down("section_progress", row.review, by, at, "progress", subject=row.key)
    return row


def to_write(section: Section, *, by: User, at: datetime) -> Section:
    """The section itself, locked, where this person may write in it now. Raises NotAllowed or NotNow."""
    row = locked_section(section, by=by)
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    refuse(*rules.reasons_against_writing(row, by), a_writer_declared_independence(row.review, by))
    return row


def locked_section(section: Section, *, by: User) -> Section:
    seen = Section.objects.visible_to(by).select_related("review__case", "review__reviewing_manager")
    found: Section | None = seen.select_for_update(of=("self",)).filter(pk=section.pk).first()
    if found is None:
        raise NotAllowed("This section is not one that you can change.")
    return found


def _sent_before(row: Section, by: User, operation: UUID | None) -> Saved | None:
    """The version that this operation has already made."""
    if operation is None:
        return None
    made = SectionVersion.objects.filter(operation=operation).first()
    if made is None:
        return None
    if made.section_id != row.pk or made.by_id != by.pk:
        raise NotAllowed("This page was already used for something else. Open the section again.")
    return Saved(made.number, made.at, made.words, made.content)


def _follows(row: Section, by: User, after: UUID | None) -> bool:
    """Whether the version that stands is the one that this page's save before made."""
    if after is None:
        return False
    standing = SectionVersion.objects.filter(section=row, number=row.version, operation=after, by=by)
    return standing.exists()


def _of_this_case(row: Section, document: rich_text.Node) -> rich_text.Node:
    """References lead into the register of this case; any other name is kept as plain words."""
    people = rich_text.people_in(document)
    if not people:
        return document
    registered = RegisteredPerson.objects.filter(case=row.case_id, pk__in=people)
    return rich_text.without_people(document, unknown=people - set(registered.values_list("pk", flat=True)))


def _same(first: rich_text.Node, second: rich_text.Node) -> bool:
    return (first or rich_text.empty()) == (second or rich_text.empty())


def _standing(row: Section, at: datetime) -> Saved:
    return Saved(row.version, row.saved_at or at, row.words, row.content or rich_text.empty())


def _add(
    row: Section,
    content: rich_text.Node,
    *,
    by: User,
    at: datetime,
    operation: UUID | None = None,
    restored_from: int | None = None,
    label: str = "",
) -> Saved:
    row.content, row.version, row.words = content, row.version + 1, rich_text.word_count(content)
    row.saved_at, row.saved_by = at, by
    if row.progress == Section.Progress.NOT_STARTED:
        row.progress = Section.Progress.BEGUN
    row.save(update_fields=["content", "version", "words", "saved_at", "saved_by", "progress"])
    SectionVersion.objects.create(
        case_id=row.case_id,
        review_id=row.review_id,
        section=row,
        number=row.version,
        content=content,
        words=row.words,
        by=by,
        at=at,
        operation=operation,
        restored_from=restored_from,
        label=label,
    )
    return Saved(row.version, at, row.words, content)
