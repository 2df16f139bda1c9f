"""Writing a section: no word is lost, whatever happens to the network, the session or the page.

The strict content security policy holds in these journeys, and whatever it refuses fails them. All share
one server and one review, because starting these takes longer than writing: each has a section of its own.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from candour.policy.load import load_policy
from candour.reviews import rich_text
from tests.databases import ROOT, clone, drop, ensure_template, one_at_a_time, owner_address
from tests.journeys.conftest import collect_static, environment_of, served
from tests.journeys.visitor import DESK, Visitor
from tests.reviews.writing import word_html

pytestmark = pytest.mark.journey

KEPT_FREE = "assessment"
"""The section of the journey that looks at every page of writing."""
SECTIONS = iter(row.key for row in load_policy().review_sections if row.key != KEPT_FREE)
BOTH = "Hannah wrote this. Femi added that. Hannah went on."
SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")
SAVE_WITHIN = 15_000  # milliseconds
PASTE = """([html, plain]) => {
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', plain);
  const text = document.querySelector('.ProseMirror');
  text.focus();
  text.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(scope="session")
def demo_template() -> Iterator[str]:
    """A database with one review that is being written; it stands in for the whole demo."""
    name = f"writing_{os.getpid()}"
    with one_at_a_time():
        ensure_template()
        clone(name)
        subprocess.run(
            [sys.executable, "-m", "tests.journeys.writing_scene"],
            cwd=ROOT,
            env=environment_of(name),
            check=True,
        )
        collect_static(name)
    yield name
    drop(name)


@pytest.fixture(scope="module")
def address(demo_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(demo_template, tmp_path_factory.mktemp("writing")) as there:
        yield there


@pytest.fixture(scope="module")
def database(address: str, demo_template: str) -> Iterator[psycopg.Connection]:
    """The database of these journeys, as its owner."""
    with psycopg.connect(owner_address(demo_template), autocommit=True) as connection:
        yield connection


@pytest.fixture
def being_written(database: psycopg.Connection) -> str:
    """The reference of the review that Hannah and Femi write."""
    [[reference]] = database.execute(
        "SELECT c.reference FROM cases_case c JOIN reviews_review r ON r.case_id = c.id "
        "WHERE r.status = 'writing'"
    ).fetchall()
    return str(reference)


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Callable[[], BrowserContext]]:
    """Browsers of their own, in which the security policy holds; what it refuses is told at the end."""
    contexts: list[BrowserContext] = []
    refused: list[str] = []

    def opened() -> BrowserContext:
        context = browser.new_context(base_url=address, viewport=DESK)
        context.on(
            "console", lambda said: refused.append(said.text) if "Security Policy" in said.text else None
        )
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert not refused


@pytest.fixture
def key() -> str:
    """The key of a section in which no other journey writes."""
    return next(SECTIONS)


class Writer:
    """Somebody who writes in one section."""

    def __init__(self, context: BrowserContext, name: str, reference: str, key: str) -> None:
        self.context = context
        self.name = name
        self.address = f"/reviews/{reference}/writing/{key}/"
        self.page: Page = context.new_page()
        Visitor(self.page, checks=False).signs_in_as(name)
        self.opens()

    def opens(self) -> None:
        self.page.goto(self.address)
        expect(self.text).to_be_visible()

    @property
    def text(self) -> Any:
        return self.page.locator(".ProseMirror")

    @property
    def label(self) -> Any:
        return self.page.locator("[data-part=saved]")

    def types(self, words: str) -> None:
        self.text.click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)

    def sees_saved(self) -> None:
        expect(self.label).to_have_text(SAVED, timeout=SAVE_WITHIN)

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words, exact=False).filter(visible=True).first).to_be_visible()

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()


def said(database: psycopg.Connection, key: str) -> str:
    """What the server holds of the section, as the words of its JSON."""
    [[content]] = database.execute("SELECT content FROM reviews_section WHERE key = %s", [key]).fetchall()
    return rich_text.plain_text(content)


