"""Every page of contact with families opens, says where things stand, and does what it says."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from candour.audit.models import Entry
from candour.cases.models import CourtStatus
from candour.families.commands import contacts, scheme
from candour.families.models import (
    Answer,
    ContactMade,
    ContactPlan,
    DisclosureStatus,
    Meeting,
    PromisedDate,
    Question,
    UnfinishedWords,
)
from candour.staff.models import User
from tests.factories import families, staff

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def told(**answers: Any) -> dict[str, Any]:
    return {"operation": str(uuid4()), **answers}


def on(name: str, days: int = 0) -> dict[str, str]:
    """A day as its three inputs send it, counted from today."""
    day = timezone.localdate() + timedelta(days=days)
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def page(plan: ContactPlan, rest: str = "") -> str:
    return f"/families/{plan.pk}/{rest}"


def opened(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_named_contact_finds_everything_on_the_page_of_one_person() -> None:
    plan = families.accepted()
    by, at = families.keeper(plan), families.AT
    contacts.promise(plan=plan, what="A letter", due_on=families.TODAY, by=by, at=at)
    scheme.step(plan=plan, key="eligible", on=families.TODAY, by=by, at=at)
    found = opened(signed_in(by), page(plan))
    for words in ("Mrs Ann Canary", "They would like to have the review", "A letter", "Past its date"):
        assert words in found
    assert "Daniel" not in found, "the person on probation is not named beside a family"
    assert Entry.objects.filter(action="case.read", subject="family, plan").count() == 1


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (None, "Nothing is disclosed before a conviction"),
        (CourtStatus.CONVICTED_LESSER, "the national team decides"),
        (CourtStatus.UNFIT, "open questions Q8 and Q11"),
        (CourtStatus.ACQUITTED, "this is no judgement on what they went through"),
        (CourtStatus.DROPPED, "they can come back to you at any time"),
    ],
)
def test_the_page_says_what_can_be_said(outcome: CourtStatus | None, words: str) -> None:
    plan = families.begun()
    if outcome is not None:
        families.court(plan.case, outcome)
    found = opened(signed_in(families.keeper(plan)), page(plan))
    assert words in found
    assert "Record that they were offered" not in found


def test_a_lead_begins_a_plan_one_question_a_page() -> None:
    case, lead, officer = families.case(), staff.regional_lead(), families.officer()
    client, person = signed_in(lead), families.relative(case)
    begin = f"/families/case/{case.reference}/begin"
    assert "Mrs Ann Canary" in opened(client, begin)
    assert client.post(begin, {"person": person.pk}).headers["Location"] == f"{begin}/{person.pk}"
    assert "In touch with nobody now" in opened(client, f"{begin}/{person.pk}")
    check = client.post(f"{begin}/{person.pk}", {"officer": officer.pk}).headers["Location"]
    assert officer.full_name in opened(client, check)
    assert client.post(check, told(reason="")).status_code == 422
    answer = client.post(check, told(reason="Speaks Welsh."))
    plan = ContactPlan.objects.get(person=person)
    assert answer.headers["Location"] == page(plan)
    assert plan.liaison_officer == officer
    assert client.post(check, told(reason="Once more.")).status_code == 422
    assert signed_in(officer).get(f"/cases/{case.reference}").status_code == 200


def test_a_lead_says_that_nobody_keeps_in_touch_with_somebody_who_died() -> None:
    case, client = families.case(), signed_in(staff.regional_lead())
    address = f"/families/case/{case.reference}/without/{families.relative(case, 'Finch').pk}"
    assert "Joe Finch" in opened(client, address)
    assert client.post(address, told(why="")).status_code == 422
    assert client.post(address, told(why="died")).status_code == 302
    page_of_case = opened(client, f"/families/case/{case.reference}")
    assert "Joe Finch: They died." in page_of_case
    assert "1 victim or relative has no contact plan." in page_of_case
    assert "Joe Finch" not in opened(client, f"/families/case/{case.reference}/begin")


def test_the_details_are_asked_one_after_the_other_and_checked() -> None:
    plan = families.begun()
    client = signed_in(families.keeper(plan))
    answers: dict[str, dict[str, Any]] = {
        "name": {"addressed_as": "Annie"},
        "relation": {"relation": "her mother", "charge": plan.case.charges.get().pk},
        "ways": {"ways": ["phone", "in_person"], "times": "After five"},
        "safety": {
            "unsafe_ways": ["letter"],
            "nothing_to_the_home": "yes",
            "safety": "Her son must not know.",
        },
        "language": {"language": "cy"},
        "needs": {
            "needs": "Reading tires her.",
            "adjustments": "Short meetings.",
            "formats": ["large_print"],
        },
    }
    address = page(plan, "details/name")
    for key, given in answers.items():
        assert address.endswith(key)
        opened(client, address)
        address = client.post(address, told(**given)).headers["Location"]
    found = opened(client, address)
    for words in (
        "Annie",
        "Phone call and in person",
        "Welsh",
        "Large print",
        "Nothing goes there",
        "Murder",
    ):
        assert words in found
    changed = client.post(page(plan, "details/language?change"), told(language="en"))
    assert changed.headers["Location"] == page(plan, "details/check")
    assert client.get(page(plan, "details/nothing")).status_code == 404
    assert client.post(page(plan, "details/name"), told(addressed_as="")).status_code == 422


def test_a_contact_is_written_down_with_questions_and_when_the_next_is_due() -> None:
    plan = families.begun()
    client = signed_in(families.keeper(plan))
    given = told(
        **on("on"),
        started_by="us",
        way="letter",
        named_contact="",
        reached="yes",
        who="Beth",
        said="What happens in court next.",
        questions="Why was he out?\nWho decides?",
        **on("next_on", 7),
        next_why="the trial",
    )
    refused = client.post(page(plan, "contact"), given)
    assert refused.status_code == 422
    assert "Say whether the letter named somebody" in refused.content.decode()
    given = given | {"named_contact": "no"}
    assert client.post(page(plan, "contact"), given).headers["Location"] == page(plan)
    assert client.post(page(plan, "contact"), given).status_code == 302, "sent twice, it is written down once"
    assert ContactMade.objects.get().named_contact is False
    found = opened(client, page(plan))
    assert "Be in touch: the trial" in found
    assert "Why was he out?" in found
    question = Question.objects.filter(text="Who decides?").get()
    assert "Who decides?" in opened(client, page(plan, f"questions/{question.pk}"))
    answered = client.post(page(plan, f"questions/{question.pk}"), told(answer="The judge.", **on("on")))
    assert answered.status_code == 302
    assert "The judge." in opened(client, page(plan))


def test_promises_and_meetings_are_settled_on_pages_of_their_own() -> None:
    plan = families.begun(at=timezone.now())
    client = signed_in(families.keeper(plan))
    client.post(page(plan, "promises/add"), told(what="A call", **on("due_on")))
    promise = PromisedDate.objects.get()
    assert "A call" in opened(client, page(plan, f"promises/{promise.pk}"))
    assert client.post(page(plan, f"promises/{promise.pk}"), told(kept="no", **on("on"))).status_code == 422
    client.post(page(plan, f"promises/{promise.pk}"), told(kept="no", why_not="I was ill", **on("on")))
    opened(client, page(plan, "meetings/add"))
    for _each in range(2):
        client.post(page(plan, "meetings/add"), told(place="neutral", **on("on")))
    first, second = Meeting.objects.order_by("pk")
    assert (
        client.post(page(plan, f"meetings/{first.pk}/not-held"), told(why="She was ill")).status_code == 302
    )
    opened(client, page(plan, f"meetings/{first.pk}/not-held"))
    opened(client, page(plan, f"meetings/{second.pk}/held"))
    held = told(
        attendees="Head of the unit\nHer sister",
        said="Much.",
        further="letter",
        **on("further_by", 9),
        **on("on"),
    )
    assert client.post(page(plan, f"meetings/{second.pk}/held"), held).status_code == 302
    found = opened(client, page(plan))
    for words in ("I was ill", "She was ill", "Head of the unit; Her sister", "A letter after the meeting"):
        assert words in found


def test_the_offer_and_its_answer_are_recorded() -> None:
    plan = families.to_offer()
    client = signed_in(families.keeper(plan))
    assert "offered" in opened(client, page(plan, "offer"))
    assert (
        client.post(page(plan, "offer"), told(way="phone", named_contact="yes", **on("on"))).status_code
        == 302
    )
    form = opened(client, page(plan, "answer"))
    assert "Nobody has to give a reason." in form
    assert "They have asked for it now" not in form, "nobody asks later before there was an earlier answer"
    declined = told(kind="declined", reason="not_given", words="Not now.", **on("on"))
    assert client.post(page(plan, "answer"), declined).status_code == 302
    found = opened(client, page(plan))
    assert "Reason: not given." in found
    assert "“Not now.”" in found
    later = opened(client, page(plan, "answer"))
    assert "They have asked for it now" in later
    assert client.post(page(plan, "answer"), told(kind="asked_later", **on("on"))).status_code == 302
    assert Answer.objects.count() == 2
    assert families.again(plan).disclosure_status == DisclosureStatus.ASKED_LATER


def test_a_proposal_is_written_question_by_question_sent_and_decided() -> None:
    plan = families.to_offer()
    client, officer = signed_in(families.keeper(plan)), staff.national_officer()
    assert "A region cannot decide this alone" in opened(client, page(plan, "proposal"))
    assert (
        client.post(page(plan, "proposal"), {"ground": "risk"}).headers["Location"].endswith("proposal/why")
    )
    client.post(page(plan, "proposal/why"), {"why": "He has threatened her, and would learn of it."})
    opened(client, page(plan, "proposal/tried"))
    check = client.post(page(plan, "proposal/tried"), {"tried": "A meeting."}).headers["Location"]
    assert "A risk to somebody" in opened(client, check)
    assert "was not sent" in opened(client, page(plan))
    assert client.post(check, told()).status_code == 302
    decider = signed_in(officer)
    assert "He has threatened her" in opened(decider, page(plan, "proposal/decide"))
    assert client.get(page(plan, "proposal/decide")).status_code == 403
    agreed = told(agree="yes", decision="We agree with the region on this.", **on("look_again_on", 60))
    assert decider.post(page(plan, "proposal/decide"), agreed).status_code == 302
    assert "We agree with the region" in opened(client, page(plan))
    opened(decider, page(plan, "proposal/look-again"))
    note = told(note="The danger has passed, the police say.")
    assert decider.post(page(plan, "proposal/look-again"), note).status_code == 302
    assert families.again(plan).disclosure_status == DisclosureStatus.TO_OFFER


def test_a_proposal_that_was_not_sent_is_thrown_away() -> None:
    plan = families.to_offer()
    client = signed_in(families.keeper(plan))
    assert "No proposal is being written" in opened(client, page(plan, "proposal/check"))
    client.post(page(plan, "proposal"), {"ground": "risk"})
    assert client.post(page(plan, "proposal/check"), {"discard": "yes"}).status_code == 302
    assert "was not sent" not in opened(client, page(plan))
    assert client.get(page(plan, "proposal/other")).status_code == 404


def test_contact_ends_only_when_nothing_is_owed_and_is_taken_up_again() -> None:
    plan = families.offered()
    client = signed_in(families.keeper(plan))
    assert "the case cannot be closed" in opened(client, page(plan, "end"))
    refused = client.post(page(plan, "end"), told(note="By letter."))
    assert refused.status_code == 422
    assert "find out what they answer" in refused.content.decode()
    client.post(page(plan, "answer"), told(kind="declined", reason="knows_enough", **on("on")))
    assert client.post(page(plan, "end"), told(note="By letter.")).status_code == 302
    assert "The contact has ended for now" in opened(client, page(plan))
    opened(client, page(plan, "take-up"))
    assert client.post(page(plan, "take-up"), told(note="She rang.")).status_code == 302


def test_the_next_contact_is_changed_and_taken_away() -> None:
    plan = families.begun()
    client = signed_in(families.keeper(plan))
    opened(client, page(plan, "next"))
    assert client.post(page(plan, "next"), told(due="yes", why="the trial", **on("on", 3))).status_code == 302
    assert "Be in touch: the trial" in opened(client, page(plan))
    assert client.post(page(plan, "next"), told(due="no")).status_code == 302
    assert "Nothing is owed." in opened(client, page(plan))


def test_a_step_with_the_scheme_and_the_sentence_are_recorded() -> None:
    plan = families.to_offer()
    client = signed_in(families.keeper(plan))
    sentence = f"/families/case/{plan.case.reference}/sentence"
    opened(client, sentence)
    assert client.post(sentence, told(kind="long_custody", **on("on"))).status_code == 302
    assert "Custody of 12 months or more" in opened(client, f"/families/case/{plan.case.reference}")
    assert "Right 11" in opened(client, page(plan, "scheme/eligible"))
    assert client.post(page(plan, "scheme/eligible"), told(**on("on"))).status_code == 302
    assert "Referral by" in opened(client, page(plan))
    assert client.post(page(plan, "scheme/opted-in"), told(**on("on"))).status_code == 422
    assert client.get(page(plan, "scheme/nothing")).status_code == 404


def test_the_contact_is_given_to_somebody_else_and_the_change_is_kept() -> None:
    plan, other = families.begun(), families.officer()
    before = families.keeper(plan)
    client = signed_in(staff.regional_lead())
    assert other.full_name in opened(client, page(plan, "named-contact"))
    given = told(officer=other.pk, reason="Retires in May", **on("tell_by", 5))
    assert client.post(page(plan, "named-contact"), given).status_code == 302
    assert "Retires in May" in opened(signed_in(other), page(plan))
    assert signed_in(before).get(page(plan)).status_code == 404


def test_words_are_kept_while_they_are_typed_and_when_the_session_has_ended() -> None:
    plan = families.begun()
    client = signed_in(families.keeper(plan))
    form = opened(client, page(plan, "contact"))
    writer = form.split('name="writer" value="')[1].split('"')[0]
    kept = client.post(
        page(plan, "keep/contact"), {"said": "She asked about"}, headers={"Accept": "application/json"}
    )
    assert kept.json()["kept"].startswith("Kept at ")
    assert "She asked about" in opened(client, page(plan, "contact"))
    late = Client().post(page(plan, "contact"), {"writer": writer, "said": "She asked about the trial"})
    assert late.headers["Location"].startswith("/sign-in?next=")
    again = opened(client, page(plan, "contact"))
    assert "She asked about the trial" in again
    assert "Your words were kept" in again
    assert client.post(page(plan, "keep/contact"), {"said": " "}).json() == {"kept": ""}
    assert not UnfinishedWords.objects.exists()
    forged = Client().post(page(plan, "contact"), {"writer": "forged", "said": "x"})
    assert "/sign-in" in forged.headers["Location"]
    answer = Client().post(page(plan, "keep/contact"), {"said": "x"}, headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert not UnfinishedWords.objects.exists()
    assert client.post(page(plan, "keep/nothing"), {"said": "x"}).status_code == 404


def test_words_that_come_late_are_kept_for_nobody_who_may_no_longer_read_them() -> None:
    plan = families.begun()
    keeper = families.keeper(plan)
    writer = opened(signed_in(keeper), page(plan, "contact")).split('name="writer" value="')[1].split('"')[0]
    keeper.is_active = False
    keeper.save()
    Client().post(page(plan, "contact"), {"writer": writer, "said": "Late words"})
    assert not UnfinishedWords.objects.exists()
