"""Turns of speech that are written down in lists, one way to say it a line."""

import re
from collections.abc import Iterator
from functools import lru_cache

from candour.disclosure.engine.folding import fold
from candour.disclosure.engine.lists import FOLDER, ListError, lines_of
from candour.disclosure.engine.tokens import phrase

FILES = ("turns_few", "turns_public", "turns_listed")
_PIECE = re.compile(r"\{([A-Z_]+|[a-z_]+)\}")

Written = tuple[str, frozenset[str], str]
"""Why it tells, the words of which one must stand in the text, and the pattern."""


def written_turns() -> Iterator[Written]:
    """Every turn of every file. Raises ListError where a file does not begin with a turn."""
    for name in FILES:
        reason, needs, ways = "", frozenset[str](), list[str]()
        for line in lines_of(name):
            if line.startswith("= "):
                if ways:
                    yield reason, needs, "|".join(ways)
                reason, ways = line[2:], []
            elif line.startswith("? "):
                needs = frozenset(_needed(line[2:]))
            elif not reason:
                raise ListError(f"the list {name} does not begin with a turn")
            else:
                ways.append(filled(line))
        yield reason, needs, "|".join(ways)


def _needed(line: str) -> Iterator[str]:
    for word in line.split():
        if word.startswith("{"):
            firsts = [phrase(term)[0] for term in lines_of(word.strip("{}"))]
            yield from (*firsts, *(f"{first}s" for first in firsts))
        else:
            yield word


def filled(pattern: str) -> str:
    """A way to say something with the pieces and the lists that it names in braces."""
    return _PIECE.sub(lambda match: _piece(match.group(1)), pattern)


def _piece(name: str) -> str:
    if name in fragments():
        return fragments()[name]
    if (FOLDER / f"{name}.txt").exists():
        return _any_of(name)
    raise ListError(f"{name} is neither a piece of a turn nor a list")


@lru_cache(maxsize=1)
def fragments() -> dict[str, str]:
    """The pieces by their names."""
    found: dict[str, str] = {}
    for line in lines_of("fragments"):
        name, _, piece = line.partition(" = ")
        found[name] = _PIECE.sub(lambda match: found[match.group(1)], piece)
    return found


def _any_of(name: str) -> str:
    """The longest first; a space is left plain, as a line may end there."""
    terms = sorted((fold(line).low for line in lines_of(name)), key=lambda term: (-len(term), term))
    ways = "|".join(re.escape(term).replace("\\ ", " ") for term in terms)
    return f"(?:{ways})"
