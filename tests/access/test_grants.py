"""What a person may do follows from the roles they hold that day, and from nothing else."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from candour.access.commands import disable, end_role, give_role
from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.access.roles import ALL_ROLES, ROLES, Reach
from candour.staff.models import RoleHeld
from tests.factories import staff

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def test_nobody_signed_out_holds_anything() -> None:
    assert not grants_of(AnonymousUser(), on=TODAY).roles


def test_a_disabled_account_holds_nothing() -> None:
    member = staff.regional_lead()
    disable(user=member, by=staff.member("system_administrator"), at=AT)
    assert not grants_of(member, on=TODAY).roles


def test_a_role_counts_from_its_first_day_to_its_last() -> None:
    member = staff.member()
    held = give_role(user=member, role="analyst", since=date(2026, 11, 2), at=AT)
    assert not grants_of(member, on=date(2026, 11, 1)).allow(Permission.IMPORT_PLAN)
    assert grants_of(member, on=TODAY).allow(Permission.IMPORT_PLAN)
    end_role(held=held, until=date(2026, 11, 5), by=staff.member("system_administrator"), at=AT)
    assert grants_of(member, on=date(2026, 11, 5)).allow(Permission.IMPORT_PLAN)
    assert not grants_of(member, on=date(2026, 11, 6)).allow(Permission.IMPORT_PLAN)


def test_a_role_that_no_file_describes_grants_nothing() -> None:
    member = staff.member()
    RoleHeld.objects.create(user=member, role="all_powerful", since=date(2026, 1, 1))
    assert not grants_of(member, on=TODAY).roles


def test_the_widest_reach_counts_only_among_roles_that_open_cases() -> None:
    assert grants_of(staff.member("auditor"), on=TODAY).reach is Reach.LISTED
    assert grants_of(staff.member("reviewing_manager", "regional_lead"), on=TODAY).reach is Reach.REGION


@pytest.mark.parametrize("key", ["system_administrator", "auditor"])
def test_who_keeps_the_system_reads_no_case(key: str) -> None:
    assert Permission.VIEW_CASE not in ROLES[key].permissions


def test_nobody_both_submits_and_decides_a_notification() -> None:
    both = {Permission.SUBMIT_NOTIFICATION, Permission.DECIDE_NOTIFICATION}
    assert not [role.name for role in ALL_ROLES if both <= role.permissions]


def test_nobody_both_reports_and_verifies_progress() -> None:
    both = {Permission.REPORT_PROGRESS, Permission.VERIFY_PROGRESS}
    assert not [role.name for role in ALL_ROLES if both <= role.permissions]
