"""What a system administrator types about accounts."""

import re
from typing import Any, cast

from candour.access.commands import NewAccount, Place
from candour.access.roles import ALL_ROLES, ROLES
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    EmailField,
    FilterForm,
    Form,
    OperationField,
    PasswordField,
    TextField,
)
from candour.front_door.forms.signing_in import against_password
from candour.front_door.queries import people
from candour.staff.models import DeliveryUnit, Region, Team, User

ANY = ("", "Any")
NONE = ("", "None")
STATES = [ANY, ("open", "Open"), ("without_role", "Open, without a role"), ("closed", "Closed")]
USERNAME = re.compile(r"[a-z0-9][a-z0-9-]{2,59}")


class StaffFilter(FilterForm):
    words = TextField("Search", hint="Name, username or job")
    role = ChoiceField("Role", [ANY, *((role.key, role.name) for role in ALL_ROLES)], show="select")
    region = ChoiceField("Region", show="select")
    team = ChoiceField("Team", show="select")
    state = ChoiceField("Account", STATES, show="select")

    def offer(self) -> None:
        _offer(self, region=[ANY, *people.regions()], team=[ANY, *people.teams()])

    def wanted(self) -> people.Wanted:
        self.is_valid()
        names = ("words", "region", "team", "role", "state")
        return people.Wanted(**{name: self.cleaned_data.get(name) or "" for name in names})


class OneTimePasswordForm(Form):
    operation = OperationField()
    password = PasswordField(
        "One-time password",
        new=True,
        missing="Enter a one-time password",
        hint="At least 15 characters, and not a common password. Say it, do not send it.",
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        for reason in against_password(password, None):
            self.add_error("password", reason)
        return password


class NewAccountForm(OneTimePasswordForm):
    full_name = TextField("Full name", longest=120, missing="Enter the person’s full name")
    username = TextField(
        "Username",
        longest=60,
        missing="Enter a username",
        hint="Small letters, numbers and hyphens, such as a-morgan. It cannot be changed later.",
    )
    email = EmailField("E-mail address", missing="Enter an e-mail address")
    job_title = TextField("Job title", longest=120, required=False)

    field_order = ("operation", "full_name", "username", "email", "job_title", "password")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if not USERNAME.fullmatch(username):
            self.add_error(
                "username",
                "The username must have 3 or more small letters, numbers or hyphens, such as a-morgan",
            )
        return username

    def account(self) -> NewAccount:
        names = ("username", "full_name", "email", "job_title", "password")
        return NewAccount(**{name: self.cleaned_data[name] for name in names})


class GiveRoleForm(Form):
    operation = OperationField()
    role = ChoiceField(
        "Which role?",
        [(role.key, role.name) for role in ALL_ROLES],
        hints={role.key: role.sentence for role in ALL_ROLES},
        missing="Select a role",
        size="m",
        small=True,
    )
    since = DateField("From which day?", noun="The first day", missing="Enter the first day", size="m")


class DecideRoleForm(Form):
    operation = OperationField()
    decision = ChoiceField(
        "Should they hold this role?",
        [("agree", "Yes, they need it for their work"), ("refuse", "No")],
        missing="Select whether they should hold this role",
    )


class EndRoleForm(Form):
    operation = OperationField()
    until = DateField(
        "Which is the last day?",
        noun="The last day",
        missing="Enter the last day",
        hint="The role still counts on this day. Give yesterday to end it at once.",
        size="m",
    )


class ConfirmForm(Form):
    operation = OperationField()


class PlaceForm(Form):
    operation = OperationField()
    region = ChoiceField("Region", show="select", required=False)
    delivery_unit = ChoiceField("Delivery unit", show="select", required=False)
    team = ChoiceField("Team", show="select", required=False)
    line_manager = TextField(
        "Username of the line manager",
        longest=60,
        required=False,
        hint="Leave it empty where the person answers to nobody here.",
    )

    def offer(self) -> None:
        units = [NONE, *people.units()]
        _offer(self, region=[NONE, *people.regions()], delivery_unit=units, team=[NONE, *people.teams()])

    def clean_line_manager(self) -> User | None:
        username: str = self.cleaned_data["line_manager"].strip()
        manager = people.account(username) if username else None
        if username and (manager is None or not manager.is_active):
            self.add_error("line_manager", f"There is no open account called {username}")
        return manager

    def place(self) -> Place:
        told: dict[str, Any] = self.cleaned_data
        return Place(
            region=cast(Region | None, people.record_of(Region, told["region"])),
            delivery_unit=cast(DeliveryUnit | None, people.record_of(DeliveryUnit, told["delivery_unit"])),
            team=cast(Team | None, people.record_of(Team, told["team"])),
            line_manager=told["line_manager"],
        )


def placed(user: User) -> dict[str, str]:
    """Where a person stands now, as the form shows it."""
    keys = {"region": user.region_id, "delivery_unit": user.delivery_unit_id, "team": user.team_id}
    manager = user.line_manager.username if user.line_manager else ""
    return {"line_manager": manager, **{name: str(key) if key else "" for name, key in keys.items()}}


def name_of_role(key: str) -> str:
    return ROLES[key].name if key in ROLES else key


def _offer(form: Form, **choices: list[tuple[str, str]]) -> None:
    for name, offered in choices.items():
        cast(ChoiceField, form.fields[name]).choices = offered
