"""A case full of long words, on the narrowest phone: no page is wider than the screen."""

from uuid import uuid4

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

NARROW: ViewportSize = {"width": 320, "height": 640}
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
ADDRESS = f"https://news.example.invalid/{LONG}/{uuid4()}"
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def fills_the_case_with_long_words(visitor: Visitor, reference: str) -> None:
    visitor.opens(f"/cases/{reference}/add/charge")
    visitor.types("Offence", LONG)
    visitor.page.get_by_role("group", name="Date of the alleged offence").get_by_label("Day").fill("1")
    visitor.page.get_by_role("group", name="Date of the alleged offence").get_by_label("Month").fill("11")
    visitor.page.get_by_role("group", name="Date of the alleged offence").get_by_label("Year").fill("2025")
    visitor.sends()
    visitor.sees("A charge was added to the case.")
    visitor.opens(f"/cases/{reference}/interest")
    visitor.page.locator("[name=media_interest]").first.check()
    visitor.page.locator("[name=media_note]").fill(ADDRESS[:200])
    visitor.sends()
    visitor.opens(f"/cases/{reference}/add/co_defendant")
    visitor.page.locator("[name=name]").fill(LONG)
    visitor.sends()


def fits(visitor: Visitor, address: str) -> None:
    visitor.page.goto(address)
    wider = visitor.page.evaluate(WIDER)
    assert wider <= 1, f"{address} is {wider} pixels wider than a narrow phone"


def test_no_page_of_a_case_is_wider_than_a_narrow_phone(visitor: Visitor) -> None:
    # Given a case in which everything is long
    visitor.signs_in_as("Priya Raman")
    reference = visitor.finds("Leon Richards")
    fills_the_case_with_long_words(visitor, reference)
    # When it is read on the narrowest phone, then nothing has to be scrolled sideways
    visitor.page.set_viewport_size(NARROW)
    for page in ("", "/people", "/changes", "/access", "/seen", "/details", "/hand-over"):
        fits(visitor, f"/cases/{reference}{page}")
    for page in ("/", "/answer"):
        fits(visitor, f"/notifications/{reference}{page}")
    for address in ("/", "/cases/", "/notifications/?show=all", "/recommendations/", "/policy/offences"):
        fits(visitor, address)
    # And a refusal with its long reference fits too
    fits(visitor, f"/cases/{LONG}")
