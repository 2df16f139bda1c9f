"""The figures as a table, and two runs side by side."""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure, Results

HEADINGS = ("What", "Who", "Cases", "p50", "p95 or speed", "By processor time", "Goal", "Queries", "", "Note")


def table(results: Results) -> str:
    lines = [f"{name}: {said}" for name, said in results.machine.items()]
    rows = [_row(figure) for figure in results.figures]
    return "\n".join([*lines, "", *_aligned([HEADINGS, *rows])])


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        figure.who,
        f"{figure.cases:,}" if figure.cases else "",
        "" if figure.p50 is None else f"{figure.p50:.1f}",
        _amount(figure.value, figure.unit),
        "" if figure.processor is None else _amount(figure.processor, figure.unit),
        _goal(figure),
        _queries(figure),
        "ok" if figure.met else "MISSED",
        figure.note,
    )


def _amount(value: float, unit: str) -> str:
    return f"{value:,.1f} {unit}" if value < 100 else f"{value:,.0f} {unit}"


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    return f"{'at least' if figure.more_is_better else 'at most'} {figure.goal:,.0f}"


def _queries(figure: Figure) -> str:
    return "" if figure.queries is None else f"{figure.queries} of {figure.most_queries}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return [line.rstrip() for line in lines]


def side_by_side(before: Results, after: Results) -> str:
    """Each figure of both runs; what only one of them measured is shown with a gap."""
    earlier = {figure.key: figure for figure in before.figures}
    later = {figure.key: figure for figure in after.figures}
    rows = [("What", "Who", "Cases", before.at, after.at, "Change")]
    for key in dict.fromkeys([*earlier, *later]):
        what, who, cases = key
        first, second = earlier.get(key), later.get(key)
        rows.append(
            (what, who, f"{cases:,}" if cases else "", _of(first), _of(second), _change(first, second))
        )
    return "\n".join(_aligned(rows))


def _of(figure: Figure | None) -> str:
    return "" if figure is None else _amount(figure.value, figure.unit)


def _change(before: Figure | None, after: Figure | None) -> str:
    if before is None or after is None or not before.value:
        return ""
    grown = (after.value - before.value) / before.value
    better = (grown > 0) is after.more_is_better
    return f"{grown:+.0%} {'better' if better else 'worse'}" if abs(grown) >= 0.05 else "as before"


def keep(results: Results, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{results.at.replace(':', '')}.json"
    path.write_text(json.dumps(results.to_json(), ensure_ascii=False, indent=1) + "\n")
    return path


def load(path: Path) -> Results:
    """Ends the program with a sentence where the file is not one of the bench's."""
    try:
        return Results.from_json(json.loads(path.read_text()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SystemExit(f"{path} cannot be read as figures of the bench: {error}") from error
