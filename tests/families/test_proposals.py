"""A proposal not to disclose, which the national team decides."""

from uuid import uuid4

import pytest

from candour.families.commands import (
    plans,
    withholding,
)
from candour.families.models import (
    DisclosureStatus,
)
from candour.mail.models import Message
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import families, staff
from tests.families.scene import whats

pytestmark = pytest.mark.django_db
AT, TODAY, DAY = families.AT, families.TODAY, families.DAY
D = DisclosureStatus


def test_a_region_cannot_decide_alone() -> None:
    plan = families.proposed()
    told = {"plan": plan, "agree": True, "decision": "We agree with this proposal.", "at": AT}
    day = TODAY + 30 * DAY
    for by in (families.keeper(plan), staff.regional_lead()):
        with pytest.raises(NotAllowed):
            withholding.decide(by=by, look_again_on=day, **told)  # type: ignore[arg-type]
    with pytest.raises(NotNow, match="which day"):
        withholding.decide(by=staff.national_officer(), **told)  # type: ignore[arg-type]
    with pytest.raises(NotNow, match="within 6 months"):
        withholding.decide(by=staff.national_officer(), look_again_on=TODAY + 250 * DAY, **told)  # type: ignore[arg-type]
    plan = withholding.decide(by=staff.national_officer(), look_again_on=day, **told)  # type: ignore[arg-type]
    assert (plan.disclosure_status, plan.next_due) == (D.NOT_DISCLOSED, day)
    assert whats(plan) == ["Look again at the decision not to disclose"]


def test_whoever_proposed_does_not_decide() -> None:
    plan = families.to_offer()
    both = staff.member("national_officer", "victim_liaison_officer", of="North East")
    plan = plans.allocate(plan=plan, officer=both, reason="Covers", by=staff.regional_lead(), at=AT)
    for part, text in {"ground": "risk", "why": "He would find it in her home.", "tried": "A talk."}.items():
        withholding.write_part(plan=plan, part=part, text=text, by=both, at=AT)
    withholding.send(plan=plan, by=both, at=AT)
    with pytest.raises(NotNow, match="somebody else must decide"):
        withholding.decide(
            plan=plan, agree=False, decision="We do not agree at all.", by=both, at=AT, operation=uuid4()
        )


def test_a_refusal_leaves_the_offer_where_it_stood() -> None:
    plan = families.accepted()
    by, operation = families.keeper(plan), uuid4()
    for part, text in {"ground": "risk", "why": "He would find it in her home.", "tried": "A talk."}.items():
        withholding.write_part(plan=plan, part=part, text=text, by=by, at=AT)
    for _each in range(2):
        plan = withholding.send(plan=plan, by=by, at=AT, operation=operation)
    officer, decided = staff.national_officer(), uuid4()
    for _each in range(2):
        plan = withholding.decide(
            plan=plan,
            agree=False,
            decision="Hearing it read aloud is safe for her.",
            by=officer,
            at=AT,
            operation=decided,
        )
    assert plan.disclosure_status == D.ACCEPTED
    with pytest.raises(NotNow, match="No proposal waits"):
        withholding.decide(plan=plan, agree=False, decision="Once more, no.", by=officer, at=AT)
    assert Message.objects.filter(to=by).count() >= 1


def test_a_proposal_is_sent_whole_and_only_while_the_review_may_be_offered() -> None:
    plan = families.to_offer()
    by = families.keeper(plan)
    with pytest.raises(NotNow, match="Answer the questions"):
        withholding.send(plan=plan, by=by, at=AT)
    withholding.write_part(plan=plan, part="ground", text="nothing known", by=by, at=AT)
    with pytest.raises(NotNow) as refused:
        withholding.send(plan=plan, by=by, at=AT)
    assert len(refused.value.reasons) == 3
    with pytest.raises(NotNow, match="no such question"):
        withholding.write_part(plan=plan, part="sent_at", text="x", by=by, at=AT)
    early = families.begun()
    with pytest.raises(NotNow, match="only while"):
        withholding.write_part(plan=early, part="why", text="x", by=families.keeper(early), at=AT)


def test_the_national_team_looks_again() -> None:
    plan = families.proposed()
    officer = staff.national_officer()
    day = TODAY + 30 * DAY
    withholding.decide(
        plan=plan, agree=True, decision="We agree with this for now.", look_again_on=day, by=officer, at=AT
    )
    with pytest.raises(NotNow, match="at least 20"):
        withholding.look_again(plan=plan, reason="Better", by=officer, at=AT)
    plan = withholding.look_again(plan=plan, reason="She is home and well.", by=officer, at=AT)
    assert plan.disclosure_status == D.TO_OFFER
