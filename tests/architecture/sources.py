"""The code of the product as syntax trees, for rules about the code itself."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def modules() -> dict[str, ast.Module]:
    """Path from the root to tree, of every module that is not a migration."""
    files = (file for file in sorted((ROOT / "candour").rglob("*.py")) if "migrations" not in file.parts)
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text()) for file in files}


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[str, ast.AST]]:
    """Every node of a kind with the path of its module."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield path, node


def place(path: str, node: ast.AST) -> str:
    return f"{path}:{getattr(node, 'lineno', '?')}"