def comes_to_say(database: psycopg.Connection, key: str, words: str) -> None:
    """What a page sends while it goes arrives a moment later."""
    until = time.monotonic() + 10
    while said(database, key) != words and time.monotonic() < until:
        time.sleep(0.1)
    assert said(database, key) == words


Desk = Callable[[], BrowserContext]


def test_words_are_saved_by_themselves_and_the_label_is_the_servers(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    # Given a reviewing manager with an empty section
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    # When she types and stops
    writer.types("The assessment was not sufficient.")
    expect(writer.label).to_have_text("Not saved yet")
    # Then the label says so once the server has it
    writer.sees_saved()
    assert said(database, key) == "The assessment was not sufficient."
    # And leaving the text for another page within the two seconds loses nothing
    writer.types(" Nobody asked why.")
    writer.page.get_by_role("link", name="Versions").click()
    writer.page.wait_for_url("**/versions/")
    expect(writer.page.get_by_role("heading", level=1)).to_contain_text("Versions")
    comes_to_say(database, key, "The assessment was not sufficient. Nobody asked why.")


def test_the_network_is_cut_and_comes_back(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    # Given a writer whose network goes
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    writer.types("Before the cut.")
    writer.sees_saved()
    writer.context.set_offline(True)
    # When she goes on writing
    writer.types(" During the cut.")
    expect(writer.label).to_have_text("Not saved yet, trying again", timeout=SAVE_WITHIN)
    assert said(database, key) == "Before the cut."
    # Then everything is saved when the network is back, in one text
    writer.context.set_offline(False)
    writer.sees_saved()
    assert said(database, key) == "Before the cut. During the cut."


def test_what_is_taken_back_is_not_said_to_wait(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    writer.types("One.")
    writer.sees_saved()
    # Given words that the server did not take, so that nobody knows whether they arrived
    writer.context.set_offline(True)
    writer.types(" Two.")
    expect(writer.label).to_have_text("Not saved yet, trying again", timeout=SAVE_WITHIN)
    # When they are taken back, then the text that stands is sent and said to be saved
    for _letter in " Two.":
        writer.page.keyboard.press("Backspace")
    writer.context.set_offline(False)
    writer.sees_saved()
    # And words that were taken back before they were sent change nothing
    writer.types("3")
    expect(writer.label).to_have_text("Not saved yet")
    writer.page.keyboard.press("Backspace")
    writer.sees_saved()
    assert said(database, key) == "One."


def test_words_that_were_saved_are_not_said_to_be_unsaved_when_later_ones_are_taken_back(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    # Given a save that is on its way while somebody goes on typing
    on_their_way: list[Route] = []
    writer.context.route("**/save", lambda route: on_their_way.append(route))
    writer.types("One.")
    while not on_their_way:
        writer.page.wait_for_timeout(100)
    writer.types("2")
    with writer.page.expect_response("**/save"):
        on_their_way.pop().continue_()
    # When what was typed meanwhile is taken back
    writer.page.keyboard.press("Backspace")
    # Then the label says that the words which stand are saved
    writer.sees_saved()
    assert said(database, key) == "One."


def test_two_people_in_one_section(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    # Given Hannah, who is writing
    hannah = Writer(desk(), "Hannah Kowalski", being_written, key)
    hannah.types("Hannah wrote this.")
    hannah.sees_saved()
    # When Femi opens the same section, he reads who is there and takes over
    femi = Writer(desk(), "Femi Bankole", being_written, key)
    femi.sees("Hannah Kowalski is writing in this section")
    expect(femi.text).to_have_attribute("contenteditable", "false")
    femi.presses("Take over")
    expect(femi.text).to_have_attribute("contenteditable", "true")
    femi.types(" Femi added that.")
    femi.sees_saved()
    # And Hannah, who has not heard of it yet, goes on in her text
    hannah.types(" Hannah went on.")
    # Then she is told, and sees both texts
    hannah.sees("saved another text of this section")
    hannah.presses("See both texts")
    hannah.sees("Two texts of one section")
    hannah.sees("Femi added that.")
    hannah.sees("Hannah went on.")
    # And a text made of both loses neither
    hannah.page.get_by_label("A text made of both").check()
    hannah.page.get_by_label("The text made of both").fill(
        "Hannah wrote this. Femi added that. Hannah went on."
    )
    hannah.presses("Save my choice")
    hannah.sees("Both texts are kept among the versions")
    assert said(database, key) == BOTH
    versions = database.execute("SELECT content::text FROM reviews_sectionversion").fetchall()
    for words in ("Femi added that.", "Hannah went on."):
        assert any(words in content for [content] in versions)


def test_two_windows_of_one_person_are_two_writers(desk: Desk, being_written: str, key: str) -> None:
    first = Writer(desk(), "Hannah Kowalski", being_written, key)
    first.types("Here.")
    first.sees_saved()
    second = first.context.new_page()
    second.goto(first.address)
    expect(second.get_by_text("You are writing in this section in another window").first).to_be_visible()


def test_the_session_ends_in_the_middle_of_a_sentence(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    # Given a writer whose session ends
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    writer.types("The first half")
    writer.sees_saved()
    database.execute("DELETE FROM django_session")
    # When she finishes the sentence
    writer.types(" and the second.")
    writer.sees("You are signed out.")
    assert said(database, key) == "The first half"
    # Then signing in in another tab saves it, with a token that is new
    with writer.context.expect_page() as another:
        writer.page.get_by_role("link", name="Sign in in another tab").click()
    another.value.get_by_role("button", name=re.compile("Hannah Kowalski")).first.click()
    expect(another.value.get_by_role("heading", level=1)).to_contain_text("You are signed in again")
    writer.sees_saved()
    assert said(database, key) == "The first half and the second."


def test_somebody_else_who_signs_in_does_not_save_in_her_name(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    other = writer.context.new_page()
    Visitor(other, checks=False).signs_in_as("Femi Bankole")
    writer.types("Hannah's words.")
    writer.sees("Somebody else is signed in now.")
    assert said(database, key) == ""
    Visitor(other, checks=False).signs_in_as("Hannah Kowalski")
    writer.sees_saved()
    assert said(database, key) == "Hannah's words."


def test_the_token_of_the_form_changes_while_it_is_open(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    # Given a writer who signs in again in another tab, which changes the token
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    Visitor(writer.context.new_page(), checks=False).signs_in_as("Hannah Kowalski")
    # When she writes on in the first, then it is saved
    writer.types("Written on.")
    writer.sees_saved()
    # And also when the token is gone altogether
    writer.context.clear_cookies(name="csrftoken")
    writer.types(" And on.")
    writer.sees_saved()
    assert said(database, key) == "Written on. And on."


def test_a_form_without_scripts_that_comes_after_its_session_gives_the_words_back(
    browser: Browser, address: str, being_written: str, key: str, database: psycopg.Connection
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    visitor = Visitor(page, checks=False)
    visitor.signs_in_as("Hannah Kowalski")
    page.goto(f"/reviews/{being_written}/writing/{key}/")
    page.get_by_label("The text of the section").fill("## What was known\n\nTyped **without** scripts.")
    database.execute("DELETE FROM django_session")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name=re.compile("Hannah Kowalski")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your words were kept")
    page.get_by_role("button", name="Save these words").click()
    assert said(database, key) == "What was known\n\nTyped without scripts."
    context.close()


def test_thirty_pages_of_word_are_pasted_and_no_word_is_lost(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    pasted, words = word_html.pages(30)
    writer.page.evaluate(PASTE, [pasted, " ".join(words)])
    writer.sees_saved()
    assert said(database, key).split() == words
    # And the page that is opened anew holds them all
    writer.opens()
    assert len(writer.text.inner_text().split()) == len(words)


def test_the_page_crashes_and_the_words_are_offered_back(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    # Given words that the server does not have, because it cannot be reached
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    writer.types("Saved words.")
    writer.sees_saved()
    reached = False
    writer.context.route("**/save", lambda route: route.continue_() if reached else route.abort())
    writer.types(" Words before the crash.")
    expect(writer.label).to_have_text("Not saved yet, trying again", timeout=SAVE_WITHIN)
    # And nobody reads them in the browser's store
    kept = writer.page.evaluate(
        "() => new Promise(done => { const r = indexedDB.open('candour-drafts', 1); r.onsuccess = () => {"
        "const a = r.result.transaction('drafts').objectStore('drafts').getAll();"
        "a.onsuccess = () => done(new TextDecoder('latin1').decode(a.result[0].sealed)); } })"
    )
    assert "crash" not in kept
    # When the page goes without a word
    again = writer.context.new_page()
    with suppress(Error):
        writer.page.goto("chrome://crash")
    again.wait_for_timeout(500)
    reached = True
    # Then she is offered them when she comes back, and they are saved
    writer.page = again
    writer.opens()
    writer.sees("were not saved before this page was closed")
    writer.presses("Put them back")
    expect(writer.label).to_have_text("Not saved yet")
    writer.sees_saved()
    assert said(database, key) == "Saved words. Words before the crash."


def test_people_are_named_by_typing_and_typed_names_are_offered(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    # When she types @ and a beginning, the register is offered and Enter chooses
    writer.types("Seen with @Bright")
    expect(writer.page.get_by_role("option").first).to_contain_text("Brightwell")
    writer.page.keyboard.press("Enter")
    expect(writer.text.locator("[data-register]")).to_have_count(1)
    # And a name that was typed is offered for conversion, one that nobody knows is listed
    writer.types(" in May. Brightwell said so to Sarah Whitcombe-Hale.")
    writer.sees_saved()
    writer.sees("Sarah Whitcombe-Hale, 1 time")
    writer.page.get_by_role("button", name=re.compile("Make “Brightwell” a reference")).click()
    expect(writer.text.locator("[data-register]")).to_have_count(2)
    writer.sees_saved()
    assert said(database, key).endswith("in May. Brightwell said so to Sarah Whitcombe-Hale.")


def test_the_editor_is_used_by_keyboard_alone(
    desk: Desk, being_written: str, key: str, database: psycopg.Connection
) -> None:
    writer = Writer(desk(), "Hannah Kowalski", being_written, key)
    keys = writer.page.keyboard
    writer.text.focus()
    keys.press("Control+Alt+2")
    keys.type("What was known")
    keys.press("Enter")
    keys.press("Control+Shift+8")
    keys.type("one")
    keys.press("Enter")
    keys.type("two")
    # The tools are reached and left without a mouse
    keys.press("Alt+F10")
    expect(writer.page.get_by_role("button", name="Bold")).to_be_focused()
    keys.press("ArrowRight")
    expect(writer.page.get_by_role("button", name="Italic")).to_be_focused()
    keys.press("Escape")
    expect(writer.text).to_be_focused()
    keys.press("Control+z")
    expect(writer.text).not_to_contain_text("two")
    keys.press("Control+y")
    # And Tab leaves the text
    keys.press("Tab")
    expect(writer.text).not_to_be_focused()
    writer.sees_saved()
    assert said(database, key).startswith("What was known\n\none")


def test_the_pages_of_writing_hold_what_every_page_must(visitor: Visitor, being_written: str) -> None:
    visitor.signs_in_as("Hannah Kowalski")
    visitor.opens(f"/reviews/{being_written}/writing/")
    visitor.follows("Analysis: assessment")
    visitor.page.locator(".ProseMirror").click()
    visitor.page.keyboard.type("The assessment was not sufficient.")
    expect(visitor.page.locator("[data-part=saved]")).to_have_text(SAVED, timeout=SAVE_WITHIN)
    visitor.checked()
    visitor.unfolds("Add a remark")
    visitor.types("Your remark", "Why was it not?")
    visitor.presses("Add the remark")
    visitor.sees("Why was it not?")
    visitor.follows("Answer")
    visitor.types("What was done about it?", "It is said below.")
    visitor.presses("Save the answer")
    visitor.sees("It is said below.")
    visitor.opens(f"/reviews/{being_written}/writing/assessment/versions/")
    visitor.follows("What changed in version 1")
    visitor.sees("Added")
    visitor.opens(f"/reviews/{being_written}/writing/whole")
    visitor.sees("The assessment was not sufficient.")
