"""Results show what is issued, with its bases, to those who may see it, and lead to what they may open."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from candour.quality.models import Assessment
from candour.quality.queries import results as queries
from candour.quality.queries.results import Chosen
from tests.factories import quality, staff

pytestmark = pytest.mark.django_db


def page(client: Client, role: str, address: str = "results", *, of: str = "North East") -> str:
    client.force_login(staff.member(role, of=of))
    answer = client.get(f"/quality/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_figures_of_every_region_are_shown_to_those_who_work_for_all(
    client: Client, issued: Assessment
) -> None:
    for role in ("national_lead", "inspector", "analyst"):
        body = page(client, role)
        assert "1 review whose quality report is issued" in body, role
        assert "By region" in body, role
        assert "These figures rest on few reviews" in body, role


def test_an_analyst_sees_figures_and_opens_no_review(client: Client, issued: Assessment) -> None:
    body = page(client, "analyst")
    assert "You see the figures of every region, and no review." in body
    assert "results/reviews" not in body
    assert client.get("/quality/")["Location"] == "/quality/results"
    body = page(client, "analyst", "results/reviews")
    assert issued.case.person_name not in body
    assert "No review that you may open" in body


def test_a_region_sees_its_own_reviews_and_no_table_of_regions(client: Client, issued: Assessment) -> None:
    region = issued.case.region.name
    own = page(client, "regional_lead", of=region)
    assert "1 review whose quality report is issued, of those that you may open" in own
    assert "By region" not in own
    assert "No report yet" in page(client, "regional_lead", of="London" if region != "London" else "Wales")


BEHIND = {
    "": True,
    "?key=whole&rating=good-outstanding": True,
    "?key=whole&rating=inadequate": False,
    "?key=D&rating=outstanding": True,
    "?question=planning&answer=yes": True,
    "?question=planning&answer=no": False,
    "?region=Nowhere": False,
    "?body=national": True,
    "?body=inspectorate": False,
    "?year=1999/00": False,
    "?year=perhaps": False,
}
"""What is asked for, and whether the review of the scene is behind it."""


def test_each_number_leads_to_the_reviews_behind_it(client: Client, issued: Assessment) -> None:
    for query, found in BEHIND.items():
        body = page(client, "national_lead", f"results/reviews{query}")
        assert (issued.case.reference in body) is found, query


def test_results_are_narrowed_by_year_region_and_body(client: Client, issued: Assessment) -> None:
    assert issued.issued_at is not None
    year = queries.year_name(issued.issued_at.date())
    region = issued.case.region.name
    body = page(client, "national_lead", f"results?year={year}&region={region}&body=national")
    assert "1 review whose quality report is issued" in body
    assert "No report yet" in page(client, "national_lead", "results?body=inspectorate")


def test_a_choice_that_there_is_not_is_told_above_and_leads_to_its_question(
    client: Client, issued: Assessment
) -> None:
    """The title says “Error”, so the summary has to stand on the page too."""
    body = page(client, "national_lead", "results?year=zzz")
    assert re.search(r"<title>\s*Error: ", body)
    assert "There is a problem" in body
    assert 'href="#id_year"' in body


def test_each_year_is_told_by_standard_and_leads_to_its_reviews(client: Client, issued: Assessment) -> None:
    """By hand: one review in the later year, all Good or better; one before, whose analysis is Inadequate."""
    assert issued.issued_at is not None
    other = quality.issued("good", A="inadequate")
    Assessment.objects.filter(pk=other.pk).update(issued_at=issued.issued_at - timedelta(days=365))
    later = queries.year_name(issued.issued_at.date())
    before = queries.year_name(issued.issued_at.date() - timedelta(days=365))
    body = page(client, "national_lead", f"results?year={later}")
    assert told(body, later) == ["1 of 1 100%"] * 5
    assert told(body, before) == ["0 of 1 0%", *["1 of 1 100%"] * 4]
    assert "1 review whose quality report is issued" in body, "the year narrows everything but the years"
    query = f"year={before.replace('/', '%2F')}&amp;key=B&amp;rating=good-outstanding"
    assert query in body
    behind = page(client, "national_lead", f"results/reviews?{query.replace('&amp;', '&')}")
    assert set(re.findall(r"SFO-\d{4}-\d{5}", behind)) == {other.case_reference}


def told(body: str, year: str) -> list[str]:
    """What the table of years says of one, cell by cell."""
    table = body.partition('aria-label="Good or better by year and standard"')[2].partition("</table>")[0]
    row = next(one for one in table.split("<tr")[2:] if f">{year}<" in one)
    hidden = re.sub(r'<span class="govuk-visually-hidden">[^<]*</span>', "", row)
    cells = hidden.split("<td")[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", "<td" + cell).split()) for cell in cells]


def test_a_year_runs_from_april() -> None:
    assert queries.year_name(date(2026, 3, 31)) == "2025/26"
    assert queries.year_name(date(2026, 4, 1)) == "2026/27"
    assert Chosen() == Chosen(year="")
