"""`candour plan read FILE --json`: prints a published plan's structure, or says why it cannot be read."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from candour.recommendations.plan import Confidence, PublishedPlan, to_json
from candour.recommendations.reading import UnreadablePlan, read_plan
from candour.recommendations.reading.formats.limits import MOST_BYTES

EXIT_UNUSABLE = 2


def run(arguments: Sequence[str]) -> int:
    """0 with the plan on standard output, or 2 with a plain message on standard error."""
    parser = argparse.ArgumentParser(prog="candour plan", description="Read a published action plan.")
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="read one file and print what it holds")
    read.add_argument("file", help="the file to read, or - for standard input")
    read.add_argument("--json", action="store_true", help="print the whole structure as JSON")
    try:
        chosen = parser.parse_args(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)
    return _read(chosen.file, as_json=chosen.json)


def _read(file: str, *, as_json: bool) -> int:
    try:
        plan = read_plan(_content(file), file).plan
    except UnreadablePlan as problem:
        sys.stderr.write(f"candour: {file}: {problem.message}\n")
        return EXIT_UNUSABLE
    text = json.dumps(to_json(plan), ensure_ascii=False, indent=2) if as_json else summary(plan)
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _content(file: str) -> bytes:
    try:
        if file == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadablePlan(f"The file cannot be opened ({reason}).") from error


def summary(plan: PublishedPlan) -> str:
    """What was read, in a few lines for a person."""
    actions = [action for recommendation in plan.recommendations for action in recommendation.actions]
    doubtful = sum(1 for action in actions if action.confidence is Confidence.LOW)
    lines = [
        plan.title or "(no title found)",
        (
            f"Kind: {plan.kind}. Submitted: {plan.submitted_date or 'not found'}. "
            f"Report published: {plan.report_published_date or 'not found'}."
        ),
        (
            f"{len(plan.recommendations)} recommendations with {len(actions)} actions, "
            f"{doubtful} of them to be checked."
        ),
    ]
    if plan.missing_recommendations:
        lines.append("Missing numbers: " + ", ".join(map(str, plan.missing_recommendations)) + ".")
    return "\n".join([*lines, *(f"- {_warning(w.message, w.recommendation)}" for w in plan.warnings)])


def _warning(message: str, recommendation: int | str | None) -> str:
    return f"Recommendation {recommendation}: {message}" if recommendation is not None else message
