"""Every move that every record can make, as a diagram and a table, from the transitions themselves."""

from importlib import import_module
from typing import Any

from candour.config.reference.tables import table
from candour.workflow.transition import Transition

TABLES = ("cases", "notifications", "reviews", "quality", "families", "disclosure", "recommendations")
"""The slices whose records have a status. An action has none: its progress is only ever added to."""


def transitions() -> list[tuple[str, Transition[Any]]]:
    """The slice's name and the move, in the order in which they are written."""
    found = []
    for name in TABLES:
        for value in vars(import_module(f"candour.{name}.transitions")).values():
            found += [(name, move) for move in _moves_in(value)]
    return found


def _moves_in(value: object) -> list[Transition[Any]]:
    """A move that stands alone, or a family of moves kept by their status."""
    each = value.values() if isinstance(value, dict) else [value]
    return [move for move in each if isinstance(move, Transition)]


def states_page() -> str:
    text = "# States\n\nOnly `workflow.perform` changes a status, and only by a row below.\n"
    for name in TABLES:
        moves = [move for slice_name, move in transitions() if slice_name == name]
        for field, prefix in sorted({(move.field, move.name.split(".")[0]) for move in moves}):
            chosen = [move for move in moves if (move.field, move.name.split(".")[0]) == (field, prefix)]
            text += f"\n## {name}: {prefix} (`{field}`)\n\n{_diagram(chosen)}\n{_table(chosen)}"
    return text


def _diagram(moves: list[Transition[Any]]) -> str:
    arrows = sorted(
        f"    {source} --> {move.target}: {move.name.split('.')[-1]}"
        for move in moves
        for source in move.source
    )
    return "```mermaid\nstateDiagram-v2\n" + "\n".join(arrows) + "\n```\n"


def _table(moves: list[Transition[Any]]) -> str:
    heads = ("Move", "From", "To", "Permission", "Guards", "Override", "Meaning")
    rows = [
        (
            f"`{move.name}`",
            ", ".join(sorted(move.source)),
            move.target,
            f"`{move.permission}`",
            "; ".join(guard.__name__.replace("_", " ") for guard in move.guards),
            f"`{move.override}`" if move.override else "nobody",
            move.sentence,
        )
        for move in moves
    ]
    return table(heads, rows)
