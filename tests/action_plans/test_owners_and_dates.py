"""Owners as printed and as meant, likely slips, due dates and the dates inside an action's words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.action_plans import queries
from candour.action_plans.commands import assign_owner, link_owners
from candour.action_plans.dates import dates_in, due_date
from candour.action_plans.models import Owner
from candour.action_plans.owners import likely_slips
from candour.workflow.refusals import NotAllowed, NotNow
from tests.action_plans.actions import NOW, action, owner_user
from tests.factories import staff


@pytest.mark.parametrize(
    ("printed", "due", "by_default"),
    [
        (("date", 2024, 2, 29), date(2024, 2, 29), False),
        (("month", 2024, 2, None), date(2024, 2, 29), True),
        (("month", 2023, 2, None), date(2023, 2, 28), True),
        (("ongoing", 2023, 12, None), date(2023, 12, 31), True),
        (("complete", 2023, 12, None), None, False),
        (("date", 2023, 2, 30), None, False),
        (("none", None, None, None), None, False),
    ],
)
def test_a_month_is_due_on_its_last_day_and_says_so(
    printed: tuple[str, int | None, int | None, int | None], due: date | None, by_default: bool
) -> None:
    found = due_date(*printed)
    assert (found.on, found.by_default) == (due, by_default)


@given(st.text())
def test_dates_are_found_in_any_words_without_a_fault(words: str) -> None:
    assert all(found.due.on for found in dates_in(words))


def test_names_that_differ_in_one_like_word_are_a_doubt() -> None:
    slip = ("Public Probation Director", "Public Protection Director")
    assert likely_slips([*slip, "Head of Operations"]) == [slip]
    assert not likely_slips(["Regional Director, London", "Regional Director, Wales"])
    assert not likely_slips(["Head of Operations", "head of  operations"])


@pytest.mark.django_db
def test_dates_in_the_words_that_disagree_with_the_target_are_kept_apart() -> None:
    made = action(text="Pilot by 30 June 2024, then everywhere by March 2026.")
    assert [(one.as_printed, one.agrees) for one in made.milestones.all()] == [
        ("30 June 2024", True),
        ("March 2026", False),
    ]


@pytest.mark.django_db
def test_the_printed_owner_stays_whole_and_is_one_owner_under_any_case() -> None:
    printed = "Chief Officer, Regional Director (North) and Head of Assurance"
    first, second = action(owners_as_printed=printed), action(owners_as_printed=printed.upper())
    assert first.owners.get() == second.owners.get()
    assert second.owners_as_printed == printed.upper()


@pytest.mark.django_db
def test_a_person_says_which_owners_are_meant_and_the_printed_words_stay() -> None:
    analyst = staff.member("analyst", of=None)
    made = action(owners_as_printed="Head of A and Head of B")
    link_owners(action=made, names=["Head of A", "Head of B", "head of a"], by=analyst, at=NOW)
    assert [link.owner.name for link in made.owner_links.all()] == ["Head of A", "Head of B"]
    assert all(link.chosen_by == analyst for link in made.owner_links.all())
    made.refresh_from_db()
    assert made.owners_as_printed == "Head of A and Head of B"


@pytest.mark.django_db
def test_owners_are_linked_by_those_who_correct_plans() -> None:
    made = action()
    with pytest.raises(NotAllowed):
        link_owners(action=made, names=["Head of A"], by=owner_user(), at=NOW)
    with pytest.raises(NotAllowed):
        assign_owner(owner=Owner.objects.get(), user=None, by=owner_user(), at=NOW)
    with pytest.raises(NotNow):
        link_owners(action=made, names=[" "], by=staff.member("analyst", of=None), at=NOW)


@pytest.mark.django_db
def test_a_likely_slip_is_shown_and_nothing_is_changed() -> None:
    action(owners_as_printed="Public Protection Director")
    made = action(owners_as_printed="Public Probation Director")
    assert queries.owner_doubts(made) == ["Public Protection Director"]
    assert made.owners.get().name == "Public Probation Director"
