"""A job is decided whole: sealed bytes, missing programs, questions about names; a doubt is a refusal."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from candour.disclosure.gate import File, Forbidden, Job, Kept, decide, decide_apart, programs
from candour.disclosure.gate import __main__ as program
from candour.disclosure.gate.findings import Unreadable
from candour.disclosure.gate.job import NoJob, from_bytes, to_bytes
from candour.disclosure.gate.laboratory import testing
from candour.disclosure.rendering import FORMATS, draw, file_name, to_json
from candour.paper.pieces import Paragraph, Run
from tests.disclosure.rendering.scene import pack

TERMS = tuple(Forbidden(words) for words in ("Okonkwo", "Ngozi", "12 Acacia Road", "3 May 2025"))
NAMES = ("Daniel Okonkwo", "Ngozi Okonkwo")


def whole(*keys: str, **more: Any) -> Job:
    given = pack()
    files = tuple(File(file_name(key, given), key, draw(key, given)) for key in keys or ("text",))
    return Job(to_json(given), files, TERMS, NAMES, needs_programs=False, **more)


def test_a_family_pack_passes_and_the_report_says_what_looked() -> None:
    report = decide(whole("html", "text"))
    assert report["passed"], report
    assert report["pack_sha256"] == pack().sha256
    assert report["model_sha256"] == pack().model_sha256
    assert set(report["tools"]) >= {"python", "typst", "pypdfium2", "zlib"}
    assert [len(file["sha256"]) for file in report["files"]] == [64, 64]
    said = json.dumps(report)
    assert not [words for words in ("Okonkwo", "Ngozi", "Acacia") if words in said]


def test_a_job_is_the_same_after_being_sealed() -> None:
    given = whole(kept=(Kept("Grange", "a place"),))
    assert from_bytes(to_bytes(given)) == given


def test_a_job_whose_bytes_are_not_those_that_were_sealed_is_no_job() -> None:
    sealed = json.loads(to_bytes(whole()))
    sealed["files"][0]["sha256"] = "0" * 64
    with pytest.raises(NoJob, match="not those that were sealed"):
        from_bytes(json.dumps(sealed).encode())
    for broken in (b"", b"[]", b'{"format": "other"}', b'{"format": "candour-gate-1"}'):
        with pytest.raises(NoJob):
            from_bytes(broken)


def test_without_the_other_programs_the_gate_refuses_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(programs, "missing", lambda: ("qpdf",))
    report = decide(replace(whole(), needs_programs=True))
    assert not report["passed"]
    assert "apt-get install poppler-utils qpdf" in report["findings"][0]["why"]
    assert decide(whole("pdf"))["passed"]


def test_a_name_with_slips_is_a_question_until_somebody_keeps_it_and_says_why() -> None:
    given = replace(whole(), names=("Ann Sundey",))
    report = decide(given)
    assert [one["check"] for one in report["findings"]] == ["sweep"]
    assert "“Sundays”" in report["findings"][0]["why"]
    assert decide(replace(given, kept=(Kept("Sundays", "a day of the week"),)))["passed"]
    assert not decide(replace(given, kept=(Kept("sundays", "a day of the week"),)))["passed"]
    assert not decide(replace(given, kept=(Kept("Sundays", " "),)))["passed"]


def test_a_job_without_files_or_with_a_format_nobody_knows_does_not_pass() -> None:
    assert not decide(replace(whole(), files=()))["passed"]
    report = decide(replace(whole(), files=(File("a.odt", "odt", b"x"),)))
    assert report["files"][0]["findings"][0]["why"] == "Its format is not one that the gate knows."
    assert not decide(replace(whole(), pack={"format": "other"}))["passed"]


@pytest.mark.parametrize("key", ["pdf", "docx", "html", "text"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"%PDF-1.7\n", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_read_does_not_pass(key: str, content: bytes) -> None:
    file = File(file_name(key, pack()), key, content)
    report = decide(replace(whole(), files=(file,)))
    assert not report["passed"]
    assert {one["check"] for one in report["files"][0]["findings"]} >= {"provenance", "equality"}


def test_the_gate_runs_in_a_process_of_its_own_without_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    report = decide_apart(whole())
    assert report["passed"], report
    loaded = "import sys; import candour.disclosure.gate.deciding; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_no_answer_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    report = decide_apart(whole(), seconds=0)
    assert (report["passed"], "did not finish" in report["findings"][0]["why"]) == (False, True)

    def silent(*_words: Any, **_more: Any) -> Any:
        return subprocess.CompletedProcess([], 0, b'{"passed": "yes"}', b"")

    monkeypatch.setattr("subprocess.run", silent)
    report = decide_apart(whole())
    assert report["findings"][0]["why"] == "The gate gave no answer that can be read."


def test_the_program_says_by_its_exit_how_it_went() -> None:
    command = [sys.executable, "-m", "candour.disclosure.gate"]
    assert subprocess.run(command, input=b"x", capture_output=True).returncode == 2
    bad = replace(whole(), files=(File("review-copy-3.txt", "text", b"other"),))
    assert subprocess.run(command, input=to_bytes(bad), capture_output=True).returncode == 1


def test_a_program_that_fails_or_complains_is_no_witness() -> None:
    for words in (["false"], ["sh", "-c", "echo odd >&2"], ["no-such-program"]):
        with pytest.raises(Unreadable):
            programs.run(words)


def asked_by_hand(monkeypatch: pytest.MonkeyPatch, words: list[str], given: bytes = b"") -> int:
    monkeypatch.setattr(program, "limit_this_process", lambda: None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    return program.main(words)


def test_the_program_answers_in_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked_by_hand(monkeypatch, [], to_bytes(whole())) == 0
    assert json.loads(capsys.readouterr().out)["passed"] is True
    assert asked_by_hand(monkeypatch, [], b"x") == 2
    assert "The job cannot be read." in capsys.readouterr().err


def test_the_program_fails_its_own_test_where_a_leak_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(testing, "self_test", lambda: ["pdf: orphan"])
    assert asked_by_hand(monkeypatch, ["--self-test"]) == 1
    assert json.loads(capsys.readouterr().out) == {"passed": False, "missed": ["pdf: orphan"]}


def test_limits_that_a_system_does_not_know_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refused(what: int, limit: tuple[int, int]) -> None:
        asked.append(limit)
        raise ValueError

    monkeypatch.setattr("resource.setrlimit", refused)
    monkeypatch.setattr("sys.platform", "other")
    program.limit_this_process()
    assert len(asked) == 5


def test_characters_of_every_kind_pass_in_every_format() -> None:
    odd = (
        "Łŵyd  said “½ – yes”… 3 × 4 \u2212 1 → ✓ non\u2011breaking\u00a0space \ufb01ne & <b>bold</b> {x} $y "
        "#z _w_ 5. "
        "\U000f1234"
    )
    lines = (odd, "- a dash first", "12. a number first", "= a sign", "word" * 10)
    given = replace(pack(), blocks=tuple(Paragraph((Run(line),)) for line in lines), contents=())
    files = tuple(File(file_name(key, given), key, draw(key, given)) for key in FORMATS)
    report = decide(Job(to_json(given), files, TERMS, needs_programs=False))
    assert report["passed"], report["files"]
