"""`candour redact suggest FILE.jsonl|-`: one line in, one line out; 2 where a line cannot be used."""

import codecs
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from candour.disclosure.engine.document import EngineError, EnginePolicy, Suggestion
from candour.disclosure.engine.lists import ListError, dictionary
from candour.disclosure.engine.plug_ins import PlugInError, installed
from candour.disclosure.engine.reading import LineError, Request, read_line
from candour.disclosure.engine.suggesting import suggest

USAGE = """usage: candour redact suggest FILE.jsonl|- [--recogniser NAME]

  One JSON object a line: {"id", "text", "register": [{"id", "kind", "name", "aliases", "role"}]}.
  --recogniser NAME   also ask an optional recogniser that is installed; what it finds is tier 2
"""
LONGEST_LINE = 64 * 1024 * 1024
ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


class NotWrittenError(Exception):
    """The answer had nowhere to go; the text says why."""


def run(arguments: Sequence[str]) -> int:
    """Suggest for every line. A bad line is named on standard error; the others are answered all the same."""
    words = list(arguments)
    names = _recognisers(words)
    if len(words) != 2 or words[0] != "suggest" or names is None:
        sys.stderr.write(USAGE)
        return 2
    try:
        policy = EnginePolicy(recognisers=installed(names))
        dictionary()
        if words[1] == "-":
            return _answer(sys.stdin.buffer, policy)
        with Path(words[1]).open("rb") as file:
            return _answer(file, policy)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "the name cannot be used"
        return _refuse(f"{words[1]} cannot be read: {reason}.")
    except (ListError, PlugInError, NotWrittenError) as problem:
        return _refuse(f"{problem}.")


def _recognisers(words: list[str]) -> list[str] | None:
    """Takes the names of recognisers out of the arguments; None where a name is missing."""
    names = []
    while "--recogniser" in words:
        place = words.index("--recogniser")
        if place + 1 >= len(words):
            return None
        names.append(words[place + 1])
        del words[place : place + 2]
    return names


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"candour redact suggest: {sentence}\n")
    return 2


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE + 1):
        whole = line
        while line and not line.endswith(b"\n") and len(whole) > LONGEST_LINE:
            # The rest of a line that is too long is passed over, a piece at a time.
            line = file.readline(LONGEST_LINE)
        yield whole


def _answer(file: BinaryIO, policy: EnginePolicy) -> int:
    result = 0
    for number, line in enumerate(_lines(file), start=1):
        if not line.removeprefix(codecs.BOM_UTF8).strip():
            continue
        try:
            if len(line) > LONGEST_LINE:
                raise LineError(f"it is longer than {LONGEST_LINE // (1024 * 1024)} megabytes")
            answer = _suggested(read_line(line), policy)
        except LineError as problem:
            result = _refuse(f"line {number}: {problem}.")
        except EngineError as problem:
            result = _refuse(f"line {number}: {problem}; nothing was suggested for it.")
        else:
            _write(answer)
    return result


def _write(answer: str) -> None:
    try:
        sys.stdout.buffer.write(answer.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
    except OSError as problem:
        raise NotWrittenError(f"the answer cannot be written: {problem.strerror}") from problem


def _suggested(request: Request, policy: EnginePolicy) -> str:
    result = suggest(request.text, request.register, policy)
    answer: dict[str, object] = {
        "id": request.id,
        "suggestions": [_as_object(each) for each in result.suggestions],
        "recognisers": list(result.recognisers),
    }
    return ENCODER.encode(answer)


def _as_object(each: Suggestion) -> dict[str, object]:
    found: dict[str, object] = {
        "start": each.start,
        "end": each.end,
        "kind": each.kind,
        "tier": each.tier,
        "entity": each.entity,
        "rule": each.rule,
        "version": each.version,
        "reason": each.reason,
    }
    if each.entities:
        found["entities"] = list(each.entities)
    return found
