"""What a person does with a browser, and what every page they see must satisfy."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize, expect

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESK: ViewportSize = {"width": 1200, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SIDEWAYS = """() => {
  const page = document.documentElement, right = element => element.getBoundingClientRect().right;
  const all = [...document.querySelectorAll('body *')].filter(element => right(element) > page.clientWidth);
  return [page.scrollWidth - page.clientWidth, all.slice(-3).map(element => element.outerHTML.slice(0, 160))];
}"""
PATIENCE = 30_000
"""Milliseconds until a page that a person waits for is given up."""
expect.set_options(timeout=PATIENCE)
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RADIOS_THAT_REVEAL = "govuk-radios__input"
"""GOV.UK Frontend's own script puts aria-expanded on them, which axe does not allow."""
CHANGES_EACH_TIME = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")\w+|[0-9a-f]{8}-[0-9a-f-]{27}|\d\d:\d\d:\d\d'
)
_found_good: set[tuple[bool, int]] = set()
"""The pages, to the letter, in which nothing was found: a sign-in page is read a hundred times."""


class Visitor:
    """A person in front of one page. Every page they reach is checked."""

    def __init__(self, page: Page, *, checks: bool = True) -> None:
        self.page = page
        self.page.set_default_timeout(PATIENCE)
        self.checks = checks

    def signs_in_as(self, name: str) -> None:
        self.page.goto("/sign-in")
        self.checked()
        self.page.get_by_role("button", name=re.compile(rf"\b{re.escape(name)}")).first.click()
        self.checked()

    def becomes(self, name: str) -> None:
        """Sign out, and sign in as somebody else."""
        self.signs_out()
        self.signs_in_as(name)

    def signs_out(self) -> None:
        self.page.get_by_role("button", name="Sign out").click()
        self.checked()

    def opens(self, address: str) -> None:
        self.page.goto(address)
        self.checked()

    def finds(self, person: str) -> str:
        """Search the work list for somebody and open their case. Gives its reference."""
        self.opens("/cases/")
        self.types("Search by name", person)
        self.presses("Search")
        self.page.locator("td").get_by_role("link", name=person).first.click()
        self.checked()
        return self.page.url.rstrip("/").rsplit("/", 1)[-1]

    def follows(self, link: str, *, exact: bool = False) -> None:
        self.page.get_by_role("link", name=link, exact=exact).first.click()
        self.checked()

    def looks_back_to(self, day: date) -> None:
        """Read the page as of an earlier day."""
        self.unfolds("View as of another day")
        self.dates("View as of", day)
        self.presses("Show")

    def unfolds(self, summary: str) -> None:
        """Open what is folded away; every one with these words."""
        for folded in self.page.locator("details:not([open]) > summary", has_text=summary).all():
            folded.click()

    def sends(self) -> None:
        """Press the one button of the form, whatever it says."""
        self.page.locator("main form[method=post] button[type=submit]").click()
        self.checked()

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button).first.click()
        self.checked()

    def types(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(text)

    def chooses(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).first.check()

    def picks(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=False).first.select_option(label=option)

    def answers(self, question: str, choice: str) -> None:
        """Choose among the radios of one question, where another question has the same choice."""
        self.page.get_by_role("group", name=question).get_by_label(choice, exact=True).first.check()

    def dates(self, question: str, day: date) -> None:
        group = self.page.get_by_role("group", name=question)
        for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(part, exact=True).fill(str(value))

    def uploads(self, label: str, file: Path) -> None:
        self.page.get_by_label(label, exact=False).first.set_input_files(file)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=False).filter(visible=True).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=False)).to_have_count(0)

    def is_at(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)

    def checked(self) -> None:
        """One h1, a title, no dead error link, no sideways scrolling on a phone, nothing that axe finds."""
        self.page.wait_for_load_state()
        if not self.checks:
            return
        assert self.page.locator("h1").count() == 1, f"{self.page.url} has not one h1"
        if (page := self._as_it_is()) in _found_good:
            return
        self._errors_lead_somewhere()
        self._fits_a_phone()
        found = [violation for violation in self._axe() if not _known(violation)]
        assert not found, f"{self.page.url}: {[(each['id'], _where(each)) for each in found]}"
        _found_good.add(page)

    def _as_it_is(self) -> tuple[bool, int]:
        """Every element, attribute and word of the page, without the tokens that no two pages share."""
        narrow = (self.page.viewport_size or DESK)["width"] < DESK["width"]
        return narrow, hash(CHANGES_EACH_TIME.sub("", self.page.content()))

    def _fits_a_phone(self) -> None:
        size = self.page.viewport_size or DESK
        self.page.set_viewport_size(PHONE)
        width, widest = self.page.evaluate(SIDEWAYS)
        self.page.set_viewport_size(size)
        assert width <= 1, f"{self.page.url} scrolls sideways by {width} pixels on a phone: {widest}"

    def _errors_lead_somewhere(self) -> None:
        links = self.page.locator(".govuk-error-summary a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        if links:
            assert self.page.title().startswith("Error:"), "a page with errors says so in its title"
        for link in links:
            assert self.page.locator(f"[id='{link[1:]}']").count() == 1, f"nothing is at {link}"

    def _axe(self) -> list[dict[str, Any]]:
        options = {"runOnly": {"type": "tag", "values": STANDARD}, "resultTypes": ["violations"]}
        found: list[dict[str, Any]] = self.page.evaluate(
            "options => axe.run(options).then(r => r.violations)", options
        )
        return found


def _where(violation: dict[str, Any]) -> list[str]:
    return [node["html"][:160] for node in violation["nodes"][:3]]


def _known(violation: dict[str, Any]) -> bool:
    return violation["id"] == "aria-allowed-attr" and all(
        RADIOS_THAT_REVEAL in node["html"] for node in violation["nodes"]
    )
