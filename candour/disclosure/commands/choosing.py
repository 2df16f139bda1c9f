"""Choose which sections are shared, and which paragraphs: of an own part, or of what an agency needs."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.disclosure import rules
from candour.disclosure.commands.reaching import count_open, locked, write_down
from candour.disclosure.models import Disclosure, Status
from candour.disclosure.redacted import Section, read_original, units_of
from candour.disclosure.standing import original_of
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold
from candour.workflow.refusals import NotNow, refuse


@transaction.atomic
def choose_sections(
    *,
    disclosure: Disclosure,
    sections: Collection[str],
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Disclosure:
    """Share these sections and no others. Of one that stays, the paragraphs that were chosen stay chosen."""
    row = _to_choose(disclosure, by, at)
    if once(operation, name="disclosure.sections_chosen", by=by, at=at, on=row) is not None:
        return row
    kept = {key: blocks for key, blocks in row.chosen_blocks.items() if blocks and key in sections}
    every = [one.key for one in read_original(row.submission.content).sections]
    row.parts, row.chosen_blocks = [], kept | {key: [] for key in every if key not in sections}
    return _kept(row, by, at, subject=f"{row.pk}")


@transaction.atomic
def choose_paragraphs(
    *,
    disclosure: Disclosure,
    section: str,
    units: Collection[str],
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Disclosure:
    """Share these units of a section and no others; all of them: the section is shared whole.

    The words that are shared change, so suggestions must be asked for again before the copy goes on.
    """
    row = _to_choose(disclosure, by, at)
    if once(operation, name="disclosure.paragraphs_chosen", by=by, at=at, on=row) is not None:
        return row
    found = section_of(row, section)
    if found is None:
        raise NotNow(["There is no such section in the review."])
    _choose(row, found, units)
    return _kept(row, by, at, subject=f"{row.pk} {section}")


def _to_choose(disclosure: Disclosure, by: User, at: datetime) -> Disclosure:
    must_hold(by, Permission.PREPARE_DISCLOSURE, at=at)
    row = locked(disclosure, by=by)
    refuse(
        None if row.status == Status.DRAFT else "This copy is not being prepared, so nothing in it changes.",
        rules.it_is_theirs_to_prepare(row, by),
        rules.they_are_independent(row, by),
    )
    return row


def _kept(row: Disclosure, by: User, at: datetime, *, subject: str) -> Disclosure:
    refuse(None if original_of(row).sections else "Nothing would be shared. Choose at least one paragraph.")
    row.save(update_fields=["parts", "chosen_blocks"])
    count_open(row)
    write_down("paragraphs_chosen", row, by, at, "parts", "chosen_blocks", subject=subject)
    return row


def section_of(disclosure: Disclosure, key: str) -> Section | None:
    """A section of the submission, shared or not."""
    sections = read_original(disclosure.submission.content).sections
    return next((one for one in sections if one.key == key), None)


def _choose(row: Disclosure, section: Section, units: Collection[str]) -> None:
    every = units_of(section)
    chosen = [unit for unit in every if unit.key in units]
    kept = {key: blocks for key, blocks in row.chosen_blocks.items() if key != section.key}
    if len(chosen) < len(every):
        kept[section.key] = [block for unit in chosen for block in unit.blocks]
    if chosen and row.parts and section.key not in row.parts:
        row.parts = [*row.parts, section.key]
    row.chosen_blocks = kept
