"""The pages on which a case is closed and opened again, and where a closed case is found."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from candour.cases.commands import add_fact, close_case, hand_over
from candour.cases.models import Case, ClosingStatus
from candour.cases.models.visibility import sight_of
from candour.cases.queries import desk_counts
from candour.policy.load import load_policy
from candour.staff.models import User
from tests.cases.test_pages import at_most, signed_in
from tests.factories import cases, closing, families, staff

pytestmark = pytest.mark.django_db
WHY = "The family has asked a new question about the plan."


@pytest.fixture
def officer() -> User:
    return staff.national_officer()


@pytest.fixture
def page(officer: User) -> Client:
    return signed_in(officer)


def address(case: Case, page: str = "") -> str:
    return f"/cases/{case.reference}{'/' if page else ''}{page}"


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_case_with_nothing_left_is_closed_by_one_button_and_sending_twice_closes_it_once(
    page: Client,
) -> None:
    case = closing.not_sfo()
    assert "Close the case, or see what is left to do" in read(page, address(case))
    asked = read(page, address(case, "close"))
    assert "Nothing is left to do in this case" in asked
    assert "open question Q17" in asked
    sent = {"operation": str(uuid4()), "note": "The region was told."}
    for _each in range(2):
        answered = page.post(address(case, "close"), sent)
        assert (answered.status_code, answered["Location"]) == (302, address(case))
    assert closing.again(case).closing_status == ClosingStatus.CLOSED


def test_what_is_left_is_listed_with_links_and_there_is_no_button(page: Client) -> None:
    case = closing.reviewed()
    asked = read(page, address(case, "close"))
    assert "This case cannot be closed yet" in asked
    assert f'href="/reviews/{case.reference}/promises/">Feedback on the findings is owed to 1 member' in asked
    assert f'href="/quality/{case.reference}/1/">1 amendment' in asked
    assert '<form method="post"' not in asked.split("<main")[1]


def test_a_page_that_the_reader_may_not_open_is_not_linked(
    page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = closing.reviewed()
    linked = f'href="/reviews/{case.reference}/promises/"'
    assert linked in read(page, address(case, "close")), "the control: who may open it is led there"
    monkeypatch.setattr("candour.cases.views.closing._opens", lambda _request, _path: False)
    asked = read(page, address(case, "close"))
    assert linked not in asked
    assert "Feedback on the findings is owed to 1 member of staff." in asked


def test_a_form_that_was_opened_before_something_was_left_says_what(page: Client) -> None:
    answered = page.post(address(closing.reviewed(), "close"), {"operation": str(uuid4()), "note": ""})
    assert answered.status_code == 422
    assert "Feedback on the findings is owed to 1 member of staff." in answered.content.decode()


def test_a_closed_case_says_so_on_its_pages_and_how_it_is_opened(officer: User, page: Client) -> None:
    case = close_case(closing.not_sfo(), by=officer, at=closing.AT, note="The region was told.")
    shown = read(page, address(case))
    assert "This case is closed." in shown
    assert f"{officer} closed it on" in shown
    assert "The region was told." in shown
    assert address(case, "reopen") in shown
    assert address(case, "hand-over") not in shown
    for part in ("people", "changes", "access"):
        assert "Nothing is left to do in this case." in read(page, address(case, part))
    assert "This case is closed" in read(page, address(case, "close"))
    shown = read(signed_in(staff.regional_lead()), address(case))
    assert "The national team can open it again." in shown
    assert address(case, "reopen") not in shown


def test_it_is_opened_again_for_a_reason(page: Client) -> None:
    case = closing.closed()
    assert "Why is the case opened again?" in read(page, address(case, "reopen"))
    answered = page.post(address(case, "reopen"), {"operation": str(uuid4()), "reason": "Because."})
    assert (answered.status_code, "at least 20 characters" in answered.content.decode()) == (422, True)
    answered = page.post(address(case, "reopen"), {"operation": str(uuid4()), "reason": WHY})
    assert answered.status_code == 302
    shown = read(page, address(case))
    assert "This case is closed." not in shown
    assert WHY in shown
    assert "This case is open" in read(page, address(case, "reopen"))


@pytest.mark.parametrize("move", ["close", "reopen"])
def test_only_the_national_team_opens_either_page(move: str) -> None:
    case = closing.closed()
    assert signed_in(staff.regional_lead()).get(address(case, move)).status_code == 403
    assert "Close the case" not in read(signed_in(staff.regional_lead()), address(closing.not_sfo()))


def test_a_closed_case_leaves_the_open_list_and_is_found_by_its_filter_and_by_its_name(page: Client) -> None:
    shut, still = closing.closed(family_name="Shutley"), cases.case(family_name="Openham")

    def listed(query: str) -> set[str]:
        body = read(page, f"/cases/?show=national{query}")
        return {case.reference for case in (shut, still) if address(case) in body}

    assert listed("") == {still.reference}
    assert listed("&closing=closed") == {shut.reference}
    assert listed("&closing=all") == {shut.reference, still.reference}
    assert listed("&closing=nonsense") == {still.reference}
    assert listed("&q=shutley") == {shut.reference}
    assert listed("&q=shutley&closing=open") == set()
    assert listed("&q=shutley&closing=all") == {shut.reference}
    assert '<option value="">Open and closed</option>' in read(page, "/cases/?q=shutley")
    assert '<option value="">Open</option>' in read(page, "/cases/")


def test_a_row_of_a_closed_case_says_so(page: Client) -> None:
    closing.closed(family_name="Shutley")
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Shutley.*?</tr>", read(page, "/cases/?q=shutley"), re.DOTALL)
    assert row is not None
    assert "Closed" in row[0]
    assert "Nothing is left to do." in row[0]


def test_cases_whose_tracks_have_ended_are_counted_and_listed_for_the_national_team(
    officer: User, page: Client
) -> None:
    to_close, shut, running = closing.not_sfo(), closing.closed(), cases.case()
    body = read(page, "/cases/?show=to_close")
    assert [address(case) in body for case in (to_close, shut, running)] == [True, False, False]
    counts = desk_counts(sight_of(officer, at=timezone.now()), officer, today=timezone.localdate())
    assert counts["to_close"] == 1
    assert "Cases whose tracks have ended, to close" in read(page, "/")
    assert "Cases whose tracks have ended, to close" not in read(signed_in(staff.regional_lead()), "/")


def test_closed_cases_are_not_counted_among_those_that_somebody_holds() -> None:
    lead, case = staff.regional_lead(), closing.not_sfo()
    hand_over(case, to=lead, by=lead, at=closing.AT)
    sight = sight_of(lead, at=timezone.now())
    assert desk_counts(sight, lead, today=timezone.localdate())["mine"] == 1
    close_case(case, by=staff.national_officer(), at=closing.AT)
    assert desk_counts(sight, lead, today=timezone.localdate())["mine"] == 0


@pytest.mark.parametrize("many", [1, 12])
def test_the_page_asks_each_slice_once_however_much_is_left(page: Client, many: int) -> None:
    """More queries than another page takes, as it asks five slices for what they keep; they do not grow."""
    case, office = closing.reviewed(), staff.administrator()
    for number in range(many):
        person = {"family_name": f"Canary {number}", "given_names": "Ann", "role": "relative"}
        add_fact(case, "person", person, by=office, at=closing.AT)
        families.begun(of=case, family_name=f"Canary {number}")
    page.get("/cases/")
    with at_most(27):
        assert "Contact is owed" not in read(page, address(case, "close"))


def test_the_default_is_among_the_open_questions() -> None:
    question = load_policy().open_questions.find("Q17", on=timezone.localdate())
    assert question is not None
    assert question.default.startswith("By the national team")
