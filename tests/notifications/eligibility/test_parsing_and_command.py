"""Facts read from JSON, with errors that name the field, and the command that prints the answers."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.notifications.eligibility import FactsError, read_facts
from candour.notifications.eligibility.command import run

Change = Callable[[dict[str, Any]], object]


def facts() -> dict[str, Any]:
    return {
        "decided_on": "2024-05-01",
        "first_court_appearance": "2024-03-01",
        "charges": [
            {
                "code": "TH68023",
                "mode": "substantive",
                "title": None,
                "family": None,
                "alleged_offence_date": "2024-02-01",
                "charged_on": None,
                "victim_age": None,
            }
        ],
        "supervision": [{"type": "licence", "start": "2023-01-01", "end": None}],
        "risk_assessments": [{"level": "medium", "assessed_on": "2023-02-01"}],
        "public_interest": None,
    }


def put(name: str, value: object) -> Change:
    return lambda given: given.__setitem__(name, value)


def put_in(name: str, field: str, value: object) -> Change:
    return lambda given: given[name][0].__setitem__(field, value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda given: given.pop("decided_on"), r"^decided_on: this is missing"),
        (lambda given: given.pop("risk_assessments"), r"^risk_assessments: this is missing"),
        (put("decided_on", None), r"^decided_on: a date is needed"),
        (put("decided_on", "01/05/2024"), r"^decided_on: write the date like"),
        (put("decided_on", "20240501"), r"^decided_on: write the date like"),
        (put("decided_on", "2024-02-30"), r"^decided_on: 2024-02-30 is not a date"),
        (put("decided_on", "9999-12-31"), r"^decided_on: 9999-12-31 is outside the years"),
        (put("decided_on", 20240501), r"^decided_on: write the date like"),
        (put("charges", []), r"^charges: give at least one charge"),
        (put("charges", {}), r"^charges: this should be a list"),
        (put("charges", ["TH68023"]), r"^charges\[0\]: this should be an object"),
        (put("charges", [{}] * 1001), r"^charges: at most 1000"),
        (put("public_interest", "yes"), r"^public_interest: this should be true, false, or null"),
        (put_in("charges", "code", 68023), r"^charges\[0\]\.code: this should be text"),
        (put_in("charges", "title", "\ud800"), r"^charges\[0\]\.title: this holds half of a character"),
        (put_in("charges", "mode", "planned"), r"^charges\[0\]\.mode: this should be one of"),
        (put_in("charges", "mode", None), r"^charges\[0\]\.mode: this should be one of"),
        (put_in("charges", "victim_age", -1), r"^charges\[0\]\.victim_age: this should be an age"),
        (put_in("charges", "victim_age", True), r"^charges\[0\]\.victim_age: this should be an age"),
        (put_in("charges", "victim_age", "12"), r"^charges\[0\]\.victim_age: this should be an age"),
        (put_in("charges", "victim_age", float("nan")), r"^charges\[0\]\.victim_age: this should be an age"),
        (
            put_in("supervision", "end", "2022-12-31"),
            r"^supervision\[0\]\.end: 2022-12-31 is before the start",
        ),
        (put_in("supervision", "type", None), r"^supervision\[0\]\.type: say what kind"),
        (put_in("supervision", "start", None), r"^supervision\[0\]\.start: a date is needed"),
        (
            put_in("risk_assessments", "level", "extreme"),
            r"^risk_assessments\[0\]\.level: this should be one of",
        ),
    ],
)
def test_unusable_facts_are_refused_naming_the_field(change: Change, says: str) -> None:
    given = facts()
    change(given)
    with pytest.raises(FactsError, match=says):
        read_facts(given)


def test_facts_that_may_be_null_may_also_be_left_out() -> None:
    given = facts()
    for name in ("first_court_appearance", "public_interest"):
        del given[name]
    for name in ("code", "title", "family", "charged_on", "victim_age"):
        del given["charges"][0][name]
    assert read_facts(given).charges[0].code is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("2024-02-01"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(facts())), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(name=st.sampled_from(sorted(facts())), value=JSON)
@settings(deadline=None)
def test_anything_in_any_field_is_read_or_refused(name: str, value: object) -> None:
    given = facts() | {name: value}
    problem = ""
    try:
        read_facts(given)
    except FactsError as refused:
        problem = str(refused)
    assert not problem or problem.startswith(name)


def ran(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> tuple[int, str, str]:
    code = run(arguments)
    sys.stderr.flush()
    printed = capfdbinary.readouterr()
    return code, printed.out.decode("utf-8"), printed.err.decode("utf-8")


def test_one_set_of_facts_gives_one_answer(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts()), encoding="utf-8")
    code, out, err = ran([str(file)], capfdbinary)
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert (answer["outcome"], answer["limb"]) == ("notify_only", None)
    assert {
        "rule_version",
        "sources",
        "window",
        "charge_answers",
        "facts_missing",
        "would_change",
        "explanation",
    } <= set(answer)
    assert set(answer["charge_answers"][0]) >= {"code", "outcome", "limb", "listed", "automatic", "why"}


def test_a_list_gives_a_list_of_answers_in_order(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    murder = facts()
    put_in("charges", "code", "COML025")(murder)
    file = tmp_path / "facts.json"
    file.write_text(json.dumps([facts(), murder]), encoding="utf-8")
    code, out, _ = ran([str(file)], capfdbinary)
    assert code == 0
    assert [each["outcome"] for each in json.loads(out)] == ["notify_only", "review_mandatory"]
    file.write_text("[]", encoding="utf-8")
    assert ran([str(file)], capfdbinary)[:2] == (0, "[]\n")


def test_facts_are_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(facts()).encode())))
    code, out, _ = ran(["-"], capfdbinary)
    assert code == 0
    assert json.loads(out)["outcome"] == "notify_only"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the input is empty"),
        (b"{", "the input is not JSON: line 1"),
        (b"\xff\xfe{}", "the input is not UTF-8 text"),
        (
            b'{"decided_on": "2024-05-01", "decided_on": "2021-05-01"}',
            "decided_on: this field is given twice",
        ),
        (b"[" * 100_000, "nested too deeply"),
        (b"3", "the facts: this should be an object"),
        (b"[3]", "[0]: this should be an object"),
        (b'[{"decided_on": 3}]', "[0].decided_on: write the date like"),
        (
            json.dumps(facts() | {"decided_on": "1999-01-01"}).encode(),
            "decided_on: the rules are known only from",
        ),
    ],
)
def test_unusable_input_ends_with_2_and_plain_words(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], content: bytes, says: str
) -> None:
    file = tmp_path / "facts.json"
    file.write_bytes(content)
    code, out, err = ran([str(file)], capfdbinary)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_a_missing_file_a_wrong_name_and_wrong_use_end_with_2(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert "cannot be read" in ran([str(tmp_path / "none.json")], capfdbinary)[2]
    assert "cannot be read" in ran([str(tmp_path)], capfdbinary)[2]
    assert "cannot be read" in ran(["a\0b"], capfdbinary)[2]
    assert ran([], capfdbinary)[0] == 2


def test_input_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("candour.notifications.eligibility.command.LARGEST_INPUT", 1024)
    file = tmp_path / "facts.json"
    file.write_bytes(b" " * 2000)
    code, _, err = ran([str(file)], capfdbinary)
    assert code == 2
    assert "larger than" in err
