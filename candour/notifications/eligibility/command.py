"""`candour eligibility FACTS.json|-`: explain whether facts make a Serious Further Offence."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from candour.notifications.eligibility.assess import assess
from candour.notifications.eligibility.facts import Facts
from candour.notifications.eligibility.parsing import FactsError, read_facts
from candour.policy import NotKnownError

USAGE = "usage: candour eligibility FACTS.json|-\n"
LARGEST_INPUT = 200 * 1024 * 1024
# One for all answers: a new encoder for each would cost more than the encoding. An answer never holds itself.
ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


class UnusableInputError(Exception):
    """The input cannot be read at all; the text says why."""


def run(arguments: Sequence[str]) -> int:
    """Print the answer to one set of facts, or the answers to a list; 2 on unusable input."""
    if len(arguments) != 1:
        sys.stderr.write(USAGE)
        return 2
    try:
        given = _decode(_read(arguments[0]))
        answers = _answers(given)
    except (UnusableInputError, FactsError) as problem:
        sys.stderr.write(f"candour eligibility: {problem}\n")
        return 2
    # Bytes, so that the output is UTF-8 whatever the terminal is set to.
    sys.stdout.buffer.write(answers.encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0


def _read(name: str) -> bytes:
    try:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST_INPUT + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST_INPUT + 1)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "the name cannot be used"
        raise UnusableInputError(f"{name} cannot be read: {reason}.") from None
    if len(content) > LARGEST_INPUT:
        raise UnusableInputError(f"the input is larger than {LARGEST_INPUT // (1024 * 1024)} megabytes.")
    return content


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose fields each have one value: of two, nobody could say which was meant."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnusableInputError(f"{twice}: this field is given twice.")
    return fields


def _decode(content: bytes) -> object:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnusableInputError(f"the input is not UTF-8 text (at byte {problem.start}).") from None
    if not text.strip():
        raise UnusableInputError("the input is empty: give the facts as a JSON object or a list of them.")
    try:
        return json.loads(text, object_pairs_hook=_once_each)
    except json.JSONDecodeError as problem:
        raise UnusableInputError(
            f"the input is not JSON: line {problem.lineno}, {problem.msg.lower()}."
        ) from None
    except (RecursionError, ValueError):
        raise UnusableInputError(
            "the input is not usable JSON: it is nested too deeply or has a number too long."
        ) from None


def _answers(given: object) -> str:
    if not isinstance(given, list):
        return _answer(given, where="") + "\n"
    if not given:
        return "[]\n"
    answered = (_answer(each, where=f"[{index}].") for index, each in enumerate(given))
    return "[\n" + ",\n".join(answered) + "\n]\n"


def _answer(given: object, *, where: str) -> str:
    return ENCODER.encode(_assessed(read_facts(given, where=where), where))


def _assessed(facts: Facts, where: str) -> dict[str, object]:
    try:
        return assess(facts).to_json()
    except NotKnownError as problem:
        raise FactsError(
            f"{where}decided_on: {problem}, and the date is {facts.decided_on.isoformat()}."
        ) from None
