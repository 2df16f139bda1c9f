"""Why a change to an account is refused, in words; no writes."""

from datetime import date

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.access.roles import ROLES
from candour.staff.models import DeliveryUnit, Region, RoleAsked, Team, User
from candour.staff.queries import line_of_management

OWN_ROLE = (
    "You cannot change your own roles. Another system administrator must do it, so that nobody opens cases "
    "to themselves."
)
OWN_ACCOUNT = "You cannot close your own account. Another system administrator must do it."
NOT_YOURS = "Only a system administrator changes accounts and roles."


def against_keeping_accounts(by: User, *, on: date) -> str | None:
    return None if grants_of(by, on=on).allow(Permission.MANAGE_STAFF) else NOT_YOURS


def against_role(user: User, role: str, *, since: date, by: User) -> str | None:
    """Roles are given to others, one at a time, and only those that the service knows."""
    if user == by:
        return OWN_ROLE
    if role not in ROLES:
        return "There is no such role. Choose one from the list."
    ends_later = user.roles_held.filter(role=role, until__gte=since).exists()
    return f"{user.full_name} already holds this role on that day." if ends_later else None


OPENING = frozenset(
    {
        Permission.VIEW_CASE,
        Permission.RECORD_CASE,
        Permission.IMPORT_INTAKE,
        Permission.MANAGE_STAFF,
        Permission.CONFIRM_ROLE,
    }
)
"""What makes a role open cases, or the accounts that open them: such a role takes two people to give."""


def needs_second_person(role: str) -> bool:
    return bool(ROLES[role].permissions & OPENING)


def against_deciding(asked: RoleAsked, by: User, *, on: date) -> str | None:
    """The second person is neither the one who asked nor the one who would hold the role."""
    if not grants_of(by, on=on).allow(Permission.CONFIRM_ROLE):
        return "Only a system administrator or a national lead agrees to a role."
    if by.pk in {asked.asked_by_id, asked.user_id}:
        return "Somebody else must decide: you asked for this role, or would hold it."
    return None


def against_end(user: User, *, since: date, until: date, by: User) -> str | None:
    if user == by:
        return OWN_ROLE
    return "The last day cannot be before the first day of the role." if until < since else None


def against_line_manager(user: User, manager: User | None) -> str | None:
    """Lines of management run upwards: nobody may stand in their own."""
    if manager is None:
        return None
    if manager == user:
        return "Nobody can be their own line manager."
    if user in line_of_management(manager):
        return (
            f"{manager.full_name} answers to {user.full_name}, directly or through others. "
            "Change that line of management first."
        )
    return None


def against_place(region: Region | None, unit: DeliveryUnit | None, team: Team | None) -> str | None:
    """A unit and a team of a region stand in that region."""
    if unit is not None and unit.region != region:
        return f"{unit.name} is a delivery unit of {unit.region.name}. Choose that region, or another unit."
    if team is not None and team.region is not None and team.region != region:
        return f"{team.name} works in {team.region.name}. Choose that region, or another team."
    return None
