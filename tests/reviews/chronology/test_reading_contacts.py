"""Files of contacts as nDelius and people's spreadsheets make them, and files that are none."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.reviews.contacts.checking import check
from candour.reviews.contacts.columns import match
from candour.reviews.contacts.days import NotADay, read_day, read_moment, read_month, read_time
from candour.reviews.contacts.reading import LARGEST, UnreadableFile, read_table
from tests.reviews.gathered import HEADINGS, as_csv, contact_rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_any_sensible_encoding_and_parting_mark_is_read(encoding: str, delimiter: str) -> None:
    rows = contact_rows(3)
    rows[0][5] = "Siân said “no”, then yes"
    table = read_table("contacts.csv", as_csv(rows, delimiter=delimiter, encoding=encoding))
    found = match(table.headings)
    assert found.is_sure
    checked = check(table, found.places)
    assert next(contact.text for contact in checked.contacts) == "Siân said “no”, then yes"
    assert checked.contacts[0].on == date(2024, 1, 2)
    assert checked.contacts[0].at_time == time(9, 30)
    assert checked.problems == ()


def test_lines_above_the_headings_and_headings_printed_again_are_passed_over() -> None:
    rows = contact_rows(2)
    text = "Contact list,,,,,\nX100001,,,,,\n\n" + as_csv([*rows[:1], list(HEADINGS), *rows[1:]]).decode()
    table = read_table("contacts.csv", text.encode())
    checked = check(table, match(table.headings).places)
    assert [contact.line for contact in checked.contacts] == [5, 7]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("contacts.csv", b"", "empty"),
        ("contacts.csv", b"  \n \n", "empty"),
        ("contacts.xlsx", as_csv(contact_rows(1)), "spreadsheet"),
        ("contacts.csv", b"PK\x03\x04rest", "spreadsheet or a zip"),
        ("contacts.csv", b"\xd0\xcf\x11\xe0rest", "old Excel"),
        ("contacts.csv", b"%PDF-1.7", "PDF"),
        ("contacts.csv", b"\xef\xbb\xbf<!DOCTYPE html><p>", "web page"),
        ("contacts.csv", b"Date,Notes\x00\n12/03/2025,a\x00", "not a text file"),
        ("contacts.csv", b"Date,Notes\n", "headings and no contacts"),
        ("contacts.csv", b'Date,Notes\n12/03/2025,"never closed', "Line 2"),
        ("contacts.csv", b"Date,Notes\n12/03/2025," + b"x" * 70_000, "Line 2 has a cell"),
        ("contacts.csv", b"Date,Notes\n" + b"a," * 300, "more than 200 cells"),
        ("contacts.csv", b"x" * (LARGEST + 1), "larger than 25 megabytes"),
        ("contacts.csv", b"Date,Notes\n" + b"12/03/2025,a\n" * 50_001, "more than 50,000 rows"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "content",
)
def test_a_file_that_cannot_be_used_says_why(name: str, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_table(name, content)


def test_every_problem_is_told_with_its_line_and_the_others_can_be_taken() -> None:
    rows = contact_rows(5)
    rows[1][0] = "31/02/2024"
    rows[2] = ["", "", "", "", "", "no date"]
    rows[3][1] = "25:99"
    rows[4][2] = "k" * 121
    table = read_table("contacts.csv", as_csv(rows))
    checked = check(table, match(table.headings).places)
    assert [(one.line, one.wrong) for one in checked.problems] == [
        (3, "“31/02/2024” is not a date: February 2024 has 29 days."),
        (4, "The date is missing."),
        (5, "“25:99” is not a time. Write it as 09:30."),
        (6, "The type is longer than 120 characters."),
    ]
    assert [contact.line for contact in checked.contacts] == [2]


def test_a_line_with_cells_too_many_and_one_that_says_nothing_are_problems() -> None:
    table = read_table("a.csv", b"Date,Notes\n12/03/2025,one,two\n13/03/2025,\n")
    wrong = [one.wrong for one in check(table, match(table.headings).places).problems]
    assert wrong[0].startswith("The line has 3 cells and there are 2 headings.")
    assert wrong[1] == "The line says nothing about the contact."


def test_the_same_line_again_is_here_already() -> None:
    rows = contact_rows(2)
    table = read_table("contacts.csv", as_csv([*rows, rows[0]]))
    places = match(table.headings).places
    checked = check(table, places)
    assert checked.here_already == (4,)
    assert check(table, places, [contact.same for contact in checked.contacts]).contacts == ()


def test_headings_that_nobody_knows_have_to_be_said() -> None:
    found = match(["When", "Who", "What"])
    assert not found.is_sure
    assert "No column is known to hold the date." in found.doubts
    assert match(["When", "Who", "What"], {"on": 0, "text": 2}).is_sure
    assert not match(["When", "Who", "What"], {"on": 0, "text": 9}).is_sure


def test_two_columns_that_could_both_be_the_notes_have_to_be_said() -> None:
    found = match(["Date", "Notes", "Comments"])
    assert found.doubts == ("“Notes” and “Comments” could both be the notes.",)


@pytest.mark.parametrize(
    "typed",
    [
        *("12/03/2025", "12-03-2025", "12.03.2025", "12/3/25", "12 March 2025", "12th Mar 2025"),
        *("2025-03-12", "12-Mar-2025", "Wednesday, 12 March 2025", "12 mar. 2025"),
    ],
)
def test_a_day_is_read_as_people_here_write_it(typed: str) -> None:
    assert read_day(typed) == date(2025, 3, 12)


@pytest.mark.parametrize("typed", ["03/25/2025", "yesterday", "31 April 2025", "0/1/2025", "12/03/1850", ""])
def test_what_is_no_day_says_so(typed: str) -> None:
    with pytest.raises(NotADay, match="not a date"):
        read_day(typed)


def test_a_time_may_stand_behind_the_day() -> None:
    assert read_moment("12/03/2025 09:30") == (date(2025, 3, 12), time(9, 30))
    assert read_moment("2025-03-12T14:05:00") == (date(2025, 3, 12), time(14, 5))
    assert read_time("2.15pm") == time(14, 15)
    assert read_month("Sept 2025") == date(2025, 9, 1)
    assert read_month("13/2025 or so") is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%A %d %B %Y"):
        assert read_day(day.strftime(form)) == day


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader_of_days(text: str) -> None:
    try:
        read_moment(text)
        read_month(text)
    except NotADay:
        pass


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader_of_files(content: bytes) -> None:
    try:
        table = read_table("contacts.csv", content)
    except UnreadableFile:
        return
    check(table, match(table.headings, {"on": 0, "text": len(table.headings) - 1}).places)
