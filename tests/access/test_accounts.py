"""Accounts and roles: what is refused is said in words, and nothing has changed after it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from candour.access import commands as access
from candour.access.commands import AccountRefused, NewAccount, Place
from candour.audit.models import Entry
from candour.staff.models import RoleAsked, RoleHeld, User
from tests.factories import staff

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)
YESTERDAY = date(2026, 11, 1)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
NEW = NewAccount(
    username="a-morgan",
    full_name="Alys Morgan",
    email="alys@example.invalid",
    job_title="",
    password="four quiet words here",
)


@pytest.fixture
def administrator() -> User:
    return staff.member("system_administrator", of=None)


def recorded() -> list[str]:
    return list(Entry.objects.filter(subject_type="user").values_list("action", flat=True))


def ask(user: User, role: str, *, by: User, since: date = TODAY) -> RoleHeld | RoleAsked:
    return access.ask_for_role(user=user, role=role, since=since, by=by, at=AT)


def asked(user: User, role: str, *, by: User) -> RoleAsked:
    found = ask(user, role, by=by)
    assert isinstance(found, RoleAsked)
    return found


def test_an_account_is_opened_without_a_role_and_no_second_one_takes_its_name(administrator: User) -> None:
    made = access.open_account(NEW, by=administrator, at=AT)
    assert not made.roles_held.exists()
    assert access.password_is_one_time(made)
    with pytest.raises(AccountRefused, match="already an account called a-morgan"):
        access.open_account(NEW, by=administrator, at=AT)
    assert recorded() == ["account.opened"]


def test_nobody_but_a_system_administrator_changes_accounts_and_roles() -> None:
    lead, user = staff.national_lead(), staff.member("analyst")
    told: dict[str, Any] = {"user": user, "by": lead, "at": AT}
    for change in (
        lambda: access.open_account(NEW, by=lead, at=AT),
        lambda: access.place(to=Place(), **told),
        lambda: access.ask_for_role(role="auditor", since=TODAY, **told),
        lambda: access.end_role(held=user.roles_held.get(), until=TODAY, by=lead, at=AT),
        lambda: access.disable(**told),
        lambda: access.enable(**told),
        lambda: access.set_one_time_password(password="four quiet words", **told),
    ):
        with pytest.raises(AccountRefused, match="Only a system administrator changes accounts and roles"):
            change()
    assert recorded() == []


def test_a_role_is_one_that_the_service_knows(administrator: User) -> None:
    user = staff.member()
    with pytest.raises(AccountRefused, match="There is no such role"):
        ask(user, "all_powerful", by=administrator)
    assert not user.roles_held.exists()


def test_nobody_changes_their_own_roles(administrator: User) -> None:
    with pytest.raises(AccountRefused, match="You cannot change your own roles"):
        ask(administrator, "auditor", by=administrator)
    with pytest.raises(AccountRefused, match="You cannot change your own roles"):
        access.end_role(held=administrator.roles_held.get(), until=TODAY, by=administrator, at=AT)
    assert administrator.roles_held.get().until is None


def test_a_role_that_ended_is_given_again_from_the_day_after(administrator: User) -> None:
    user = staff.member("analyst")
    access.end_role(held=user.roles_held.get(), until=TODAY, by=administrator, at=AT)
    with pytest.raises(AccountRefused, match="already holds this role on that day"):
        ask(user, "analyst", by=administrator)
    ask(user, "analyst", by=administrator, since=date(2026, 11, 3))
    assert user.roles_held.count() == 2


def test_a_role_never_ends_before_it_begins(administrator: User) -> None:
    user = staff.member("analyst", since=TODAY)
    with pytest.raises(AccountRefused, match="cannot be before the first day of the role"):
        access.end_role(held=user.roles_held.get(), until=YESTERDAY, by=administrator, at=AT)
    assert user.roles_held.get().until is None


def test_giving_or_asking_twice_does_it_once(administrator: User) -> None:
    user = staff.member()
    for _time in range(2):
        ask(user, "auditor", by=administrator)
        ask(user, "national_lead", by=administrator)
    assert user.roles_held.get().role == "auditor"
    assert RoleAsked.objects.get(user=user).role == "national_lead"
    assert recorded() == ["role.given", "role.asked"]


def test_a_role_that_opens_cases_is_asked_for_once_and_then_simply_stands(administrator: User) -> None:
    user = staff.national_lead()
    assert isinstance(ask(user, "national_lead", by=administrator), RoleHeld)
    assert not RoleAsked.objects.exists()
    assert recorded() == []


def test_a_second_person_agrees_once_and_neither_asked_nor_would_hold_it(administrator: User) -> None:
    user, second = staff.member("system_administrator", of=None), staff.national_lead()
    waiting = asked(user, "national_lead", by=administrator)
    for refused in (administrator, user):
        with pytest.raises(AccountRefused, match="Somebody else must decide"):
            access.decide_on_role(asked=waiting, agreed=True, by=refused, at=AT)
    with pytest.raises(AccountRefused, match="Only a system administrator or a national lead agrees"):
        access.decide_on_role(asked=waiting, agreed=True, by=staff.regional_lead(), at=AT)
    assert not user.roles_held.filter(role="national_lead").exists()
    access.decide_on_role(asked=waiting, agreed=True, by=second, at=AT)
    with pytest.raises(AccountRefused, match="This has been decided already"):
        access.decide_on_role(asked=waiting, agreed=False, by=second, at=AT)
    assert user.roles_held.filter(role="national_lead").exists()
    assert recorded() == ["role.asked", "role.given"]


def test_a_role_that_is_refused_is_held_by_nobody(administrator: User) -> None:
    user = staff.member()
    waiting = asked(user, "national_lead", by=administrator)
    decided = access.decide_on_role(asked=waiting, agreed=False, by=staff.national_lead(), at=AT)
    assert decided.agreed is False
    assert not user.roles_held.exists()
    assert recorded() == ["role.asked", "role.refused"]


def place_of(user: User) -> tuple[object, object, object]:
    user.refresh_from_db()
    return user.delivery_unit, user.team, user.line_manager


@pytest.mark.parametrize(
    ("elsewhere", "words"),
    [
        ("unit", "Cardiff is a delivery unit of Wales. Choose that region, or another unit."),
        ("team", "Wales SFO team works in Wales. Choose that region, or another team."),
    ],
)
def test_a_unit_and_a_team_stand_in_the_region_of_the_person(
    administrator: User, elsewhere: str, words: str
) -> None:
    user, north_east = staff.member(), staff.region()
    to = {
        "unit": Place(region=north_east, delivery_unit=staff.delivery_unit("Cardiff", of="Wales")),
        "team": Place(region=north_east, team=staff.team("Wales SFO team", of="Wales")),
    }[elsewhere]
    with pytest.raises(AccountRefused) as refused:
        access.place(user=user, to=to, by=administrator, at=AT)
    assert str(refused.value) == words
    assert place_of(user) == (None, None, None)


def test_a_place_is_kept_once_and_can_be_left(administrator: User) -> None:
    user, unit = staff.member(), staff.delivery_unit()
    everywhere, manager = staff.team("Disclosure team", of=None), staff.member()
    to = Place(region=staff.region(), delivery_unit=unit, team=everywhere, line_manager=manager)
    for _time in range(2):
        access.place(user=user, to=to, by=administrator, at=AT)
    assert place_of(user) == (unit, everywhere, manager)
    assert recorded() == ["account.moved"], "a team without a region takes people of every region"
    access.place(user=user, to=Place(), by=administrator, at=AT)
    assert (user.region, *place_of(user)) == (None, None, None, None)


def test_nobody_stands_in_their_own_line_of_management(administrator: User) -> None:
    top = staff.member(name="Gwen Pugh")
    bottom = staff.member(name="Tomos Rees", line_manager=staff.member(line_manager=top))
    for manager, words in (
        (top, "Nobody can be their own line manager"),
        (bottom, "Tomos Rees answers to Gwen Pugh, directly or through others"),
    ):
        with pytest.raises(AccountRefused, match=words):
            access.place(user=top, to=Place(line_manager=manager), by=administrator, at=AT)
    assert place_of(top) == (None, None, None)


def test_an_account_is_closed_and_opened_once_and_never_ones_own(administrator: User) -> None:
    user = staff.member("analyst")
    for _time in range(2):
        access.disable(user=user, by=administrator, at=AT)
    for _time in range(2):
        access.enable(user=user, by=administrator, at=AT)
    assert recorded() == ["account.disabled", "account.enabled"]
    with pytest.raises(AccountRefused, match="You cannot close your own account"):
        access.disable(user=administrator, by=administrator, at=AT)
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_one_time_password_is_recorded_and_so_is_the_persons_own(administrator: User) -> None:
    user = staff.member("analyst")
    access.set_one_time_password(user=user, password="four quiet words", by=administrator, at=AT)
    access.choose_password(user=user, password="five more quiet words", at=AT)
    user.refresh_from_db()
    assert user.check_password("five more quiet words")
    assert recorded() == ["password.reset", "password.chosen"]
