"""`candour redact suggest`: one line in, one line out, and plain words for what cannot be used."""

import io
import json
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from candour.config.command_line import main
from candour.disclosure.engine import command, plug_ins
from candour.disclosure.engine.document import VERSION
from candour.disclosure.engine.lists import ListError, dictionary

LINE: dict[str, Any] = {
    "id": "a",
    "text": "Nobody rang Ms Tranter.",
    "register": [{"id": "p", "kind": "person", "name": "Ann Tranter", "aliases": [], "role": None}],
}


def run(
    lines: bytes, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> tuple[int, list[Any], str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    code = main(["redact", "suggest", "-"])
    printed = capfd.readouterr()
    return code, [json.loads(line) for line in printed.out.splitlines()], printed.err


def test_each_line_has_its_answer(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    lines = b"\n".join([json.dumps(LINE).encode(), b"", json.dumps({"id": "b", "text": ""}).encode()])
    code, answers, _ = run(lines, monkeypatch, capfd)
    assert code == 0
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert answers[1]["suggestions"] == []
    assert answers[0]["suggestions"] == [
        {
            "start": 12,
            "end": 22,
            "kind": "person",
            "tier": 1,
            "entity": "p",
            "rule": "register.title_surname",
            "version": VERSION,
            "reason": "This is a title with the surname of a registered person.",
        }
    ]


def test_places_count_characters_and_not_bytes(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    line = {**LINE, "text": "\U0001f600 é Ms Tranter"}
    _, answers, _ = run(json.dumps(line, ensure_ascii=False).encode(), monkeypatch, capfd)
    assert [(each["start"], each["end"]) for each in answers[0]["suggestions"]] == [(4, 14)]


def with_register(register: object) -> bytes:
    return json.dumps({"id": "a", "text": "", "register": register}).encode()


def with_entry(**changes: object) -> bytes:
    return with_register([{"id": "p", "kind": "code", "name": "b"} | changes])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "it is not JSON"),
        (b"[1]", "it is not a JSON object"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"id": "a", "text": "b",}', "it is not JSON (at character 2"),
        (b'{"id": "a", "text": "b", "x": ' + b"9" * 9_999 + b"}", "a number in it is too long"),
        (b'{"id": "a", "text": "b", "id": "c"}', "the field 'id' stands twice"),
        (b'{"id": "", "text": "b"}', "id is empty"),
        (b'{"id": null, "text": "b"}', "id must be text"),
        (b'{"id": "a", "text": "a\tb"}', "it is not JSON (at character 23)"),
        (b'{"id": "a", "text": "b", "register": null}', "register must be a list"),
        (b"\xff", "it is not UTF-8"),
        (b'{"text": ""}', "id is missing"),
        (b'{"id": 1, "text": ""}', "id must be text"),
        (b'{"id": "a"}', "text is missing"),
        (b'{"id": "a", "text": "\\ud800"}', "text holds half a character"),
        (with_register({}), "register must be a list"),
        (with_register([1]), "register[0] must be an object"),
        (with_register([{"kind": "code", "name": "b"}]), "register[0].id is missing"),
        (with_register([{"id": "p", "kind": "code", "name": "b"}] * 5001), "register has more than 5000"),
        (with_entry(kind="cat"), "register[0].kind must be one of person, place"),
        (with_entry(name=" "), "register[0].name is empty"),
        (with_entry(name="\u200b-"), "register[0].name holds no letter and no figure"),
        (with_entry(id=""), "register[0].id is empty"),
        (with_entry(name="A" * 501), "register[0].name is longer"),
        (with_entry(role=1), "register[0].role must be text or null"),
        (with_entry(aliases="c"), "register[0].aliases must be a list"),
        (with_entry(aliases=[1]), "register[0].aliases[0] must be text"),
        (with_entry(aliases=["A"] * 5001), "register[0].aliases has more than"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_others_are_answered(
    line: bytes, says: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = b"\n".join([json.dumps(LINE).encode(), line, json.dumps(LINE).encode()])
    code, answers, complaint = run(lines, monkeypatch, capfd)
    assert code == 2
    assert len(answers) == 2
    assert complaint.startswith("candour redact suggest: line 2: ")
    assert says in complaint


@pytest.mark.parametrize("lines", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_a_file_with_nothing_in_it_has_no_answer_and_no_complaint(
    lines: bytes, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(lines, monkeypatch, capfd) == (0, [], "")


@pytest.mark.parametrize(
    "lines",
    [
        b"\xef\xbb\xbf" + json.dumps(LINE).encode() + b"\r\n" + json.dumps(LINE).encode() + b"\r\n",
        json.dumps(LINE | {"colour": "red"}).encode() + b"\n" + json.dumps(LINE | {"n": 1e400}).encode(),
    ],
)
def test_marks_of_order_line_ends_unknown_fields_and_ids_that_return_are_borne(
    lines: bytes, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code, answers, complaint = run(lines, monkeypatch, capfd)
    assert (code, [answer["id"] for answer in answers], complaint) == (0, ["a", "a"], "")
    assert [answer["suggestions"][0]["start"] for answer in answers] == [12, 12]


def test_a_line_that_never_ends_is_refused_and_the_next_is_answered(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "LONGEST_LINE", 400)
    long = json.dumps({**LINE, "text": "a" * 2000}).encode()
    code, answers, complaint = run(long + b"\n" + json.dumps(LINE).encode(), monkeypatch, capfd)
    assert (code, len(answers)) == (2, 1)
    assert "line 1: it is longer than" in complaint


def test_a_failing_engine_is_said_and_gives_no_empty_answer(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr("candour.disclosure.engine.suggesting._suggest", broken)
    code, answers, complaint = run(json.dumps(LINE).encode(), monkeypatch, capfd)
    assert (code, answers) == (2, [])
    assert "nothing was suggested for it" in complaint


def test_without_its_words_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def missing() -> object:
        raise ListError("the list of English words is not installed")

    monkeypatch.setattr(command, "dictionary", missing)
    code, answers, complaint = run(json.dumps(LINE).encode(), monkeypatch, capfd)
    assert (code, answers) == (2, [])
    assert "the list of English words is not installed." in complaint


def test_a_missing_dictionary_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("candour.disclosure.engine.lists.find_spec", lambda _: None)
    with pytest.raises(ListError, match="not installed"):
        dictionary.__wrapped__()
    spec = type("Spec", (), {"origin": str(tmp_path / "module.py")})
    monkeypatch.setattr("candour.disclosure.engine.lists.find_spec", lambda _: spec)
    with pytest.raises(ListError, match="cannot be read"):
        dictionary.__wrapped__()


def test_a_file_is_read_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(json.dumps(LINE).encode() + b"\n")
    assert main(["redact", "suggest", str(path)]) == 0
    assert len(capfd.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "usage"),
        (["suggest"], "usage"),
        (["propose", "-"], "usage"),
        (["suggest", "-", "--recogniser"], "usage"),
        (["suggest", "no-such-file.jsonl"], "cannot be read: No such file"),
        (["suggest", "a\0b"], "the name cannot be used"),
        (["suggest", "-", "--recogniser", "nobody"], "no recogniser 'nobody' is installed"),
    ],
)
def test_wrong_arguments_are_answered_in_words(
    arguments: list[str], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["redact", *arguments]) == 2
    assert says in capfd.readouterr().err


class Outside:
    name, version = "outside", "3"

    def find(self, text: str) -> list[tuple[int, int, str]]:
        return [(0, 6, "person")]


def test_a_recogniser_that_is_asked_for_by_name_runs_and_is_recorded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    point = EntryPoint("outside", f"{__name__}:Outside", plug_ins.GROUP)
    monkeypatch.setattr(plug_ins, "entry_points", lambda group: [point])
    path = tmp_path / "lines.jsonl"
    path.write_bytes(json.dumps(LINE).encode())
    assert main(["redact", "suggest", str(path), "--recogniser", "outside"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert answer["recognisers"] == ["outside 3"]
    assert (answer["suggestions"][0]["rule"], answer["suggestions"][0]["tier"]) == ("recogniser", 2)


def test_a_recogniser_that_cannot_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("outside", "no.such.module:Outside", plug_ins.GROUP)
    monkeypatch.setattr(plug_ins, "entry_points", lambda group: [point])
    with pytest.raises(plug_ins.PlugInError, match="cannot be started"):
        plug_ins.installed(["outside"])
