"""The early look: what it must say, that its actions are real at once, and who sees them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from candour.action_plans import queries as actions
from candour.action_plans.models import Action, Owner
from candour.audit.models import Entry
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.row_security import limit_rows_to
from candour.mail.models import Message
from candour.notifications.commands import deciding
from candour.reviews.commands import early_look
from candour.reviews.models import EarlyLook, ImmediateAction, Review, ReviewStage
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import notifications, reviews, staff

pytestmark = pytest.mark.django_db

AT = reviews.AT + 3 * reviews.HOUR
WORDS = "Ask the police whether the former partner is safe."


def begun(review: Review | None = None, by: User | None = None) -> tuple[Review, User]:
    by = by or staff.regional_lead()
    review = review or reviews.commissioned()
    early_look.begin(review=review, by=by, at=AT)
    return review, by


def with_action(owner: str = "Head of delivery unit") -> tuple[Review, User, ImmediateAction]:
    review, by = begun()
    new = early_look.NewImmediateAction(text=WORDS, owner=owner, due_on=AT.date() + timedelta(days=2))
    return review, by, early_look.add_action(review=review, new=new, by=by, at=AT)


def test_it_cannot_be_complete_before_it_says_everything_and_says_what_is_missing() -> None:
    review, by = begun()
    with pytest.raises(NotNow) as refused:
        early_look.complete(review=review, by=by, at=AT)
    said = str(refused.value)
    for missing in (
        "which records were read",
        "anybody may be at risk",
        "support was offered",
        "separate route",
    ):
        assert missing in said


def test_a_risk_now_needs_an_action_and_words_do_not_stand_for_it() -> None:
    review, by = begun()
    answers = {
        "concern": "immediate",
        "concern_detail": "A former partner lives nearby.",
        "no_action_why": "None is needed.",
        "welfare_offered_on": AT.date(),
        "separate_route_raised": False,
    }
    early_look.answer(review=review, answers=answers, by=by, at=AT)
    early_look.add_record(review=review, name="OASys", covers="", read_on=AT.date(), by=by, at=AT)
    with pytest.raises(NotNow, match="what is done at once"):
        early_look.complete(review=review, by=by, at=AT)
    new = early_look.NewImmediateAction(text=WORDS, owner="Head of unit", due_on=AT.date())
    made = early_look.add_action(review=review, new=new, by=by, at=AT)
    early_look.withdraw_action(immediate=made, by=by, at=AT)
    with pytest.raises(NotNow, match="what is done at once"):
        early_look.complete(review=review, by=by, at=AT)
    early_look.add_action(review=review, new=new, by=by, at=AT)
    assert early_look.complete(review=review, by=by, at=AT).status == ReviewStage.TO_ALLOCATE


def test_complete_before_the_decision_it_waits_and_meets_its_date_when_commissioned() -> None:
    review = reviews.early_look_done(review=reviews.notified())
    assert review.status == ReviewStage.AWAITING_DECISION
    deciding.commission_review(
        notification=review.case.notification, by=staff.national_officer(), at=AT + 3 * reviews.DAY
    )
    review.refresh_from_db()
    assert review.status == ReviewStage.TO_ALLOCATE
    assert review.case.deadlines.get(step="early_look").met_on == AT.date()


def test_a_complete_early_look_can_no_longer_be_changed() -> None:
    review = reviews.early_look_done()
    with pytest.raises(NotNow, match="complete"):
        early_look.answer(
            review=review, answers={"welfare_detail": "More"}, by=staff.regional_lead(), at=AT + reviews.DAY
        )


def test_a_separate_route_keeps_yes_or_no_and_a_date_and_no_words() -> None:
    review, by = begun()
    with pytest.raises(NotNow, match="date on which the separate route"):
        early_look.answer(review=review, answers={"separate_route_raised": True}, by=by, at=AT)
    early_look.answer(
        review=review,
        answers={
            "separate_route_raised": True,
            "separate_route_on": AT.date(),
            "separate_route_detail": "Something about somebody",
        },
        by=by,
        at=AT,
    )
    kept = {field.name for field in EarlyLook._meta.get_fields() if "route" in field.name}
    assert kept == {"separate_route_raised", "separate_route_on"}


def test_somebody_without_the_role_does_not_make_it() -> None:
    with pytest.raises(NotAllowed):
        early_look.begin(review=reviews.commissioned(), by=staff.administrator(), at=AT)


def test_somebody_named_in_the_case_does_not_make_it() -> None:
    review, by = reviews.commissioned(), staff.regional_lead()
    review.case.register.create(role="staff", family_name="Lead", staff_account=by)
    with pytest.raises(NotNow, match="is named in the case as a member of staff"):
        early_look.begin(review=review, by=by, at=AT)


def test_bringing_a_case_to_attention_tells_the_national_team_without_content() -> None:
    officer = staff.national_officer()
    review, by = begun()
    flag = early_look.Flag(significance="On the news.", ministers=True, ministers_told_on=AT.date())
    early_look.bring_to_attention(review=review, flag=flag, by=by, at=AT)
    review.case.refresh_from_db()
    assert review.case.ministers_told_on == AT.date()
    message = Message.objects.get(to=officer, subject="A case was brought to your attention")
    assert review.case.person_name not in message.body + message.subject
    assert "On the news" not in message.body


def test_the_same_form_sent_twice_adds_one_action() -> None:
    review, by = begun()
    operation, due = uuid4(), AT.date()
    new = early_look.NewImmediateAction(text=WORDS, owner="Head of unit", due_on=due)
    first = early_look.add_action(review=review, new=new, by=by, at=AT, operation=operation)
    again = early_look.add_action(review=review, new=new, by=by, at=AT, operation=operation)
    assert first == again
    assert Action.objects.count() == 1


def test_an_immediate_action_is_a_real_one_that_names_nobody() -> None:
    review, by, immediate = with_action()
    action = immediate.action
    assert (action.origin, action.case, action.due_on) == ("review", review.case, immediate.due_on)
    assert review.case.person_name not in action.origin_label
    assert list(Action.objects.visible_to(by)) == [action]
    withdrawn = Entry.objects.filter(
        chain=f"case:{review.case_reference}", action="review.immediate_action_added"
    )
    assert withdrawn.count() == 1


@pytest.mark.parametrize("of", ["Wales", None])
def test_somebody_without_sight_finds_the_action_nowhere(of: str | None, client: Client) -> None:
    _review, _by, immediate = with_action()
    stranger = staff.member("action_owner", "analyst", of=of)
    day = date(2026, 4, 1)
    sight = sight_of(stranger, at=AT)
    seen = actions.actions_as_of(sight, day)
    assert not seen.exists()
    assert actions.counted(seen, day)["total"] == 0
    assert not actions.narrowed(seen, actions.Narrowing(search="police"), day).exists()
    assert not actions.owners_listed(sight, day).exists()
    assert actions.slips_among(["Head of delivery units"]) == []
    client.force_login(stranger)
    assert WORDS not in client.get("/actions/").content.decode()
    assert client.get(f"/actions/{immediate.action_id}").status_code == 404


def test_its_owner_sees_the_action_without_sight_of_the_case_and_no_other() -> None:
    _review, _by, immediate = with_action("Head of Wales delivery unit")
    with_action("Somebody else")
    owner = staff.member("action_owner", of="Wales")
    Owner.objects.filter(name="Head of Wales delivery unit").update(user=owner)
    assert list(Action.objects.visible_to(owner)) == [immediate.action]
    limit_rows_to(sight_of(owner, at=AT), reader=owner.pk)
    assert list(Action.objects.all()) == [immediate.action]


def test_the_database_shows_an_action_of_a_review_with_its_case_alone() -> None:
    review, _by, immediate = with_action()
    limit_rows_to(Sight(region=review.case.region_id), reader=0)
    assert Action.objects.filter(pk=immediate.action_id).exists()
    limit_rows_to(Sight(), reader=0)
    assert not Action.objects.exists()
    limit_rows_to(Sight(everything=True, barred=(review.case_id,)), reader=0)
    assert not Action.objects.exists()


def test_a_published_action_belongs_to_no_case_and_one_of_a_review_to_one() -> None:
    _review, _by, immediate = with_action()
    with pytest.raises(IntegrityError, match="an_action_of_a_review_has_its_case"), transaction.atomic():
        Action.objects.filter(pk=immediate.action_id).update(case=None)


def test_the_national_team_reads_the_recommendation_beside_its_decision(client: Client) -> None:
    review, by = begun(notifications.submitted().case.review)
    early_look.answer(
        review=review,
        answers={"recommends_review": True, "recommendation_reason": "A pattern in three cases."},
        by=by,
        at=AT,
    )
    client.force_login(staff.national_officer())
    page = client.get(f"/notifications/{review.case_reference}/commission").content.decode()
    assert "The region recommends a review" in page
    assert "A pattern in three cases." in page


def test_reading_an_action_of_a_review_is_marked_and_recorded(client: Client) -> None:
    review, by, immediate = with_action()
    client.force_login(by)
    page = client.get(f"/actions/{immediate.action_id}").content.decode()
    assert "OFFICIAL-SENSITIVE" in page
    assert f'href="/reviews/{review.case_reference}/early-look/"' in page
    read = Entry.objects.filter(chain=f"case:{review.case_reference}", actor=by.username)
    assert "action of a review" in " ".join(read.values_list("subject", flat=True))


def test_an_owner_without_sight_reads_the_action_and_is_not_led_to_the_case(client: Client) -> None:
    review, _by, immediate = with_action("Head of Wales delivery unit")
    owner = staff.member("action_owner", of="Wales")
    Owner.objects.filter(name="Head of Wales delivery unit").update(user=owner)
    client.force_login(owner)
    page = client.get(f"/actions/{immediate.action_id}").content.decode()
    assert WORDS in page
    assert f"/reviews/{review.case_reference}" not in page
