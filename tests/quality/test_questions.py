"""Pages of quality ask the database little, and not more of it where there is more to show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to
from candour.quality.commands import benchmarking as commands
from candour.quality.models import Assessment, BenchmarkSession
from candour.reviews.models import Submission
from candour.staff.models import User
from tests.factories import quality, staff
from tests.quality.test_benchmarking import AT, locked, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]
LISTS = (
    "",
    "mine",
    "reports",
    "results",
    "results/reviews",
    "results/reviews?question=planning&answer=yes",
    "samples",
    "benchmarking",
    "benchmarking/over-time",
)
IN_A_LIST, IN_DETAIL = 12, 20
EVERYTHING = ("national_officer", "national_lead", "inspector")


def questions(person: User, pages: list[str]) -> dict[str, int]:
    """How often each page asks the database; that a transaction begins or ends is no question."""
    client = Client()
    client.force_login(person)
    client.get("/quality/mine")
    asked = {}
    for page in pages:
        with CaptureQueriesContext(connection) as made:
            answer = client.get(f"/quality/{page}")
        assert answer.status_code == 200, page
        asked[page] = sum("SAVEPOINT" not in one["sql"] for one in made.captured_queries)
    limit_rows_to(Sight(everything=True))
    return asked


def revealed(lead: User, assessment: Assessment, *people: User) -> BenchmarkSession:
    joined = Submission.objects.select_related("case__region", "review__case")
    session = opened(lead, joined.get(pk=assessment.submission_id), *people)
    for person in people:
        locked(session, person, "good")
    return commands.reveal(session=session, by=lead, at=AT)


def details(assessment: Assessment, session: BenchmarkSession) -> list[str]:
    """Pages of one record: of a round whose report is issued, and of a session that is revealed."""
    place = f"{assessment.case_reference}/1"
    of_round = (
        "",
        "marks/",
        "marks/A/",
        "marks/A/versions/",
        "consolidate/",
        "consolidate/A/",
        "report",
        "rounds",
    )
    of_session = ("", "/reviews/1", "/agreement")
    return [
        *(f"{place}/{page}" for page in of_round),
        f"{place}/report/copies",
        *(f"benchmarking/{session.pk}{page}" for page in of_session),
    ]


def test_lists_and_pages_ask_the_same_few_questions_however_much_they_show() -> None:
    reader, lead = staff.member(*EVERYTHING, of=None), staff.national_lead()
    markers = [staff.inspector(), reader]
    few = quality.issued(by=reader)
    session = revealed(lead, few, *markers)
    asked = questions(reader, [*LISTS, *details(few, session)])
    assert {page: asked[page] for page in LISTS if asked[page] > IN_A_LIST} == {}
    assert {page: number for page, number in asked.items() if number > IN_DETAIL} == {}
    many = quality.reported(quality.settled(by=reader), by=reader, amendments=4)
    larger = revealed(lead, many, *markers, staff.national_officer())
    again = questions(reader, [*LISTS, *details(many, larger)])
    assert list(again.values()) == list(asked.values()), (asked, again)
