"""The explained answer: its words, its working, what was kept, and what a changed list would do."""

from datetime import date, timedelta

import pytest
from django.test import Client

from candour.cases.commands import NewCharge, NewSupervision, add_fact, correct_details
from candour.cases.models.visibility import sight_of
from candour.notifications import replaying
from candour.notifications.models import EligibilityAnswer
from candour.notifications.replaying import OffenceChange, changed_policy, replay_page
from candour.notifications.views.explained import differences
from candour.staff.models import User
from tests.factories import cases, notifications, staff

pytestmark = pytest.mark.django_db

AT = notifications.AT
LATER = AT + timedelta(days=1)
ENDED = NewSupervision(type="licence", start=date(2025, 3, 3), end=date(2025, 12, 19))


def page(user: User, address: str) -> str:
    client = Client()
    client.force_login(user)
    text: str = client.get(address).content.decode()
    return text


def test_the_answer_shows_limb_rule_source_window_facts_and_what_would_change_it() -> None:
    notification = notifications.opened(supervision=(ENDED,))
    text = page(staff.administrator(), f"/notifications/{notification.case.reference}/answer")
    assert "Notify the national team; no review is required" in text
    assert "Wording of November 2024, applied to decisions from 2022" in text
    assert "Supervision ended on 19 December 2025, which is day 0." in text
    assert "Bank holiday: Christmas Day 25 December" in text
    assert "Licence, from 3 March 2025 to 19 December 2025" in text
    assert "What would change the answer" in text
    assert "31 December" in text


def test_every_charge_has_its_own_answer_and_the_strongest_is_marked() -> None:
    wounding = NewCharge(code="OF61020", title="Wounding", alleged_offence_date=date(2026, 1, 20))
    notification = notifications.opened(charges=(wounding, cases.MURDER))
    text = page(staff.administrator(), f"/notifications/{notification.case.reference}/answer")
    assert "This charge decides: it is the strongest." in text
    assert text.index("Wounding (OF61020)") < text.index("Murder (COML025)")


def test_while_court_is_awaited_the_answer_says_what_it_would_be() -> None:
    notification = notifications.awaiting_court(charges=(cases.MURDER,))
    text = page(staff.administrator(), f"/notifications/{notification.case.reference}/answer")
    assert "On these facts it would then be: review required." in text
    assert f'href="/notifications/{notification.case.reference}/court"' in text


def test_earlier_answers_stay_with_what_was_different() -> None:
    notification = notifications.opened()
    told = {"level": "high", "assessed_on": date(2025, 10, 3)}
    add_fact(notification.case, "risk", told, by=staff.administrator(), at=LATER)
    text = page(staff.administrator(), f"/notifications/{notification.case.reference}/answer")
    assert "Risk assessment added: High, on 3 October 2025" in text
    later, earlier = EligibilityAnswer.objects.filter(case=notification.case)
    assert differences(earlier.facts, later.facts) == ["Risk assessment added: High, on 3 October 2025"]


def test_a_change_that_bears_on_nothing_keeps_no_second_answer() -> None:
    notification = notifications.opened()
    correct_details(notification.case, {"sex": "Male"}, by=staff.administrator(), at=LATER)
    assert EligibilityAnswer.objects.count() == 1


def test_a_replay_names_the_cases_whose_answer_changes_and_changes_nothing() -> None:
    robbery, murder = notifications.opened(), notifications.review_due()
    after = changed_policy([OffenceChange.of("TH68023", "not_listed")])
    found = replay_page(after, sight=sight_of(staff.national_lead(), at=AT), at=AT)
    assert [(each.reference, each.before, each.after) for each in found.changed] == [
        (robbery.case.reference, "notify_only", "not_sfo")
    ]
    assert (found.asked, found.total, found.next) == (2, 2, 0)
    robbery.refresh_from_db()
    assert robbery.outcome == "notify_only"
    assert murder.outcome == "review_mandatory"


def test_a_replay_goes_on_where_its_page_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "AT_ONCE", 1)
    first, second = notifications.opened(), notifications.opened()
    after = changed_policy([OffenceChange.of("TH68023", "not_listed")])
    sight = sight_of(staff.national_lead(), at=AT)
    page_one = replay_page(after, sight=sight, at=AT)
    page_two = replay_page(after, sight=sight, at=AT, beyond=page_one.next)
    named = [each.reference for found in (page_one, page_two) for each in found.changed]
    assert named == [first.case.reference, second.case.reference]


def test_another_version_of_the_rules_is_tried() -> None:
    terror = NewCharge(code="AT01002", title="Use of a weapon", alleged_offence_date=date(2026, 1, 20))
    notification = notifications.opened(charges=(terror,))
    assert notification.outcome == "review_mandatory"
    after = changed_policy([], rule="2022-report")
    found = replay_page(after, sight=sight_of(staff.national_lead(), at=AT), at=AT)
    assert [each.reference for each in found.changed] == [notification.case.reference]


@pytest.mark.parametrize("code", ["", "robbery", "ZZ99999", "TH6802"])
def test_what_is_no_code_is_refused_in_words(code: str) -> None:
    with pytest.raises(ValueError, match="not"):
        OffenceChange.of(code, "listed")


def test_the_replay_page_reads_typed_codes_and_refuses_bad_ones() -> None:
    robbery = notifications.opened()
    client = Client()
    client.force_login(staff.national_lead())
    tried = client.post("/notifications/replay", {"codes": "TH68023", "mark": "not_listed", "rule": ""})
    assert robbery.case.reference in tried.content.decode()
    assert "1 answer would change" in tried.content.decode()
    wrong = client.post("/notifications/replay", {"codes": "not-a-code", "mark": "listed", "rule": ""})
    assert "is not an offence code" in wrong.content.decode()
    empty = client.post("/notifications/replay", {"codes": ""})
    assert "Enter codes, choose a file" in empty.content.decode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"code,mark\nTH68023,not_listed\n", "1 answer would change"),
        (b"code,mark\nTH68023,perhaps\n", "Line 2 needs a code and a mark"),
        (b"\xff\xfe\x00", "must be text in UTF-8"),
        (b"", "The chosen file is empty"),
    ],
)
def test_a_file_of_codes_is_read_or_refused(content: bytes, told: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    notifications.opened()
    client = Client()
    client.force_login(staff.national_lead())
    sent = client.post("/notifications/replay", {"file": SimpleUploadedFile("codes.csv", content)})
    assert told in sent.content.decode()
