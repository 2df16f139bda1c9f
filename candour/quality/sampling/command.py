"""`candour sample draw` and `candour sample verify`: without a database, for anybody."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from candour.quality.sampling.draw import draw, read_percent, read_seed
from candour.quality.sampling.frame import UnusableError, read_frame
from candour.quality.sampling.verify import changes

USAGE = """usage: candour sample draw FRAME.csv --percent 20 --seed TEXT [--strata COLUMN]
       candour sample verify DRAW.json [--commitment DIGEST] [--frame FRAME.csv]
"""
LARGEST_INPUT = 200 * 1024 * 1024


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in the same way as everything else, and leaves ending to the caller."""

    def error(self, message: str) -> NoReturn:
        raise UnusableError(f"{message}\n{USAGE}".rstrip())


def run(arguments: Sequence[str]) -> int:
    """Draw, or verify a draw: 0, 1 when something was changed, 2 on unusable input."""
    if any(word in {"-h", "--help"} for word in arguments):
        return _print(USAGE)
    try:
        given = _parser().parse_args(list(arguments))
        return _draw(given) if given.verb == "draw" else _verify(given)
    except UnusableError as problem:
        return _refuse(str(problem), 2)


def _parser() -> _Parser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=_Parser)
    drawing = verbs.add_parser("draw", add_help=False, allow_abbrev=False)
    drawing.add_argument("frame")
    drawing.add_argument("--percent", required=True)
    drawing.add_argument("--seed", required=True)
    drawing.add_argument("--strata")
    verifying = verbs.add_parser("verify", add_help=False, allow_abbrev=False)
    verifying.add_argument("draw")
    verifying.add_argument("--commitment")
    verifying.add_argument("--frame")
    return parser


def _draw(given: argparse.Namespace) -> int:
    percent, seed = read_percent(given.percent), read_seed(given.seed)
    frame = read_frame(_read(given.frame))
    drawn = draw(frame, seed=seed, percent=percent, strata=given.strata)
    return _print(json.dumps(drawn.to_json(), ensure_ascii=False, indent=2) + "\n")


def _verify(given: argparse.Namespace) -> int:
    stated = _decode(_read(given.draw))
    found = changes(stated)
    if given.commitment and stated.get("seed_commitment") != given.commitment.strip().lower():
        found.append("seed_commitment: it is not the one that was published before.")
    if given.frame and read_frame(_read(given.frame)).sha256 != stated.get("frame_sha256"):
        found.append("frame: it is not the frame of this file.")
    if found:
        return _refuse("the draw does not repeat.\n  " + "\n  ".join(found), 1)
    answer = {"repeats": True, "selected": len(stated["selected"]), "frame_size": stated["frame_size"]}
    return _print(json.dumps(answer) + "\n")


def _read(name: str) -> bytes:
    try:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST_INPUT + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST_INPUT + 1)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "the name cannot be used"
        raise UnusableError(f"{_shown(name)} cannot be read: {reason}.") from None
    if len(content) > LARGEST_INPUT:
        raise UnusableError(f"the input is larger than {LARGEST_INPUT // (1024 * 1024)} megabytes.")
    return content


def _decode(content: bytes) -> dict[str, Any]:
    try:
        given = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once)
        json.dumps(given, ensure_ascii=False).encode("utf-8")  # half a character cannot be hashed
    except UnicodeError:
        raise UnusableError("the input is not UTF-8 text.") from None
    except json.JSONDecodeError as problem:
        raise UnusableError(f"the input is not JSON: line {problem.lineno}, {problem.msg.lower()}.") from None
    except (RecursionError, ValueError):
        raise UnusableError("the input is nested too deeply or has a number too long.") from None
    if not isinstance(given, dict) or not {"selected", "frame", "algorithm"} & given.keys():
        raise UnusableError("the input is not a draw: it needs what `candour sample draw` prints.")
    return given


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnusableError(f"{_shown(twice)}: it stands twice in the same place.")
    return found


def _print(text: str) -> int:
    # Bytes, so that the output is UTF-8 whatever the terminal is set to.
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except OSError as problem:
        return _refuse(f"the answer cannot be written: {problem.strerror}.", 2)
    return 0


def _refuse(words: str, code: int) -> int:
    sys.stderr.write(f"candour sample: {_shown(words)}\n")
    return code


def _shown(words: str) -> str:
    """Words that any terminal can take, whatever bytes came in."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
