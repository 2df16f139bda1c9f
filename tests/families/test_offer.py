"""What the court opens, the offer and its answers, and copies: each verb with every reason against it."""

from uuid import uuid4

import pytest
from django.utils import timezone

from candour.cases.commands import charge_later, decide_disclosure, give_access
from candour.cases.models import CourtStatus
from candour.cases.models.visibility import sight_of
from candour.families.commands import (
    copies,
    offering,
    plans,
)
from candour.families.models import (
    ContactMade,
    ContactStatus,
    CopyEvent,
    DisclosureStatus,
    Nondisclosure,
)
from candour.families.queries import recipient, recipients
from candour.mail.models import Message
from candour.workflow.models import StatusChange
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import families, staff
from tests.families.scene import whats

pytestmark = pytest.mark.django_db
AT, TODAY, DAY = families.AT, families.TODAY, families.DAY
D = DisclosureStatus


@pytest.mark.parametrize(
    ("outcome", "stands"),
    [
        (CourtStatus.CONVICTED, D.TO_OFFER),
        (CourtStatus.CONVICTED_MORE_SERIOUS, D.TO_OFFER),
        (CourtStatus.CONVICTED_LESSER, D.WITH_NATIONAL),
        (CourtStatus.DIED, D.WITH_NATIONAL),
        (CourtStatus.UNFIT, D.WITH_NATIONAL),
        (CourtStatus.ACQUITTED, D.NO_OFFER),
        (CourtStatus.DROPPED, D.NO_OFFER),
    ],
)
def test_the_offer_follows_the_court_for_plans_before_and_after(
    outcome: CourtStatus, stands: DisclosureStatus
) -> None:
    plan = families.begun()
    assert plan.disclosure_status == D.NOT_OPEN
    families.court(plan.case, outcome)
    assert families.again(plan).disclosure_status == stands
    later = families.begun(of=families.again(plan).case, family_name="Finch")
    assert later.disclosure_status == stands
    opened = TODAY if stands == D.TO_OFFER else None
    assert families.again(plan).disclosure_open_since == later.disclosure_open_since == opened


def test_whoever_records_the_court_outcome_need_not_see_any_contact() -> None:
    plan = families.begun()
    families.court(plan.case, CourtStatus.CONVICTED)
    change = StatusChange.objects.get(record_type="families.contactplan")
    assert (change.by, change.transition) == (None, "disclosure.court_to_offer")
    waits = Message.objects.filter(to=families.keeper(plan), path=f"/families/{plan.pk}/")
    assert waits.count() == 2, "when it was begun, and when the offer opened"


def test_nothing_is_offered_before_a_conviction_or_without_one() -> None:
    plan = families.begun()
    told = {"on": TODAY, "way": "phone", "named_contact": True, "by": families.keeper(plan), "at": AT}
    for outcome, words in (
        (None, "before a conviction"),
        (CourtStatus.DIED, "has not decided"),
        (CourtStatus.ACQUITTED, "Nobody was convicted"),
    ):
        if outcome is not None:
            families.court(plan.case, outcome, note="The first entry was a mistake.")
            plan.case.refresh_from_db()
        with pytest.raises(NotNow, match=words):
            offering.offer(plan=plan, **told)  # type: ignore[arg-type]


def test_the_national_team_opens_the_offer_where_no_conviction_does() -> None:
    plan = families.begun()
    families.court(plan.case, CourtStatus.CONVICTED_LESSER)
    reason = "The family has asked, and the findings matter to them."
    case = families.again(plan).case
    decide_disclosure(case, disclose=True, reason=reason, by=staff.national_officer(), at=AT + DAY)
    assert families.again(plan).disclosure_status == D.TO_OFFER


def test_a_later_charge_closes_the_offer_again_and_a_copy_that_was_given_stays() -> None:
    plan = families.accepted()
    specialist = staff.member("disclosure_specialist", "regional_lead")
    copies.record_handed_over(
        plan=plan, on=TODAY, release="1", language="en", format="pdf", by=specialist, at=AT + DAY
    )
    other = families.begun(of=families.again(plan).case, family_name="Finch")
    values = {"title": "Arson", "code": "CD71039", "alleged_offence_date": TODAY, "mode": "substantive"}
    charge_later(plan.case, values, by=staff.administrator(), at=AT + DAY)
    assert families.again(other).disclosure_status == D.NOT_OPEN
    assert families.again(plan).disclosure_status == D.COPY_GIVEN


def test_contact_that_had_ended_goes_on_when_something_is_owed_again() -> None:
    plan = families.begun()
    plans.end(plan=plan, note="She will ring.", by=families.keeper(plan), at=AT)
    families.court(plan.case, CourtStatus.CONVICTED)
    assert families.again(plan).contact_status == ContactStatus.IN_CONTACT


def test_a_proposal_under_way_is_written_anew_when_the_court_closes_the_offer() -> None:
    plan = families.proposed()
    families.court(families.again(plan).case, CourtStatus.ACQUITTED, note="Quashed by the Court of Appeal.")
    assert families.again(plan).disclosure_status == D.NO_OFFER
    assert Nondisclosure.objects.get().sent_at is None


