"""A review of sixty pages: opened to write, read as a whole, and saved, through the whole of Django."""

import json
from collections.abc import Callable, Iterator
from time import perf_counter
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bench.databases import fresh, settle
from bench.figures import MOST_QUERIES_OF_A_CASE, Figure, percentile
from bench.generating import generate
from bench.pages import TRANSACTIONS
from bench.people import Staff, engage_staff
from candour.cases.models import Case
from candour.cases.row_security import every_row
from candour.policy.load import load_policy
from candour.reviews import rich_text
from candour.reviews.models import Assignment, Review, ReviewStage, Section

CASES = 100
PAGES = 60
WORDS_ON_A_PAGE = 450
OPEN_GOAL = 1_000.0  # milliseconds, p95
SAVE_GOAL = 200.0  # milliseconds, p95
SENTENCE = "The plan was reviewed in spring and nobody asked why the visits had stopped by then. "
ENDING = ("- one\n- two", "|! a |! b |\n| c | d |")
LONG_SECTION, SHORT_SECTION = "chronology", "planning"


def measure(samples: int, template: str) -> Iterator[Figure]:
    with fresh(template) as name:
        staff = engage_staff(CASES)
        generate(CASES, staff)
        with every_row():
            review = _written(staff)
        settle(name)
        connection.close()
        client = Client(headers={"host": "localhost"})
        client.force_login(staff.listed)
        one = reverse("reviews:section", args=[review.case_reference, LONG_SECTION])
        whole = reverse("reviews:review_text", args=[review.case_reference])
        yield _opened(client, "section to write", one, samples)
        yield _opened(client, "60 pages to read", whole, samples)
        yield _saved(client, "save a section", review, SHORT_SECTION, staff, samples)
        yield _saved(client, "save 30 pages", review, LONG_SECTION, staff, samples)


def _written(staff: Staff) -> Review:
    """Half of the words stand in one section, the others in the rest."""
    case: Case = Case.objects.visible_to(staff.listed).order_by("pk")[0]
    review, _made = Review.objects.update_or_create(
        case=case,
        defaults={
            "opened_at": timezone.now(),
            "status": ReviewStage.WRITING,
            "reviewing_manager": staff.listed,
        },
    )
    _declared(review, staff)
    rows = list(load_policy().review_sections)
    half = PAGES * WORDS_ON_A_PAGE // 2
    for row in rows:
        content = _text(half if row.key == LONG_SECTION else half // (len(rows) - 1))
        Section.objects.update_or_create(
            review=review,
            key=row.key,
            defaults={"case": case, "content": content, "words": rich_text.word_count(content)},
        )
    return review


def _declared(review: Review, staff: Staff) -> None:
    """Whoever writes has declared independence, without which nothing is saved."""
    now = timezone.now()
    Assignment.objects.create(
        case=review.case,
        review=review,
        user=staff.listed,
        task=Assignment.Task.WRITE,
        since=now,
        given_by=staff.listed,
        declared_independent_at=now,
    )


def _text(words: int) -> rich_text.Node:
    """Paragraphs of about a hundred words, each with a table or a list now and then."""
    many = max(1, words // (6 * len(SENTENCE.split())))
    parts = [SENTENCE * 6 for _paragraph in range(many)]
    return rich_text.from_markup("\n\n".join(["## What was known", *parts, *ENDING]))


def _opened(client: Client, what: str, address: str, samples: int) -> Figure:
    def ask() -> None:
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}.")

    ask()
    times = [_milliseconds(ask) for _sample in range(samples)]
    with CaptureQueriesContext(connection) as captured:
        ask()
    queries = sum(not query["sql"].startswith(TRANSACTIONS) for query in captured)
    return _figure(what, times, OPEN_GOAL, queries)


def _saved(client: Client, what: str, review: Review, key: str, staff: Staff, samples: int) -> Figure:
    """Each save changes a word, so that each is a version."""
    with every_row():
        section = Section.objects.get(review=review, key=key)
    address = reverse("reviews:section_save", args=[review.case_reference, key])
    content, base = section.content, section.version

    def save() -> None:
        nonlocal base
        content["content"][0]["content"] = [{"type": "text", "text": f"What was known {base}"}]
        sent = {"content": content, "base": base, "operation": str(uuid4())}
        body = json.dumps({**sent, "writer": staff.listed.pk, "section": section.pk})
        response = client.post(address, body, content_type="application/json")
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}: {response.content[:300]!r}")
        base = response.json()["version"]

    save()
    return _figure(what, [_milliseconds(save) for _sample in range(samples)], SAVE_GOAL)


def _figure(what: str, times: list[float], goal: float, queries: int | None = None) -> Figure:
    return Figure(
        what,
        "reviewing manager",
        CASES,
        percentile(times, 0.95),
        "ms",
        goal,
        p50=percentile(times, 0.5),
        queries=queries,
        most_queries=MOST_QUERIES_OF_A_CASE if queries is not None else None,
    )


def _milliseconds(work: Callable[[], None]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000
