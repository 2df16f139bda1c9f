"""Files that hold no readable plan: each gets a plain message, exit 2, and never a traceback."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from candour.recommendations.reading import UnreadablePlan, read_plan
from candour.recommendations.reading.command import run
from candour.recommendations.reading.formats import limits

WORD = "word/document.xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAN = (
    "Rec No\tRecommendation\tAgreed/Not Agreed\tAction\tOwner\tTarget date\n"
    "1\tKeep a record of every visit.\tAgreed\tA form is issued.\tHead of Visits\tMay 2024\n"
)


def packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def many_parts() -> bytes:
    return packed({f"part{number}": b"" for number in range(limits.MOST_ENTRIES + 1)})


def with_password_flag() -> bytes:
    content = bytearray(packed({WORD: b"<w/>"}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


ENTITY = (
    f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
).encode()
ENCRYPTED_PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\n"
    b"endobj\n"
    b"3 0 obj\n<</Filter/Standard/V 1/R 2/P -4/O<" + b"61" * 32 + b">/U<" + b"62" * 32 + b">>>\nendobj\n"
    b"trailer\n<</Root 1 0 R/Encrypt 3 0 R/ID[<6161><6161>]>>\n%%EOF"
)

UNUSABLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "only white space": (b" \n\t \r\n", "empty"),
    "only a byte-order mark": (b"\xef\xbb\xbf", "empty"),
    "binary": (bytes(range(256)) * 40, "not text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 9, "not text"),
    "too large": (b"a" * (limits.MOST_BYTES + 1), "at most 25 MB"),
    "no plan": (b"Minutes of a meeting.\nNothing was decided.\n", "No recommendations were found"),
    "only a heading": (PLAN.split("\n")[0].encode(), "No recommendations were found"),
    "rich text": (b"{\\rtf1 plan}", "RTF"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Word document"),
    "damaged zip": (b"PK\x03\x04 and no more", "damaged"),
    "a spreadsheet": (packed({"xl/workbook.xml": b"<a/>"}), "CSV"),
    "an archive": (packed({"notes.txt": b"a"}), "zip archive"),
    "an encrypted package": (packed({"EncryptedPackage": b"a"}), "password"),
    "a packed document with a password": (with_password_flag(), "password"),
    "too many parts": (many_parts(), "parts"),
    "a bomb": (packed({WORD: b"\0" * (30 * limits.MEGABYTE)}), "unpacks"),
    "broken XML": (packed({WORD: b"<w:document"}), "damaged"),
    "an external entity": (packed({WORD: ENTITY}), "document type"),
    "a damaged PDF": (b"%PDF-1.7\nnothing that can be read", "PDF"),
    "a protected PDF": (ENCRYPTED_PDF, "PDF"),
    "wrong UTF-16": (b"\xff\xfe\x00\xd8a\x00", "UTF-16"),
    "an empty page": (b"<!doctype html><html></html>", "No recommendations"),
    "two encodings at once": (b"\xff\xfe" + PLAN.encode("utf-16-le") + b"\x00", "UTF-16"),
}


@pytest.mark.parametrize(("content", "words"), UNUSABLE.values(), ids=UNUSABLE)
def test_an_unusable_file_is_refused_in_plain_words(content: bytes, words: str) -> None:
    with pytest.raises(UnreadablePlan, match=words) as refused:
        read_plan(content, "plan.docx")
    assert "Traceback" not in refused.value.message
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(("content", "words"), UNUSABLE.values(), ids=UNUSABLE)
def test_the_command_exits_with_2_and_the_message_on_standard_error(
    content: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan"
    file.write_bytes(content)
    assert run(["read", str(file), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(tmp_path / "nowhere.txt")]) == 2
    assert "nowhere.txt" in capsys.readouterr().err


def test_wrong_arguments_exit_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["write"]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_command_prints_the_structure_as_json(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN.replace("visit", "visité"), encoding="utf-8")
    assert run(["read", str(file), "--json"]) == 0
    out = capsysbinary.readouterr().out
    assert "visité".encode() in out
    assert json.loads(out)["recommendations"][0]["actions"][0]["owner"] == "Head of Visits"


def test_the_command_prints_a_short_summary(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN + "3\tKeep it.\tAgreed\tIt is kept.\tHead\tsoon\n", encoding="utf-8")
    assert run(["read", str(file)]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "2 recommendations with 2 actions" in out
    assert "Missing numbers: 2." in out
    assert "soon" in out


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=str
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = PLAN.replace("a record", "the staff’s record – “always”")
    plan = read_plan(text.encode(encoding), "plan.txt").plan
    assert plan.recommendations[0].text == "Keep the staff’s record – “always” of every visit."


def test_text_that_was_decoded_wrongly_once_is_mended() -> None:
    text = PLAN.replace("record", "staff’s record").encode().decode("cp1252").encode()
    assert "staff’s record" in read_plan(text, "plan.txt").plan.recommendations[0].text


def test_odd_spaces_ligatures_and_soft_hyphens_become_plain() -> None:
    text = PLAN.replace("Keep a record", "Keep\u00a0a con\u00adﬁdential record")
    assert (
        read_plan(text.encode(), "x").plan.recommendations[0].text
        == "Keep a confidential record of every visit."
    )


def test_the_name_of_the_file_decides_nothing() -> None:
    assert read_plan(PLAN.encode(), "plan.pdf").plan == read_plan(PLAN.encode(), "plan.csv").plan
