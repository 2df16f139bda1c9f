"""A frame is read from CSV, and whatever cannot be drawn from is refused with its line."""

import pytest

from candour.quality.sampling import UnusableError, read_frame


def frame(text: str) -> bytes:
    return text.encode("utf-8")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"  \n \n", "the file is empty"),
        (b"reference\n", "the frame is empty"),
        (b"PK\x03\x04\0\0", "not text"),
        (b"reference\nA1\nM\xfcller\n", "line 3: this is not UTF-8"),
        (frame("name\nA1\n"), "line 1: no column is named “reference”"),
        (frame("reference;region\nA1;Wales\n"), "Separate the columns with commas"),
        (frame("reference,\nA1,x\n"), "line 1: column 2 has no heading"),
        (frame("reference,a,a\nA1,x,y\n"), "two columns are named “a”"),
        (frame("reference,a\nA1\n"), "line 2: there are 1 cell, but 2 cells"),
        (frame("reference,a\nA1,x\n\nA2,y\n"), "line 3"),
        (frame("reference,a\n ,x\n"), "line 2: the reference is blank"),
        (frame('reference,a\nA1,"x\ny"\nA1,z\n'), "line 4: reference 'A1' is already on line 2"),
        (frame("reference\nsfo-1\nSFO-1\n"), "line 3: reference 'SFO-1' is already on line 2"),
        (frame('reference\n"A1\n'), "this is not a row of CSV"),
        (frame("reference\nA\x1b1\n"), "line 2: a cell holds a control character"),
        (frame("reference,excluded,exclusion_reason\nA1,no,why\n"), "line 2: there is a reason"),
        (frame("reference,excluded,exclusion_reason\nA1,yes,\n"), "line 2: it is excluded, and no"),
        (frame("reference,excluded,exclusion_reason\nA1,maybe,why\n"), "write yes or no"),
    ],
)
def test_an_unusable_frame_is_refused_in_plain_words(content: bytes, says: str) -> None:
    with pytest.raises(UnusableError, match=says):
        read_frame(content)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("reference,excluded\nA1,yes\nA2,no\n", "No reason was given"),
        ("reference,excluded\nA1,Withdrawn\nA2,\n", "Withdrawn"),
        ("reference,exclusion_reason\nA1,Withdrawn\nA2,\n", "Withdrawn"),
        ("reference,excluded,exclusion_reason\nA1,Yes,Withdrawn\nA2,no,\n", "Withdrawn"),
    ],
)
def test_what_is_left_out_stays_in_the_frame_with_its_reason(text: str, reason: str) -> None:
    read = read_frame(frame(text))
    assert read.excluded == [{"reference": "A1", "reason": reason}]
    assert [entry.reference for entry in read.eligible] == ["A2"]
    assert len(read.entries) == 2


def test_the_order_of_lines_and_columns_and_spaces_mean_nothing_to_the_digest() -> None:
    one = read_frame(frame("reference,region\nA1,Wales\nA2,London\n"))
    other = read_frame(b"\xef\xbb\xbf" + frame("region, reference\r\nLondon,A2 \r\nWales,A1\r\n"))
    assert one.sha256 == other.sha256
    assert one.sha256 != read_frame(frame("reference,region\nA1,Wales\nA2,Wales\n")).sha256
