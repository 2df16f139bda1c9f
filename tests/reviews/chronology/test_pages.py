"""The pages of chronology, timeline and contacts: few queries at any volume, and nothing typed is lost."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candour.reviews.commands import contacts
from candour.reviews.commands.chronology import add_entry, add_many
from candour.reviews.models import ChronologyEntry, ContactFile, Review, ReviewStage
from candour.reviews.queries.chronology import entries_of
from candour.reviews.queries.contacts import contacts_of, staged_in
from candour.reviews.timeline.lines import NewEntry
from candour.staff.models import User
from tests.factories import staff
from tests.reviews.gathered import AT, as_csv, being_written, contact_rows

pytestmark = pytest.mark.django_db
LIST, DETAIL = 12, 20
OPERATION = "6d1c7c5e-5b0e-4d0c-9a51-2f0a5b7f3a01"


def writer(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, review: Review, *more: object) -> str:
    return reverse(f"reviews:{name}", args=[review.case_reference, *more])


def full(*, contacts_too: int = 400) -> Review:
    review = being_written()
    new = [NewEntry(date(2024, 1 + number % 12, 1 + number % 28), f"Event {number}") for number in range(120)]
    add_many(review=review, entries=new, by=writer(review), at=AT)
    content = as_csv(contact_rows(contacts_too))
    contacts.bring(review=review, name="a.csv", content=content, by=writer(review), at=AT)
    return review


MOST = {
    "chronology": LIST,
    "contacts": LIST,
    "timeline": DETAIL,
    "chronology_print": DETAIL,
    "contact_files": LIST,
}


def test_a_page_asks_few_queries_at_any_volume() -> None:
    review = full()
    client = client_of(writer(review))
    for name, most in MOST.items():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at(name, review)).status_code == 200
        # a savepoint stands for the transaction that tests wrap around everything
        asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
        assert len(asked) <= most, (name, asked)


def test_an_empty_page_says_what_will_be_there() -> None:
    review = being_written()
    for user in (writer(review), staff.administrator()):
        client = client_of(user)
        for name in MOST:
            assert client.get(at(name, review)).status_code == 200, (user, name)


def test_an_entry_is_typed_changed_taken_out_and_put_back() -> None:
    review = being_written()
    client = client_of(writer(review))
    typed = {
        "operation": OPERATION,
        "when": "about 12 March 2025",
        "text": "A call about noise.",
        "kind": "police",
        "significance": "key",
        "source": "police",
    }
    assert client.post(at("add_entry", review), typed).status_code == 302
    entry = entries_of(review).get()
    assert (entry.on, entry.precision) == (date(2025, 3, 12), "about")
    form = client.get(at("change_entry", review, entry.pk)).content.decode()
    assert 'value="About 12 March 2025"' in form
    changed = typed | {"operation": OPERATION.replace("01", "02"), "when": "March 2025"}
    client.post(at("change_entry", review, entry.pk), changed)
    page = client.get(at("entry", review, entry.pk)).content.decode()
    assert "What it said before" in page
    assert "March 2025" in page
    client.post(at("take_out_entry", review, entry.pk), {"operation": OPERATION.replace("01", "03")})
    assert "A call about noise." in client.get(at("chronology", review) + "?show=taken_out").content.decode()
    client.post(at("put_back_entry", review, entry.pk))
    assert entries_of(review).count() == 1


def test_what_was_typed_in_many_lines_stays_when_a_line_is_wrong() -> None:
    review = being_written()
    typed = {"operation": OPERATION, "lines": "5 May 2025 | fine\n31 June 2025 | no", "significance": "key"}
    page = client_of(writer(review)).post(at("add_many", review), typed).content.decode()
    assert "Line 2" in page
    assert "5 May 2025 | fine" in page
    assert "Select the source" in page
    assert not entries_of(review).exists()


def test_a_file_of_contacts_is_brought_looked_at_and_taken() -> None:
    review = being_written()
    client = client_of(writer(review))
    rows = contact_rows(3)
    rows[1][0] = "never"
    sent = client.post(
        at("bring_contacts", review), {"extract": SimpleUploadedFile("a.csv", as_csv(rows), "text/csv")}
    )
    file = ContactFile.objects.get()
    assert sent["Location"] == at("contact_file", review, file.pk)
    page = client.get(sent["Location"]).content.decode()
    assert "2 contacts would come in" in page
    assert "“never” is not a date" in page
    client.post(sent["Location"], {"operation": OPERATION})
    assert contacts_of(review).count() == 2
    extract = review.contact_extracts.get()
    assert "“never”" in client.get(at("contact_extract", review, extract.pk)).content.decode()


def test_a_file_whose_columns_nobody_knows_leads_to_the_question() -> None:
    review = being_written()
    client = client_of(writer(review))
    content = as_csv([["12/03/2025", "spoke", "x"]], headings=("Tag", "Inhalt", ""))
    client.post(at("bring_contacts", review), {"extract": SimpleUploadedFile("a.csv", content, "text/csv")})
    file = ContactFile.objects.get()
    assert client.get(at("contact_file", review, file.pk))["Location"] == at(
        "contact_columns", review, file.pk
    )
    page = client.get(at("contact_columns", review, file.pk)).content.decode()
    assert "No column is known to hold the date." in page
    wrong = client.post(at("contact_columns", review, file.pk), {"on": "0"}).content.decode()
    assert "notes or the type" in wrong
    answer = client.post(at("contact_columns", review, file.pk), {"on": "0", "text": "1"})
    assert "1 contact would come in" in client.get(answer["Location"]).content.decode()
    client.post(at("discard_contacts", review, file.pk))
    assert not ContactFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK\x03\x04", "must end in .csv"),
        ("a.csv", b"PK\x03\x04", "spreadsheet or a zip file"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"Date,Notes\n1/1/2025,\x00", "not a text file"),
    ],
)
def test_a_file_that_is_none_gets_a_plain_error(name: str, content: bytes, said: str) -> None:
    review = being_written()
    sent = {"extract": SimpleUploadedFile(name, content, "text/csv")}
    assert said in client_of(writer(review)).post(at("bring_contacts", review), sent).content.decode()


def test_ticked_contacts_are_picked_and_put_aside() -> None:
    review = full(contacts_too=6)
    client = client_of(writer(review))
    numbers = list(contacts_of(review).values_list("pk", flat=True))
    typed = {"picking-significance": "key", "picking-kind": "as_suggested"}
    pick = typed | {"picking-operation": OPERATION, "do": "pick", "contact": numbers[:2]}
    client.post(at("pick_contacts", review), pick)
    aside = typed | {
        "picking-operation": OPERATION.replace("01", "02"),
        "do": "put_aside",
        "contact": numbers[2:3],
    }
    client.post(at("pick_contacts", review), aside)
    assert staged_in(review).counts == {"to_look_at": 3, "picked": 2, "aside": 1, "every": 6}
    none = client.post(
        at("pick_contacts", review),
        typed | {"picking-operation": OPERATION.replace("01", "03"), "do": "pick"},
        follow=True,
    )
    assert "Tick the contacts first." in none.content.decode()


def test_all_that_fit_the_filter_are_picked_up_to_a_bound() -> None:
    review = full(contacts_too=1200)
    client = client_of(writer(review))
    typed = {"picking-operation": OPERATION, "do": "pick", "all": "yes"}
    typed |= {"picking-significance": "key", "picking-kind": "oversight"}
    before = ChronologyEntry.objects.count()
    page = client.post(at("pick_contacts", review), typed, follow=True).content.decode()
    assert "At most 500 are added at once" in page
    address = at("pick_contacts", review) + "?kind=Home+Visit&words=Note+1&officer=Officer%2C+Ben"
    client.post(address, typed | {"picking-operation": OPERATION.replace("01", "02")})
    picked = ChronologyEntry.objects.filter(contact__isnull=False)
    assert picked.count() == ChronologyEntry.objects.count() - before > 0
    assert set(picked.values_list("contact__kind", flat=True)) == {"Home Visit"}


def test_who_may_only_read_is_offered_no_change() -> None:
    review = full(contacts_too=2)
    client = client_of(staff.administrator())
    for name in ("chronology", "contacts", "timeline"):
        page = client.get(at(name, review)).content.decode()
        assert "Add an entry" not in page
        assert "Bring contacts from nDelius" not in page
        assert 'name="contact"' not in page
    assert client.get(at("add_entry", review)).status_code == 403


def test_a_refusal_stands_on_the_page_with_its_reason() -> None:
    review = being_written(stage=ReviewStage.COUNTERSIGNING)
    typed = {
        "operation": OPERATION,
        "when": "12 March 2025",
        "text": "A call.",
        "kind": "police",
        "significance": "key",
        "source": "police",
    }
    page = client_of(writer(review)).post(at("add_entry", review), typed).content.decode()
    assert "while the review is being written" in page


def test_the_timeline_marks_entries_and_gaps_as_chosen() -> None:
    review = being_written()
    for day in (date(2025, 3, 1), date(2025, 6, 1)):
        add_entry(review=review, by=writer(review), at=AT, on=day, text=f"Seen on {day}", kind="home_visit")
    client = client_of(writer(review))
    page = client.get(at("timeline", review)).content.decode()
    assert "13 weeks: 1 March 2025 to 1 June 2025" in page
    assert page.count("candour-lanes__mark") == 2
    narrower = client.get(at("timeline", review) + "?weeks=20&kind=police").content.decode()
    assert "candour-lanes__band" not in narrower
    assert "candour-lanes__mark" not in narrower
    assert client.get(at("timeline", review) + "?weeks=99").status_code == 200
