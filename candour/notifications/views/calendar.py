"""The bank holidays that are known, where the calendar ends, and one that was proclaimed later."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.notifications.calendar import known_calendar
from candour.notifications.commands import bank_holidays
from candour.notifications.forms.deadlines import BankHolidayForm, ConfirmBankHolidayForm
from candour.notifications.queries import added_bank_holidays
from candour.workflow.refusals import NotNow

MOST_SHOWN = 100


@requires(Permission.VIEW_CASE, Permission.ADD_BANK_HOLIDAY)
def show(request: StaffRequest) -> HttpResponse:
    """One year of bank holidays at a time."""
    calendar, today = known_calendar(), timezone.localdate()
    years = range(calendar.first_day.year, calendar.last_day.year + 1)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else today.year
    added = {each.day: each for each in added_bank_holidays()}
    context = {
        "calendar": calendar,
        "year": year,
        "years": years,
        "holidays": [
            (day, calendar.names[day], added.get(day)) for day in sorted(_of(calendar.holidays, year))
        ],
        "added": list(added.values()),
        "may_add": request.grants.allow(Permission.ADD_BANK_HOLIDAY),
    }
    return render(request, "notifications/calendar.html", context)


def _of(days: frozenset[date], year: int) -> list[date]:
    return [day for day in days if day.year == year]


@requires(Permission.ADD_BANK_HOLIDAY)
def add(request: StaffRequest) -> HttpResponse:
    """First what would move, then the same form again with a button that does it."""
    confirmed = ConfirmBankHolidayForm(request.POST if "operation" in request.POST else None)
    if confirmed.is_valid():
        return _added(request, confirmed)
    form = BankHolidayForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        if not (against := bank_holidays.against_adding(told["day"])):
            return _confirm(request, ConfirmBankHolidayForm(initial=told), told)
        form.refuse(against)
    context = {"form": form, "back": reverse("notifications:calendar")}
    return render(request, "notifications/add_bank_holiday.html", context)


def _added(request: StaffRequest, form: ConfirmBankHolidayForm) -> HttpResponse:
    try:
        moved = bank_holidays.add_bank_holiday(by=request.user, at=timezone.now(), **form.cleaned_data)
    except NotNow as refused:
        form.refuse(refused.reasons)
        return _confirm(request, form, form.cleaned_data)
    text = "The bank holiday is added. " + (
        f"Dates moved: {moved}." if moved else "No open date had to move."
    )
    messages.success(request, text)
    return redirect("notifications:calendar")


def _confirm(request: StaffRequest, form: ConfirmBankHolidayForm, told: dict[str, object]) -> HttpResponse:
    day, name = told["day"], str(told["name"])
    moves = bank_holidays.would_move(day=day, name=name, sight=request.sight) if isinstance(day, date) else []
    context = {
        "form": form,
        "told": told,
        "moves": moves[:MOST_SHOWN],
        "count": len(moves),
        "back": reverse("notifications:add_bank_holiday"),
    }
    return render(request, "notifications/confirm_bank_holiday.html", context)
