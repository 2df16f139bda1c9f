"""Three invented plans in the layouts of published ones, with a year and a half of progress."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from candour.action_plans.commands import (
    Finding,
    Move,
    Report,
    assign_owner,
    report_progress,
    verify_progress,
)
from candour.action_plans.models import Action, Owner
from candour.recommendations import commands
from candour.recommendations.models import ImportStatus, Publication, Recommendation
from candour.staff.models import User

FOLDER = Path(__file__).parent
FILES = ("north-vale-region.html", "learning-when-things-go-wrong.txt", "independent-review-of-mr-f.txt")
OWNER, INSPECTOR, APPROVER = "demo-anthea", "demo-ines", "demo-ruth"
NOTE = "Looked at the document: it is printed so."
OWNED = ("Head of Learning and Insight", "Head of Statistics, Ministry of Justice", "Head of Digital Change")


@dataclass(frozen=True, slots=True)
class Reported:
    """A report of the demo; `later` is a new target and its reason."""

    on: date
    state: str
    evidence: str
    later: tuple[date, str] | None = None


# the words that the action begins with, and what was reported or found
REPORTS = (
    (
        "Findings will be coded",
        Reported(date(2025, 7, 14), "in_progress", "The list of themes was agreed with three regions."),
    ),
    (
        "Findings will be coded",
        Reported(
            date(2025, 12, 8),
            "in_progress",
            "Half of the reviews of the year are coded. Two coders are still to be trained.",
            (date(2026, 5, 29), "Training of coders begins in February."),
        ),
    ),
    (
        "Findings will be coded",
        Reported(
            date(2026, 5, 11),
            "in_progress",
            "All reviews are coded; the first report to the board is being written.",
            (date(2026, 9, 30), "The board meets in September."),
        ),
    ),
    (
        "Figures for the year",
        Reported(date(2025, 10, 30), "complete", "The bulletin of October 2025 has them in table 9."),
    ),
    (
        "The check will be built",
        Reported(date(2025, 11, 24), "complete", "The check went live in the release of 20 November."),
    ),
    (
        "Entries made by prison staff",
        Reported(date(2025, 10, 3), "in_progress", "The pilot ran in four prisons and has been evaluated."),
    ),
)
FINDINGS = (
    (
        "Figures for the year",
        Finding(date(2025, 12, 2), "implemented", "The table was seen; it gives numbers and reasons."),
    ),
    (
        "The check will be built",
        Finding(
            date(2026, 2, 17),
            "insufficient",
            "The field is there. In 9 of 20 cases that were looked at it was empty, and nothing asks for it.",
        ),
    ),
    (
        "Findings will be coded",
        Finding(date(2026, 1, 20), "reasonable", "30 reviews were checked; the themes are used alike."),
    ),
)


def load_plans(*, by: User, at: datetime) -> int:
    """Import the plans that are not there yet, with their progress, and give how many were imported."""
    made = [found for name in FILES if (found := _import(name, by, at)) is not None]
    if made:
        _assign_owners(by, at)
        _report_and_verify(at)
        _link_repeat(by, at)
    return len(made)


def _import(name: str, by: User, at: datetime) -> Publication | None:
    started = commands.start_import(content=(FOLDER / name).read_bytes(), name=name, by=by, at=at)
    plan_import = started.plan_import
    if started.already and plan_import.status != ImportStatus.DRAFT:
        return None
    for doubt in plan_import.doubts.filter(settled_at__isnull=True):
        commands.settle_doubt(doubt=doubt, note=NOTE, by=by, at=at)
    commands.finish_checking(plan_import=plan_import, by=by, at=at)
    return commands.import_plan(plan_import=plan_import, by=by, at=at)


def _assign_owners(by: User, at: datetime) -> None:
    person = User.objects.filter(username=OWNER).first()
    for owner in Owner.objects.filter(name__in=OWNED):
        assign_owner(owner=owner, user=person, by=by, at=at)


def _report_and_verify(at: datetime) -> None:
    """What was reported and found up to the day of the demo, in the order of the days."""
    people = {user.username: user for user in User.objects.filter(username__in=(OWNER, INSPECTOR, APPROVER))}
    if len(people) < 3:
        return
    today = timezone.localdate(at)
    for words, report in REPORTS:
        if report.on <= today:
            _report(_action(words), report, people, at)
    for words, finding in FINDINGS:
        if finding.on <= today:
            verify_progress(action=_action(words), finding=finding, by=people[INSPECTOR], at=at)


def _report(action: Action, report: Reported, people: dict[str, User], at: datetime) -> None:
    move = Move(*report.later, people[APPROVER]) if report.later else None
    given = Report(report.on, report.state, report.evidence, move)
    report_progress(action=action, report=given, by=people[OWNER], at=at)


def _action(words: str) -> Action:
    found: Action = Action.objects.visible_to(None).get(text__startswith=words)
    return found


def _link_repeat(by: User, at: datetime) -> None:
    """The independent review says itself that it repeats a recommendation."""
    same = Recommendation.objects.visible_to(None).filter(text__startswith="bring what is learned")
    earlier, later = same.order_by("publication__known_from")[:2]
    note = "The later one names the earlier report in its own words."
    commands.link_repeat(recommendation=later, earlier=earlier, note=note, by=by, at=at)