def test_an_offer_is_a_contact_too_and_waits_for_an_answer() -> None:
    plan = families.offered()
    assert ContactMade.objects.get(plan=plan).said == offering.ASKED
    assert whats(plan) == ["Find out what they answer to the offer"]


def test_an_offer_is_refused_before_the_conviction_by_an_unsafe_way_and_once_more() -> None:
    plan = families.to_offer()
    by, operation = families.keeper(plan), uuid4()
    plans.describe(plan=plan, values={"unsafe_ways": ["email"]}, by=by, at=AT)
    with pytest.raises(NotNow) as refused:
        offering.offer(plan=plan, on=TODAY - DAY, way="email", named_contact=True, by=by, at=AT)
    assert len(refused.value.reasons) == 2
    for _each in range(2):
        offering.offer(
            plan=plan, on=TODAY, way="letter", named_contact=False, by=by, at=AT, operation=operation
        )
    assert plan.offers.count() == 1


def test_each_answer_stands_beside_the_earlier_ones() -> None:
    plan = families.offered()
    by, at = families.keeper(plan), AT + DAY
    told = {"kind": "declined", "on": TODAY, "by": by, "at": at}
    with pytest.raises(NotNow, match="Choose a reason"):
        offering.answer(plan=plan, **told)  # type: ignore[arg-type]
    operation = uuid4()
    for _each in range(2):
        offering.answer(plan=plan, reason="not_given", operation=operation, **told)  # type: ignore[arg-type]
    plan = offering.answer(plan=plan, kind="asked_later", on=TODAY + DAY, by=by, at=at)
    assert [answer.kind for answer in plan.answers.all()] == ["declined", "asked_later"]
    assert whats(plan) == ["A copy of the review, for which they asked"]


def test_a_wish_to_be_asked_again_names_a_day_and_is_owed_then() -> None:
    plan = families.offered()
    by, at = families.keeper(plan), AT + DAY
    with pytest.raises(NotNow, match="which day to ask again"):
        offering.answer(plan=plan, kind="deferred", on=TODAY, by=by, at=at)
    again = TODAY + 30 * DAY
    plan = offering.answer(plan=plan, kind="deferred", on=TODAY, ask_again_on=again, by=by, at=at)
    assert (plan.next_step, plan.next_due) == ("Ask again whether they would like to have the review", again)


def test_an_offer_waits_before_it_is_taken_that_there_is_no_reply() -> None:
    plan = families.offered()
    by = families.keeper(plan)
    with pytest.raises(NotNow, match="waits 28 days"):
        offering.answer(plan=plan, kind="no_reply", on=TODAY + 27 * DAY, by=by, at=AT + 27 * DAY)
    plan = offering.answer(plan=plan, kind="no_reply", on=TODAY + 28 * DAY, by=by, at=AT + 28 * DAY)
    assert plan.disclosure_status == D.NO_REPLY
    with pytest.raises(NotNow, match="before the offer"):
        offering.answer(plan=plan, kind="accepted", on=TODAY - DAY, by=by, at=AT + 28 * DAY)


def test_a_copy_is_handed_over_replaced_and_recalled() -> None:
    plan = families.accepted()
    specialist = staff.member("disclosure_specialist")
    told = {
        "on": TODAY,
        "release": "R1",
        "language": "en",
        "format": "large_print",
        "by": specialist,
        "at": AT + DAY,
    }
    with pytest.raises(NotAllowed):
        copies.record_handed_over(plan=plan, **told)  # type: ignore[arg-type]
    give_access(plan.case, user=specialist, reason="Copies", by=staff.national_lead(), at=AT)
    with pytest.raises(NotNow, match="no copy to replace"):
        copies.record_replaced(plan=plan, note="A newer one", **told)  # type: ignore[arg-type]
    operation = uuid4()
    for _each in range(2):
        copies.record_handed_over(plan=plan, operation=operation, **told)  # type: ignore[arg-type]
    found = recipients(plan.case, sight_of(specialist, at=timezone.now()))
    assert [(one.has_a_copy, one.copy and one.copy.release) for one in found] == [(True, "R1")]
    copies.record_replaced(plan=plan, note="A newer one", **(told | {"release": "R2"}))  # type: ignore[arg-type]
    with pytest.raises(NotNow, match="Say why"):
        copies.record_recalled(plan=plan, **told)  # type: ignore[arg-type]
    plan = copies.record_recalled(plan=plan, note="A name was in it", **told)  # type: ignore[arg-type]
    assert [event.kind for event in CopyEvent.objects.all()] == ["handed_over", "replaced", "recalled"]
    assert whats(plan) == ["A copy of the review"]
    assert families.again(plan).copy_given_on == TODAY


def test_a_copy_goes_to_nobody_who_did_not_ask() -> None:
    plan = families.offered()
    lead = staff.regional_lead()
    with pytest.raises(NotNow):
        copies.record_handed_over(
            plan=plan, on=TODAY, release="R1", language="en", format="pdf", by=lead, at=AT
        )
    sight = sight_of(lead, at=timezone.now())
    assert recipient(plan.pk, sight) is None
    accepted = families.accepted()
    one = recipient(accepted.pk, sight)
    assert one is not None
    assert one.named_contact == families.keeper(accepted).full_name
