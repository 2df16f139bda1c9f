"""Ask for pages as three readers would, through the whole of Django, and time each request."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.figures import (
    CASE_GOAL,
    LIST_GOAL,
    MOST_QUERIES_OF_A_CASE,
    MOST_QUERIES_OF_A_LIST,
    Figure,
    percentile,
)
from bench.people import Staff
from bench.processors import between, spent
from candour.audit.models import Entry
from candour.audit.reads import READ
from candour.cases.models import Case
from candour.cases.row_security import every_row
from candour.staff.models import User

WARM_UP = 5
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")  # part of the time, and no queries
LIST = reverse("cases:list")
LISTS = (
    ("list", "work list", ("",)),
    ("list", "work list by unit", ("?sort=place",)),
    ("list", "work list by holder", ("?sort=holder",)),
    ("list", "work list by offence, down", ("?sort=-offence",)),
    ("search", "search, plain", ("?q=okafor", "?q=jones+daniel", "?q=smith", "?q=ashford")),
    ("search", "search, Welsh folded", ("?q=sian", "?q=ap+sion", "?q=llyr+pwel", "?q=Gwenllïan")),
    ("search", "search, one letter", ("?q=s",)),
    ("search", "search, nobody", ("?q=zzyzx",)),
    ("filter", "filter by due and court", ("?due=overdue&court_status=charged", "?review_status=required")),
    ("filter", "filter, few found", ("?due=soon&holder=none", "?holder=waiting")),
    ("last", "last page", ("?page=9999999",)),
    ("last", "last page by person", ("?page=9999999&sort=person",)),
    ("last", "page in the middle", ("?page={middle}",)),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody signed in, and the cases that they open."""

    named: str
    user: User
    client: Client
    references: Sequence[str]
    pages: int


def measure(size: int, staff: Staff, *, only: frozenset[str], samples: int) -> Iterator[Figure]:
    for reader in _readers(staff):
        for kind, what, queries in LISTS:
            if kind in only:
                addresses = [LIST + query.format(middle=max(1, reader.pages // 2)) for query in queries]
                yield _ask(reader, what, addresses, size, samples)
        if "case" in only:
            yield _case_pages(reader, size, samples)


def _readers(staff: Staff) -> list[Reader]:
    office = staff.offices[-1]
    with every_row():
        return [
            _reader("regional administrator", office.administrator),
            _reader("manager on 40 lists", staff.listed),
            _reader("national officer", staff.national),
        ]


def _reader(named: str, user: User) -> Reader:
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    seen = Case.objects.visible_to(user)
    references = list(seen.order_by("pk").values_list("reference", flat=True))
    return Reader(
        named, user, client, references[:: max(1, len(references) // 60)], -(-len(references) // 25)
    )


def _ask(reader: Reader, what: str, addresses: Sequence[str], size: int, samples: int) -> Figure:
    times, processor, queries = _timed(reader.client, addresses, samples)
    return Figure(
        what,
        reader.named,
        size,
        percentile(times, 0.95),
        "ms",
        LIST_GOAL,
        p50=percentile(times, 0.5),
        queries=queries,
        most_queries=MOST_QUERIES_OF_A_LIST,
        processor=processor,
    )


def _case_pages(reader: Reader, size: int, samples: int) -> Figure:
    """Each request must leave one more row in the audit record, or the figure counts for nothing."""
    before = _reads(reader.user)
    addresses = [reverse("cases:show", args=[reference]) for reference in reader.references]
    times, processor, queries = _timed(reader.client, addresses, samples)
    read, asked = _reads(reader.user) - before, WARM_UP + samples + 1
    if read != asked:
        raise RuntimeError(f"{asked} case pages were served and {read} reads were recorded.")
    return Figure(
        "case page, read recorded",
        reader.named,
        size,
        percentile(times, 0.95),
        "ms",
        CASE_GOAL,
        p50=percentile(times, 0.5),
        queries=queries,
        most_queries=MOST_QUERIES_OF_A_CASE,
        note=f"{read} reads recorded",
        processor=processor,
    )


def _reads(user: User) -> int:
    return Entry.objects.filter(action=READ, actor=user.username).count()


def _timed(client: Client, addresses: Sequence[str], samples: int) -> tuple[list[float], float | None, int]:
    """Milliseconds of each request, processor time of one on average, and the queries of one more."""
    turn = cycle(addresses)
    for _ in range(WARM_UP):
        _get(client, next(turn))
    before = spent()
    times = [_milliseconds(lambda: _get(client, next(turn))) for _ in range(samples)]
    processor = between(before, spent())
    with CaptureQueriesContext(connection) as captured:
        _get(client, next(turn))
    queries = sum(not query["sql"].startswith(TRANSACTIONS) for query in captured)
    return times, processor and processor * 1000 / samples, queries


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}.")


def _milliseconds(work: Callable[[], None]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000
