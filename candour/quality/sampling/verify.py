"""Drawing again from what a draw says of itself, and naming whatever does not fit."""

from collections.abc import Mapping
from typing import Any

from candour.quality.sampling.draw import (
    ALGORITHM,
    Draw,
    by_stratum,
    commitment,
    digest,
    draw,
    read_percent,
    read_seed,
)
from candour.quality.sampling.frame import REFERENCE, Frame, UnusableError, frame_of

KINDS: dict[str, tuple[type, ...]] = {
    "algorithm": (str,),
    "percent": (int, str),
    "strata": (str, type(None)),
    "seed": (str,),
    "excluded": (list,),
    "selected": (list,),
    "seed_commitment": (str,),
    "frame_sha256": (str,),
    "frame_size": (int,),
    "eligible": (int,),
    "by_stratum": (list,),
    "digests": (dict,),
    "frame": (list,),
}
NAMED = 3
"""How many references a sentence names before it says how many more there are."""


def changes(given: Mapping[str, Any]) -> list[str]:
    """Everything that was changed in a draw since it was made, each begun with its name; none: it repeats."""
    wrong = _misshapen(given)
    if wrong:
        return wrong
    if given["algorithm"] != ALGORITHM:
        return [f"algorithm: it was {ALGORITHM}, and is {given['algorithm']!r}."]
    try:
        frame = _frame(given["frame"])
        percent = read_percent(str(given["percent"]))
        again = draw(frame, seed=read_seed(given["seed"]), percent=percent, strata=given["strata"])
    except UnusableError as problem:
        return _altered(given) or [f"frame: {problem}"]
    return _of_inputs(given, again) or _of_results(given, again)


def _misshapen(given: Mapping[str, Any]) -> list[str]:
    wrong = [f"{name}: it is missing." for name in KINDS if name not in given]
    wrong += [f"{name}: it is not part of a draw." for name in given if name not in KINDS]
    for name, kinds in KINDS.items():
        if name in given and (not isinstance(given[name], kinds) or isinstance(given[name], bool)):
            wrong.append(f"{name}: it is not of the kind that a draw has.")
    return wrong


def _frame(rows: list[Any]) -> Frame:
    numbered = []
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get(REFERENCE), str):
            raise UnusableError(f"row {number} has no reference.")
        if set(row) != set(rows[0]) or not all(isinstance(cell, str) for cell in row.values()):
            raise UnusableError(f"row {number} has other cells than the first.")
        numbered.append((number, row))
    return frame_of(numbered)


def _altered(given: Mapping[str, Any]) -> list[str]:
    """Parts that no longer have the digest that stands beside them."""
    kept = given["digests"]
    return [
        f"{name}: it is not what was recorded when the draw was made."
        for name in ("percent", "strata", "excluded", "selected", "algorithm")
        if kept.get(name) != digest(given[name])
    ]


def _of_inputs(given: Mapping[str, Any], again: Draw) -> list[str]:
    """Changes to what a draw is made from. Where there is one, the results cannot be compared."""
    found = []
    if given["frame_sha256"] != again.frame.sha256:
        found.append("frame: its rows do not give the recorded frame_sha256.")
    if given["seed_commitment"] != commitment(given["seed"]):
        repeats = given["selected"] == list(again.selected)
        name = "seed_commitment" if repeats else "seed"
        found.append(f"{name}: the seed does not give the commitment that was made.")
    return found + _altered(given)


def _of_results(given: Mapping[str, Any], again: Draw) -> list[str]:
    found = []
    if given["selected"] != list(again.selected):
        found.append(f"selected: {_difference(given['selected'], list(again.selected))}")
    facts = {
        "excluded": again.frame.excluded,
        "frame_size": len(again.frame.entries),
        "eligible": len(again.frame.eligible),
        "by_stratum": by_stratum(again.frame, again.selected, again.strata),
    }
    for name, value in facts.items():
        if given[name] != value:
            found.append(f"{name}: the frame gives another.")
    if given["frame"] != again.frame.rows:
        found.append("frame: its rows are not in the order of their references.")
    return found + [f"digests: {name} is not part of them." for name in _odd(given["digests"])]


def _odd(digests: Mapping[str, Any]) -> list[str]:
    return sorted(set(digests) - {"algorithm", "percent", "strata", "excluded", "selected"})


def _difference(given: list[Any], drawn: list[str]) -> str:
    known, stated = set(drawn), {each for each in given if isinstance(each, str)}
    added = [str(each) for each in given if not isinstance(each, str) or each not in known]
    left_out = [each for each in drawn if each not in stated]
    parts = []
    if added:
        parts.append(f"{_named(added)} would not be drawn")
    if left_out:
        parts.append(f"{_named(left_out)} would be drawn and is not there")
    return ("; ".join(parts) or "it is in another order, or names a reference twice") + "."


def _named(references: list[str]) -> str:
    shown = ", ".join(each[:80] for each in references[:NAMED])
    more = len(references) - NAMED
    return f"{shown} and {more} more" if more > 0 else shown
