"""`candour sample`: what it prints, how it ends, and that nothing makes it fall over."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from candour.config.command_line import main
from candour.quality.sampling.command import run

FRAME = "reference,region,exclusion_reason\n" + "".join(
    f"R{number:02d},{'Wales' if number % 3 else 'London'},{'Withdrawn' if number == 7 else ''}\n"
    for number in range(1, 31)
)
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def frame(tmp_path: Path) -> str:
    path = tmp_path / "frame.csv"
    path.write_text(FRAME, encoding="utf-8")
    return str(path)


def drawn(frame: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["sample", "draw", frame, "--percent", "20", "--seed", "été 2026", *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def verified(given: object, path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    file = path / "draw.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    code = run(["verify", str(file), *more])
    return code, capsys.readouterr().err


def test_a_draw_is_printed_and_repeats(
    frame: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = drawn(frame, capsys)
    assert found["algorithm"] == "candour-sample-1"
    assert (found["frame_size"], found["eligible"], len(found["selected"])) == (30, 29, 6)
    assert found["excluded"] == [{"reference": "R07", "reason": "Withdrawn"}]
    assert "R07" not in found["selected"]
    assert verified(found, tmp_path, capsys)[0] == 0
    outside = ("--commitment", found["seed_commitment"].upper(), "--frame", frame)
    assert verified(found, tmp_path, capsys, *outside)[0] == 0


def test_a_draw_by_strata_repeats(frame: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(frame, capsys, "--strata", "region")
    assert [row["selected"] for row in found["by_stratum"]] == [2, 4]
    assert verified(found, tmp_path, capsys)[0] == 0


def put(name: str, value: object) -> Change:
    return lambda given: given.update({name: value})


def swap_one(given: dict[str, Any]) -> None:
    spare = next(row["reference"] for row in given["frame"] if row["reference"] not in given["selected"])
    given["selected"][0] = spare


def swap_one_and_its_digest(given: dict[str, Any]) -> None:
    from candour.quality.sampling.draw import digest

    given["selected"] = [f"Z{number}" for number in range(5)]
    given["digests"]["selected"] = digest(given["selected"])


def percent_and_its_digest(given: dict[str, Any]) -> None:
    from candour.quality.sampling.draw import digest

    given["percent"] = 50
    given["digests"]["percent"] = digest(50)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda given: given["frame"].pop(), "frame:"),
        (lambda given: given["frame"][0].update(region="Kent"), "frame:"),
        (lambda given: given["frame"][0].update(reference="R99"), "frame:"),
        (lambda given: given["frame"][0].pop("reference"), "frame:"),
        (lambda given: given["frame"][1].update(more="x"), "frame:"),
        (lambda given: given["frame"][6].update(exclusion_reason=""), "frame:"),
        (lambda given: given["frame"].reverse(), "frame:"),
        (lambda given: given["frame"].clear(), "frame:"),
        (lambda given: given["frame"].append(given["frame"][0]), "frame:"),
        (put("frame_sha256", "0" * 64), "frame:"),
        (put("frame_size", 31), "frame_size:"),
        (put("eligible", 30), "eligible:"),
        (put("eligible", True), "eligible:"),
        (put("seed", "été 2027"), "seed:"),
        (put("seed", ""), "frame:"),
        (put("seed_commitment", "0" * 64), "seed_commitment:"),
        (put("percent", 21), "percent:"),
        (put("percent", "a thousand"), "percent:"),
        (percent_and_its_digest, "selected:"),
        (put("strata", "region"), "strata:"),
        (put("strata", "nowhere"), "strata:"),
        (put("algorithm", "candour-sample-2"), "algorithm:"),
        (put("excluded", []), "excluded:"),
        (put("selected", []), "selected:"),
        (swap_one, "selected:"),
        (swap_one_and_its_digest, "selected: Z0, Z1, Z2 and 2 more would not be drawn"),
        (lambda given: given["selected"].reverse(), "selected:"),
        (lambda given: given["selected"].append({"a": 1}), "selected:"),
        (lambda given: given["by_stratum"].clear(), "by_stratum:"),
        (lambda given: given["digests"].clear(), "percent:"),
        (lambda given: given["digests"].update(more=""), "digests:"),
        (lambda given: given.pop("seed"), "seed: it is missing"),
        (put("note", "x"), "note: it is not part of a draw"),
    ],
)
def test_whatever_was_changed_is_named(
    change: Change, named: str, frame: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = drawn(frame, capsys)
    change(found)
    code, words = verified(found, tmp_path, capsys)
    assert code == 1
    assert named in words


def test_a_draw_that_was_made_anew_is_found_by_what_was_noted_before(
    frame: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything fits together, so only the commitment and the frame of that day show it."""
    noted = drawn(frame, capsys)["seed_commitment"]
    other = tmp_path / "other.csv"
    other.write_text(FRAME.replace("R30", "R31"), encoding="utf-8")
    assert run(["draw", str(other), "--percent", "20", "--seed", "a better one"]) == 0
    anew = json.loads(capsys.readouterr().out)
    assert verified(anew, tmp_path, capsys)[0] == 0
    code, words = verified(anew, tmp_path, capsys, "--commitment", noted, "--frame", frame)
    assert code == 1
    assert "seed_commitment: it is not the one" in words
    assert "frame: it is not the frame" in words


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[]", "not a draw"),
        (b'{"a": 1}', "not a draw"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"frame": [], "frame": []}', "frame: it stands twice"),
        (b'{"frame": "\\ud800"}', "not UTF-8"),
        (b'{"percent": ' + b"9" * 5000 + b"}", "a number too long"),
    ],
)
def test_a_file_that_is_no_draw_is_refused(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draw.json"
    path.write_bytes(content)
    assert run(["verify", str(path)]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["redraw"],
        ["draw"],
        ["draw", "FRAME", "--percent", "20"],
        ["draw", "FRAME", "--percent", "1e99999999", "--seed", "x"],
        ["draw", "FRAME", "--percent", "20", "--seed", " "],
        ["draw", "FRAME", "--percent", "20", "--seed", "x", "--strata", "county"],
        ["draw", ".", "--percent", "20", "--seed", "x"],
        ["draw", "missing\udcff.csv", "--percent", "20", "--seed", "x"],
        ["draw", "a\0b", "--percent", "20", "--seed", "x"],
        ["verify", "."],
        ["verify", "FRAME"],
        ["verify", "FRAME", "more"],
    ],
)
def test_unusable_words_end_with_two_and_say_why(
    words: list[str], frame: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([frame if word == "FRAME" else word for word in words]) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert caught.err.startswith("candour sample: ")


def test_a_frame_with_nothing_left_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "frame.csv"
    path.write_text("reference,excluded\nA1,yes\n")
    assert run(["draw", str(path), "--percent", "20", "--seed", "x"]) == 2
    assert "nothing to draw from" in capsys.readouterr().err


def test_help_says_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "candour sample draw FRAME.csv" in capsys.readouterr().out


def test_an_answer_that_cannot_be_written_is_said_and_not_thrown(
    frame: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Closed:
        def write(self, _text: bytes) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=Closed()))
    assert run(["draw", frame, "--percent", "20", "--seed", "x"]) == 2
    assert "cannot be written: Broken pipe" in capsys.readouterr().err


def test_a_frame_comes_from_standard_input_too_and_not_without_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(FRAME.encode())))
    assert run(["draw", "-", "--percent", "20", "--seed", "x"]) == 0
    monkeypatch.setattr("candour.quality.sampling.command.LARGEST_INPUT", 5)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(FRAME.encode())))
    assert run(["draw", "-", "--percent", "20", "--seed", "x"]) == 2
    assert "larger than" in capsys.readouterr().err
