"""A form that is sent twice has one effect, and a session that ended loses nobody."""

import re

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

TWICE_AT_ONCE = """() => {
  const form = document.querySelector('main form[method=post]');
  const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
  return Promise.all([send(), send()].map(sent => sent.then(answer => answer.url)));
}"""


def in_another_tab(visitor: Visitor) -> Visitor:
    return Visitor(visitor.page.context.new_page())


def is_ready_to_submit(visitor: Visitor, reference: str) -> None:
    visitor.opens(f"/notifications/{reference}/submit")
    visitor.answers("Do you propose a review", "No")


def test_a_form_in_two_tabs_has_one_effect(visitor: Visitor) -> None:
    # Given the same form, open in two tabs
    visitor.signs_in_as("Priya Raman")
    reference = visitor.finds("Darren Holloway")
    is_ready_to_submit(visitor, reference)
    second = in_another_tab(visitor)
    is_ready_to_submit(second, reference)
    # When both are sent
    visitor.presses("Submit to the national team")
    visitor.sees("The notification is with the national team")
    second.presses("Submit to the national team")
    # Then the second says calmly that it is done already
    second.sees("This cannot be done while")
    # And it happened once
    second.opens(f"/notifications/{reference}/")
    happened = second.page.get_by_role("heading", name="Submitted to the national team", level=3)
    assert happened.count() == 1


def test_one_form_sent_twice_at_once_has_one_effect(visitor: Visitor) -> None:
    # Given a form that begins a draft
    visitor.signs_in_as("Priya Raman")
    visitor.follows("Record a charge")
    # When an impatient hand sends the same form twice in one moment
    arrived = visitor.page.evaluate(TWICE_AT_ONCE)
    # Then both lead to the same draft, and there is no other
    assert arrived[0] == arrived[1]
    assert arrived[0].endswith("/name")
    visitor.opens("/notifications/start")
    assert visitor.page.get_by_role("link", name="Carry on with").count() == 1


def test_a_session_that_ended_leads_to_sign_in_and_back(visitor: Visitor) -> None:
    # Given a page that stayed open until its session had ended
    visitor.signs_in_as("Priya Raman")
    reference = visitor.finds("Darren Holloway")
    is_ready_to_submit(visitor, reference)
    visitor.page.context.clear_cookies(name=re.compile("sessionid$"))
    # When the form is sent
    visitor.presses("Submit to the national team")
    # Then the person signs in and is back at the form, and nothing was sent
    visitor.is_at("Sign in")
    visitor.page.get_by_role("button", name="Priya Raman").first.click()
    visitor.checked()
    visitor.is_at("Submit this notification to the national team")
    visitor.opens(f"/notifications/{reference}/")
    visitor.sees("Ready to submit")
