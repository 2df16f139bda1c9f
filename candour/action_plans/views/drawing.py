"""How actions are shown: columns, choices, links and colours."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from markupsafe import Markup

from candour.access.grants import Grants
from candour.access.permissions import Permission
from candour.action_plans import rules
from candour.action_plans.commands import Finding, Move, Report
from candour.action_plans.forms import SHOW, ActionFilter
from candour.action_plans.models import Action
from candour.action_plans.queries import Event, MonthOfTargets, Narrowing
from candour.action_plans.queries import state_colour as colour
from candour.action_plans.queries import state_label as label
from candour.design_system import charts
from candour.design_system.as_of import AsOf
from candour.design_system.tables import Column
from candour.design_system.words import day as in_words
from candour.design_system.words import moment
from candour.staff.models import User

COLUMNS = (
    Column("action", "Action"),
    Column("owner", "Owner"),
    Column("due", "Target", sort=("current_due",)),
    Column("moved", "Moved", sort=("times_moved",), numeric=True),
    Column("reported", "Reported", sort=("reported",)),
    Column("verified", "Verified", sort=("verified",)),
)
SLIPPAGE_COLUMNS = (
    Column("action", "Action"),
    Column("owner", "Owner"),
    Column("first", "First set", sort=("due_on",)),
    Column("now", "Now", sort=("current_due",)),
    Column("moved", "Moved by", sort=("moved_by",), numeric=True),
    Column("times", "Times", sort=("times_moved",), numeric=True),
    Column("reported", "Reported"),
)
OWNER_COLUMNS = (
    Column("name", "Owner", sort=("name",)),
    Column("person", "Reports for it", sort=("user__full_name", "name")),
    Column("open", "Open actions", sort=("still_open", "name"), numeric=True),
    Column("all", "All actions", sort=("in_all", "name"), numeric=True),
)
__all__ = ["colour", "label"]
TONES = {"overdue": "late", "soon": "soon"}


def address(action: Action) -> str:
    return reverse("action_plans:show", args=[action.pk])


def owner_lines(action: Action) -> str:
    return "\n".join(link.owner.name for link in action.owner_links.select_related("owner"))


def narrowing(form: ActionFilter) -> Narrowing:
    """What was asked for; a part that is not right does not narrow."""
    asked = form.cleaned_data
    fields = ("search", "owner", "due", "reported", "verified", "show")
    return Narrowing(**{name: asked.get(name) or "" for name in fields})


def count_links(counts: dict[str, int], as_of: AsOf, only: tuple[str, ...] = ()) -> list[dict[str, object]]:
    """Numbers that lead to what they count."""
    labels = dict(SHOW)
    keys = only or tuple(key for key in counts if key in labels and key)
    home = reverse("action_plans:list")
    return [
        {
            "number": counts[key],
            "text": labels[key],
            "href": as_of.following(f"{home}?show={key}"),
            "tone": TONES.get(key, "") if counts[key] else "empty",
        }
        for key in keys
    ]


@dataclass(frozen=True, slots=True)
class YearOfTargets:
    year: int
    years: list[dict[str, object]]
    chart: Markup
    months: list[dict[str, object]]
    total: int


def year_shown(months: list[MonthOfTargets], asked: str, today: date) -> int:
    """The year asked for where it has targets, else this one, else the nearest before or the first."""
    years = sorted({found.month.year for found in months})
    if asked.isdigit() and int(asked) in years:
        return int(asked)
    earlier = [year for year in years if year <= today.year]
    return earlier[-1] if earlier else [*years, today.year][0]


def year_of_targets(months: list[MonthOfTargets], year: int, as_of: AsOf) -> YearOfTargets:
    """One year of the timeline, with every month in it, and links to the others."""
    here = {found.month.month: found for found in months if found.month.year == year}
    every_month = [
        here.get(number) or MonthOfTargets(date(year, number, 1), 0, 0, 0) for number in range(1, 13)
    ]
    figures = [(f"{found.month:%b}", found.due) for found in every_month]
    totals = Counter({found.month.year: 0 for found in months})
    for found in months:
        totals[found.month.year] += found.due
    years = [_year_link(one, total, year, as_of) for one, total in sorted(totals.items())]
    chart = charts.columns(f"Targets in each month of {year}", figures)
    rows = [_month_row(found, as_of) for found in every_month]
    return YearOfTargets(year, years, chart, rows, totals[year])


def _year_link(one: int, total: int, shown: int, as_of: AsOf) -> dict[str, object]:
    address = f"{reverse('action_plans:timeline')}?year={one}"
    return {"text": str(one), "href": as_of.following(address), "active": one == shown, "count": total}


def _month_row(found: MonthOfTargets, as_of: AsOf) -> dict[str, object]:
    address = f"{reverse('action_plans:list')}?due={found.month:%Y-%m}"
    return {"found": found, "href": as_of.following(address) if found.due else ""}


def events(found: list[Event]) -> list[dict[str, Any]]:
    """Entries for the timeline of one action."""
    return [
        {
            "title": f"{'Reported' if event.kind == 'reported' else 'Verified'}: {event.label}",
            "when": event.on,
            "by": event.entry.by.full_name,
            "text": _words(event) + _recorded(event),
        }
        for event in found
    ]


def _words(event: Event) -> Markup:
    paragraphs = [event.entry.evidence]
    if event.kind == "reported" and event.entry.revised_due_on:
        moved = f"Target moved from {in_words(event.previous_due)} to {in_words(event.entry.revised_due_on)}"
        paragraphs.append(f"{moved}: {event.entry.reason} Approved by {event.entry.approver.full_name}.")
    return Markup().join(Markup('<p class="govuk-body">{}</p>').format(words) for words in paragraphs)


def _recorded(event: Event) -> Markup:
    """When it was written down, which may be later than the day that it speaks of."""
    words = f"Recorded {moment(event.entry.recorded_at)}"
    return Markup('<p class="govuk-hint">{}</p>').format(words)


def what_may_be_done(action: Action, user: User, grants: Grants) -> dict[str, str]:
    """The addresses that this person may go to from the page of an action."""
    may: dict[str, str] = {}
    if grants.allow(Permission.REPORT_PROGRESS) and rules.owner_reports(action, user) is None:
        may["report"] = reverse("action_plans:report", args=[action.pk])
    if grants.allow(Permission.VERIFY_PROGRESS) and rules.verifier_is_independent(action, user) is None:
        may["verify"] = reverse("action_plans:verify", args=[action.pk])
    if grants.allow(Permission.CORRECT_PLAN):
        may["owners"] = reverse("action_plans:owners", args=[action.pk])
    return may


def person_choices(people: list[User]) -> list[tuple[str, str]]:
    return [(str(person.pk), f"{person.full_name}, {person.job_title}".rstrip(", ")) for person in people]


def with_present(people: list[User], present: User | None) -> list[User]:
    """The people to choose from, and the one chosen now, whose role may have ended."""
    return [*people, present] if present and present not in people else people


def report_from(given: dict[str, Any], approvers: list[User]) -> Report:
    """A valid form as a report; the approver is one of those who were offered."""
    move = None
    if given["moves"] == "yes":
        approver = next(person for person in approvers if str(person.pk) == given["approver"])
        move = Move(given["revised_due_on"], given["reason"], approver)
    return Report(given["on"], given["reported"], given["evidence"], move)


def finding_from(given: dict[str, Any]) -> Finding:
    return Finding(given["on"], given["found"], given["evidence"])
