"""Changes of one account: roles, place, password, closing and opening again."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access import commands as access
from candour.access.commands import AccountRefused
from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.fields import Form
from candour.front_door import commands
from candour.front_door.forms.staff import (
    ConfirmForm,
    DecideRoleForm,
    EndRoleForm,
    GiveRoleForm,
    OneTimePasswordForm,
    PlaceForm,
    name_of_role,
    placed,
)
from candour.front_door.queries import people
from candour.staff.models import RoleHeld, User

Change = Callable[[datetime], str]
"""Makes the change at a moment, and says what was done."""


@requires(Permission.MANAGE_STAFF)
def give_role(request: StaffRequest, username: str) -> HttpResponse:
    user, today = account_or_404(username), timezone.localdate()
    form = GiveRoleForm(request.POST or None, today=today, initial={"since": today})

    def change(at: datetime) -> str:
        told = form.cleaned_data
        role, since = told["role"], told["since"]
        found = commands.ask_for_role(user=user, role=role, since=since, by=request.user, at=at)
        if isinstance(found, RoleHeld):
            return f"{user.full_name} holds the role {name_of_role(role)}."
        return f"The role {name_of_role(role)} waits for a second person to agree."

    return _change(request, user, form, "role.given", change, title="Give a role", button="Give the role")


@requires(Permission.CONFIRM_ROLE)
def decide_on_role(request: StaffRequest, number: int) -> HttpResponse:
    asked = people.roles_asked().filter(pk=number).first()
    if asked is None:
        raise Http404
    form = DecideRoleForm(request.POST or None)

    def change(at: datetime) -> str:
        agreed = form.cleaned_data["decision"] == "agree"
        access.decide_on_role(asked=asked, agreed=agreed, by=request.user, at=at)
        name = name_of_role(asked.role)
        return f"{asked.user.full_name} holds the role {name}." if agreed else f"The role {name} is refused."

    words = {
        "title": f"Agree to the role {name_of_role(asked.role)}",
        "button": "Keep the decision",
        "words": f"{asked.asked_by.full_name} asks for it for {asked.user.full_name}. Ask why, if need be.",
        "back": reverse("staff_asked"),
    }
    return _change(request, asked.user, form, "role.decided", change, **words)


@requires(Permission.MANAGE_STAFF)
def end_role(request: StaffRequest, username: str, number: int) -> HttpResponse:
    user, today = account_or_404(username), timezone.localdate()
    held = people.role_held(user, number)
    if held is None or (held.until is not None and held.until < today):
        raise Http404
    form = EndRoleForm(request.POST or None, today=today, initial={"until": today})

    def change(at: datetime) -> str:
        access.end_role(held=held, until=form.cleaned_data["until"], by=request.user, at=at)
        return f"The role {name_of_role(held.role)} of {user.full_name} has a last day."

    title = f"End the role {name_of_role(held.role)}"
    return _change(request, user, form, "role.ended", change, title=title, button="End the role")


@requires(Permission.MANAGE_STAFF)
def place(request: StaffRequest, username: str) -> HttpResponse:
    user = account_or_404(username)
    form = PlaceForm(request.POST or None, initial=placed(user))
    form.offer()

    def change(at: datetime) -> str:
        access.place(user=user, to=form.place(), by=request.user, at=at)
        return f"The place of {user.full_name} is up to date."

    return _change(request, user, form, "account.moved", change, title="Where they work", button="Save")


@requires(Permission.MANAGE_STAFF)
def password(request: StaffRequest, username: str) -> HttpResponse:
    user = account_or_404(username)
    form = OneTimePasswordForm(request.POST or None)

    def change(at: datetime) -> str:
        secret = form.cleaned_data["password"]
        commands.set_one_time_password(user=user, password=secret, by=request.user, at=at)
        return f"{user.full_name} can sign in once with it, and is told by e-mail that it was set."

    return _change(
        request, user, form, "password.reset", change, title="Set a one-time password", button="Set it"
    )


@requires(Permission.MANAGE_STAFF)
def close(request: StaffRequest, username: str) -> HttpResponse:
    user = account_or_404(username)
    form = ConfirmForm(request.POST or None)

    def change(at: datetime) -> str:
        access.disable(user=user, by=request.user, at=at)
        return f"The account of {user.full_name} is closed."

    words = "Every session of this account ends at its next request. What the person did stays on record."
    return _change(
        request,
        user,
        form,
        "account.disabled",
        change,
        title="Close the account",
        button="Close the account",
        warning_button="yes",
        words=words,
    )


@requires(Permission.MANAGE_STAFF)
def reopen(request: StaffRequest, username: str) -> HttpResponse:
    user = account_or_404(username)
    form = ConfirmForm(request.POST or None)

    def change(at: datetime) -> str:
        access.enable(user=user, by=request.user, at=at)
        return f"The account of {user.full_name} is open again."

    words = "The person can sign in again, with every role that still stands. Look at the roles first."
    return _change(
        request,
        user,
        form,
        "account.enabled",
        change,
        title="Open the account again",
        button="Open the account",
        words=words,
    )


def account_or_404(username: str) -> User:
    user = people.account(username)
    if user is None:
        raise Http404
    return user


def _change(
    request: StaffRequest, user: User, form: Form, name: str, change: Change, **words: str
) -> HttpResponse:
    """One form about one account: make the change once, or say why it is refused."""
    address = words.pop("back", "") or reverse("staff_person", args=[user.username])
    if form.is_valid():
        at = timezone.now()
        done: list[str] = []
        try:
            commands.change_once(
                lambda: done.append(change(at)),
                name=name,
                user=user,
                by=request.user,
                at=at,
                operation=form.cleaned_data["operation"],
            )
        except AccountRefused as refused:
            form.refuse([str(refused)])
        else:
            messages.success(request, done[0] if done else "This was already done.")
            return redirect(address)
    context = {"form": form, "caption": user.full_name, "back": address, "cancel": address, **words}
    return render(request, "front_door/staff_change.html", context)
