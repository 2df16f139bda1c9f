"""The service without JavaScript, and by keyboard alone."""

import pytest

from tests.journeys.days import ago
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

SHOWN = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const words = element.innerText || element.getAttribute('aria-label') || '';
  const label = element.labels && element.labels.length ? element.labels[0].innerText : words;
  const drawn = [style.outlineStyle !== 'none' && style.outlineWidth !== '0px', style.boxShadow !== 'none'];
  if (element.matches('input[type=radio]')) {
    drawn.push(getComputedStyle(element.nextElementSibling, '::before').boxShadow !== 'none');
  }
  return {label: label.trim(), top: box.top + scrollY, visible: drawn.some(Boolean)};
}"""


def adds_a_risk_assessment(visitor: Visitor) -> None:
    visitor.follows("Add a risk assessment")
    visitor.chooses("Very high")
    visitor.dates("Date of the assessment", ago(30))
    visitor.sends()


def test_a_fact_is_recorded_without_javascript(visitor_without_javascript: Visitor) -> None:
    visitor = visitor_without_javascript
    # Given an administrator whose browser runs no scripts
    visitor.signs_in_as("Priya Raman")
    # When a case is searched for and a fact is recorded
    visitor.finds("Kieran Doyle")
    adds_a_risk_assessment(visitor)
    # Then the case shows it
    visitor.sees("Very high")
    # When the form is sent without an answer, then the page says what is missing
    visitor.follows("Add a risk assessment")
    visitor.sends()
    visitor.sees("There is a problem")


def tabs_to(visitor: Visitor, label: str, *, most: int = 60) -> list[float]:
    """Press Tab until something has the focus; gives how far down the page each stop was."""
    stops: list[float] = []
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        now = visitor.page.evaluate(SHOWN)
        assert now["visible"], f"nobody sees that “{now['label']}” has the focus"
        stops.append(now["top"])
        if label in now["label"]:
            return stops
    raise AssertionError(f"Tab never reaches “{label}”")


def signs_in_by_keyboard(visitor: Visitor, person: str) -> None:
    visitor.opens("/sign-in")
    tabs_to(visitor, person)
    visitor.page.keyboard.press("Enter")
    visitor.is_at("Your work")


def skips_to_the_form(visitor: Visitor) -> None:
    tabs_to(visitor, "Skip to main content", most=1)
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main-content"


def fills_the_form(visitor: Visitor) -> list[float]:
    stops = tabs_to(visitor, "Given names", most=2)
    visitor.page.keyboard.type("Elin")
    stops += tabs_to(visitor, "Family name", most=1)
    visitor.page.keyboard.type("Parry")
    return stops + tabs_to(visitor, "Save and continue", most=8)


def test_a_form_is_filled_by_keyboard_alone(visitor: Visitor) -> None:
    # Given an administrator without a mouse
    signs_in_by_keyboard(visitor, "Carys Llewellyn")
    tabs_to(visitor, "Record a charge")
    visitor.page.keyboard.press("Enter")
    visitor.is_at("Start a notification")
    tabs_to(visitor, "Start a new notification")
    visitor.page.keyboard.press("Enter")
    visitor.is_at("Who has been charged?")
    # When the menu is skipped and the form is filled from field to field
    skips_to_the_form(visitor)
    stops = fills_the_form(visitor)
    # Then the focus went down the page, never back up
    assert stops == sorted(stops)
    # And Enter sends the form
    visitor.page.keyboard.press("Enter")
    visitor.is_at("What is the person’s CRN?")
