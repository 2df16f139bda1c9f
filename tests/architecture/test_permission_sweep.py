"""Every page × every role, for a case that the person may not see: nothing opens, nothing breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern

from candour.access.requires import Declaration, declaration_of
from candour.access.roles import ALL_ROLES, Reach, Role
from candour.cases.models import Case
from candour.config.reference.permissions import every_page, opens
from candour.staff.models import User
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db

HERE, ELSEWHERE = "North East", "London"
FILLED = {
    "int": "987654",
    "uuid": str(UUID(int=7)),
    "slug": "nobody-by-this-name",
    "str": "nothing",
    "path": "nothing",
}
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True, slots=True)
class PageOfSweep:
    address: str
    declaration: Declaration
    is_of_a_case: bool


def filled(pattern: str, reference: str) -> str:
    """The address with every parameter given: the case's reference, or something that does not exist."""

    def value(match: re.Match[str]) -> str:
        return reference if match["name"] in {"reference", "case"} else FILLED[match["kind"] or "str"]

    return PARAMETER.sub(value, pattern)


def pages(reference: str) -> Iterator[PageOfSweep]:
    for address, pattern in every_page():
        declaration = declaration_of(pattern.callback)
        assert declaration is not None, address
        yield PageOfSweep(filled(address, reference), declaration, _of_a_case(address, pattern))


def _of_a_case(address: str, _pattern: URLPattern) -> bool:
    return "<str:reference>" in address or "<slug:reference>" in address or "<reference>" in address


@pytest.fixture
def people() -> dict[str, User]:
    """One of each role, all in one region: only reach or an access list opens the case of another."""
    return {role.key: staff.member(role.key, of=HERE) for role in ALL_ROLES}


@pytest.fixture
def unseen() -> Case:
    """A case of another region whose name must not appear anywhere."""
    return cases.case(of=ELSEWHERE, family_name="Zwolinski-Canary")


def asked(client: Client, page: PageOfSweep) -> tuple[int, str]:
    response = client.get(page.address)
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return response.status_code, body.decode(errors="replace")


def test_a_stranger_is_sent_to_sign_in_from_every_page_that_is_not_open(unseen: Case, client: Client) -> None:
    for page in pages(unseen.reference):
        status, body = asked(client, page)
        assert "Canary" not in body, page.address
        if not page.declaration.anyone:
            assert status == 302, (page.address, status)


@pytest.mark.parametrize("role", ALL_ROLES, ids=lambda role: role.key)
def test_a_role_opens_only_its_pages_and_never_a_case_beyond_its_reach(
    role: Role, people: dict[str, User], unseen: Case
) -> None:
    client = Client()
    client.force_login(people[role.key])
    for page in pages(unseen.reference):
        status, body = asked(client, page)
        if not opens(role, page.declaration):
            assert status == 403, (page.address, role.key, status)
        assert status < 500, (page.address, role.key, status)
        if role.reach is not Reach.NATIONAL:
            assert "Canary" not in body, (page.address, role.key)
            if page.is_of_a_case and opens(role, page.declaration):
                assert status in {404, 405}, (page.address, role.key, status)


def test_a_case_that_is_not_seen_answers_as_one_that_does_not_exist(
    people: dict[str, User], unseen: Case
) -> None:
    client = Client()
    client.force_login(people["sfo_administrator"])
    missing = unseen.reference[:-5] + "99999"
    for there, nowhere in zip(pages(unseen.reference), pages(missing), strict=True):
        if there.is_of_a_case:
            first, second = asked(client, there), asked(client, nowhere)
            assert first[0] == second[0], there.address
            assert abs(len(first[1]) - len(second[1])) <= 16, there.address


def test_the_sweep_notices_a_page_that_shows_too_much(unseen: Case, people: dict[str, User]) -> None:
    """The control: a national officer does see the name, so the words searched for are the right ones."""
    client = Client()
    client.force_login(people["national_officer"])
    assert "Canary" in client.get(f"/cases/{unseen.reference}").content.decode()
