"""The copy of the holder's name that lists sort by: equal to the name, whoever changes what."""

from datetime import timedelta

import pytest
from django.test import Client

from candour.cases.commands import bar, hand_over
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to
from candour.staff.models import User
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db


def kept(case: Case) -> str | None:
    return Case.objects.values_list("holder_name", flat=True).get(pk=case.pk)


def test_a_case_names_its_holder_after_each_hand_over() -> None:
    lead, case = staff.regional_lead(), cases.case()
    assert kept(case) is None
    for place, holder in enumerate((staff.reviewing_manager(), staff.reviewing_manager())):
        hand_over(case, to=holder, by=lead, at=cases.AT + timedelta(days=place))
        assert kept(case) == holder.full_name


def test_a_case_that_is_let_go_names_nobody() -> None:
    manager, case = staff.reviewing_manager(), cases.case()
    hand_over(case, to=manager, by=staff.regional_lead(), at=cases.AT)
    bar(case, user=manager, reason="I supervised him in 2019", by=manager, at=cases.AT)
    assert kept(case) is None


def test_a_new_name_of_a_member_of_staff_is_in_all_their_cases_and_in_no_other() -> None:
    lead, manager, other = staff.regional_lead(), staff.reviewing_manager(), staff.reviewing_manager()
    held, apart = cases.case(), cases.case()
    hand_over(held, to=manager, by=lead, at=cases.AT)
    hand_over(apart, to=other, by=lead, at=cases.AT)
    limit_rows_to(Sight())
    User.objects.filter(pk=manager.pk).update(full_name="Zoë Nowak")
    limit_rows_to(Sight(everything=True))
    assert (kept(held), kept(apart)) == ("Zoë Nowak", other.full_name)


def test_nobody_writes_another_name_into_a_case() -> None:
    lead, manager, case = staff.regional_lead(), staff.reviewing_manager(), cases.case()
    hand_over(case, to=manager, by=lead, at=cases.AT)
    Case.objects.filter(pk=case.pk).update(holder_name="Somebody else")
    assert kept(case) == manager.full_name
    nobody = cases.case()
    Case.objects.filter(pk=nobody.pk).update(holder_name="Somebody else")
    assert kept(nobody) is None


def test_a_list_by_holder_puts_the_cases_that_nobody_holds_last(client: Client) -> None:
    lead = staff.national_lead()
    nobody, held = cases.case(), cases.case()
    hand_over(held, to=staff.reviewing_manager(), by=lead, at=cases.AT)
    client.force_login(lead)
    page = client.get("/cases/?sort=holder").content.decode()
    assert page.index(held.reference) < page.index(nobody.reference)
    turned = client.get("/cases/?sort=-holder").content.decode()
    assert turned.index(nobody.reference) < turned.index(held.reference)
