"""Files as they come: every odd one is read rightly or refused in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.notifications.intake.reading import UnreadableFile, read
from tests.notifications.intake.extracts import extract, row

GOOD = extract(row(1), row(2, family_name="Siân-O’Neill"))


def names(content: bytes) -> list[str]:
    return [line.values["family_name"] for line in read(content).lines]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
        GOOD.decode().encode("cp1252"),
        GOOD.replace(b"\r\n", b"\n"),
        GOOD.replace(b"\r\n", b"\r"),
        extract(row(1), row(2, family_name="Siân-O’Neill"), delimiter=";"),
        extract(row(1), row(2, family_name="Siân-O’Neill"), delimiter="\t"),
        GOOD + b"\r\n,,,\r\n\r\n",
    ],
    ids=["utf-8", "bom", "utf-16", "windows-1252", "lf", "cr", "semicolons", "tabs", "blank lines"],
)
def test_the_usual_ways_of_writing_a_csv_are_all_read(content: bytes) -> None:
    assert names(content) == ["Okafor", "Siân-O’Neill"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"PK\x03\x04" + b"x" * 100, "spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "Excel"),
        (b"%PDF-1.7 x", "PDF"),
        (GOOD + b"\x00", "not a text file"),
        (GOOD.decode().encode("utf-16-le"), "not a text file"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"x" * (25 * 1024 * 1024 + 1), "25 megabytes"),
        (b"CRN,Family name\r\nX100001,Okafor\r\n", "Region code"),
        (GOOD.split(b"\r\n")[0], "no rows"),
        (GOOD.replace(b"Okafor", b'"Okafor'), "quotation mark"),
        (GOOD.replace(b"Okafor", b"O" * 1_000_000), "too long|20,000 characters"),
        (GOOD.replace(b"Okafor", b"O" * 30_000), "20,000 characters"),
        (GOOD.replace(b"Victim age", b"Surname"), "twice"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says):
        read(content)


def test_more_rows_than_allowed_are_refused_without_reading_on() -> None:
    heading, first = GOOD.split(b"\r\n")[:2]
    with pytest.raises(UnreadableFile, match="100,000 rows"):
        read(b"\r\n".join([heading, *([first] * 100_001)]))


def test_line_numbers_are_those_of_the_file_even_where_a_cell_spans_lines() -> None:
    content = extract(row(1, court="Newcastle\nCrown Court"), row(2))
    assert [line.number for line in read(content).lines] == [2, 4]


def test_headings_in_other_words_and_another_order_are_found_and_the_rest_is_named() -> None:
    headings = b"DOB,Surname,CRN,PDU,Shoe size,Region,Offence description,Date of offence"
    found = read(headings + b"\r\n,A,X100001,,9,N54,R,x\r\n")
    assert found.lines[0].values["family_name"] == "A"
    assert found.lines[0].values["alleged_offence_date"] == "x"
    assert found.unread == ("Shoe size",)


def test_a_row_with_more_cells_than_headings_says_so() -> None:
    content = GOOD.replace(b"Newcastle upon Tyne Crown Court", b"Newcastle, Crown Court", 1)
    first, second = read(content).lines
    assert "20 cells" in first.wrong
    assert second.wrong == ""


def test_repeated_headings_are_known_for_what_they_are() -> None:
    heading = GOOD.split(b"\r\n")[0]
    assert [line.repeats_headings for line in read(GOOD + heading + b"\r\n").lines] == [False, False, True]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.integers(0, len(GOOD)).map(lambda cut: GOOD[:cut]))
def test_no_file_makes_the_reader_fail_in_another_way(content: bytes) -> None:
    refused: Exception | None = None
    try:
        found = read(content)
    except UnreadableFile as error:
        refused = error
    assert str(refused).endswith(".") if refused else found.lines
