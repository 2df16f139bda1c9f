"""The whole run: each size in a database of its own, then what does not depend on the number of cases."""

import os
import platform
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import perf_counter

from django.db import connection

from bench import audit, intake, pages, plans, renditions, reviews
from bench.databases import fresh, settle
from bench.figures import GENERATION_GOAL, Figure, Results
from bench.generating import generate, read_policy
from bench.options import PAGES, Options
from bench.people import Staff, engage_staff
from bench.processors import between, spent


def run(options: Options) -> Results:
    results = Results(at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), machine={})
    for size in options.sizes:
        if options.only & (PAGES | {"intake"}):
            results.figures.extend(_of_size(size, options))
    results.figures.extend(_apart(options))
    results.machine.update(_machine())
    return results


def _of_size(size: int, options: Options) -> Iterator[Figure]:
    with fresh(options.template) as name:
        staff = engage_staff(size)
        _say(f"Generating {size:,} cases")
        yield _generation(size, staff)
        settle(name)
        connection.close()
        if options.only & PAGES:
            _say(f"Asking for pages with {size:,} cases")
            yield from pages.measure(size, staff, only=options.only, samples=options.samples)
        if "intake" in options.only and size == max(options.sizes):
            _say("Taking in an extract")
            yield intake.measure(size, staff, rows=options.bulk)


def _generation(size: int, staff: Staff) -> Figure:
    read_policy(staff)
    began, before = perf_counter(), spent()
    generate(size, staff)
    speed, processor = size / (perf_counter() - began), between(before, spent())
    return Figure(
        "generation",
        "",
        size,
        speed,
        "cases/s",
        GENERATION_GOAL,
        more_is_better=True,
        processor=processor and size / processor,
    )


def _apart(options: Options) -> Iterator[Figure]:
    kinds: dict[str, Callable[[int], Figure]] = {"plans": plans.measure, "audit": audit.measure}
    for kind, measure in kinds.items():
        if kind in options.only:
            _say(f"Measuring {kind}")
            yield measure(options.bulk)
    if "reviews" in options.only:
        _say("Writing a review of sixty pages")
        yield from reviews.measure(options.samples, options.template)
    if "renditions" in options.only:
        _say("Drawing a review of sixty pages")
        yield from renditions.measure(options.bulk)


def _machine() -> dict[str, str]:
    load = os.getloadavg()[0]
    return {
        "Processors": str(os.cpu_count()),
        "Python": platform.python_version(),
        "PostgreSQL": _version(),
        "Load at the end": f"{load:.1f}",
        "Pages": "in-process through every middleware, on a kept connection as the role web",
    }


def _version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def _say(words: str) -> None:
    print(f"{words} …", flush=True)
