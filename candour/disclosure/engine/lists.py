"""The lists that the engine reads: names, places, roles, fixed phrases, and the words of the language."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from candour.disclosure.engine.folding import fold

FOLDER = Path(__file__).parent / "lists"
COMMON = 25_000
"""How many of the most frequent words count as common."""


class ListError(Exception):
    """A list that the engine stands on is missing; nothing may be suggested without it."""


@lru_cache(maxsize=256)
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of one list, as they were written. Raises ListError where it is missing or empty."""
    try:
        text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    except OSError:
        raise ListError(f"the list {name} cannot be read") from None
    lines = tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    if not lines:
        raise ListError(f"the list {name} is empty")
    return lines


@lru_cache(maxsize=256)
def words_of(*names: str) -> frozenset[str]:
    """The lines of one list, or of several together, folded."""
    return frozenset(fold(line).low for name in names for line in lines_of(name))


@lru_cache(maxsize=1)
def dictionary() -> dict[str, int]:
    """Each English word with its rank, the most frequent first. Raises ListError where it is missing."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        raise ListError("the list of English words is not installed")
    path = Path(spec.origin).parent / "frequency_dictionary_en_82_765.txt"
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError:
        raise ListError("the list of English words cannot be read") from None
    # The list is ordered by frequency.
    return {line.split(" ", 1)[0]: rank for rank, line in enumerate(lines)}


_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "al", "able", "ment", "ation", "isation")
_BEGINNINGS = (
    "re",
    "un",
    "non",
    "mis",
    "co",
    "pre",
    "over",
    "under",
    "out",
    "counter",
    "anti",
    "multi",
    "sub",
)


@lru_cache(maxsize=65536)
def is_word(low: str) -> bool:
    """Whether a folded word is English, also where only its stem stands in the list."""
    known = dictionary()
    if low in known or low in words_of("service_words"):
        return True
    if len(low) < 5:
        return False
    return any(low.endswith(end) and _is_stem(low[: -len(end)]) for end in _ENDINGS) or any(
        low.startswith(start) and len(low) - len(start) > 3 and low[len(start) :] in known
        for start in _BEGINNINGS
    )


def _is_stem(stem: str) -> bool:
    known = dictionary()
    return (len(stem) > 3 and known.get(stem, COMMON) < COMMON) or (f"{stem}e" in known and len(stem) > 3)


@lru_cache(maxsize=65536)
def is_common(low: str) -> bool:
    """Whether a folded word is an everyday word and not only a name."""
    return is_word(low) and not is_given_name(low) and low not in words_of("surnames")


def is_given_name(low: str) -> bool:
    return low in words_of("first_names")


def is_family_name(low: str) -> bool:
    return low in words_of("surnames")


@lru_cache(maxsize=1)
def nickname_families() -> dict[str, frozenset[str]]:
    """Every name with all names that stand for the same one."""
    families: dict[str, set[str]] = {}
    for line in lines_of("nicknames"):
        head, *others = fold(line).low.split()
        families.setdefault(head, set()).update(others)
        for other in others:
            families.setdefault(other, set()).add(head)
    return {name: frozenset(others) for name, others in families.items()}


@lru_cache(maxsize=1)
def spelling_families() -> dict[str, frozenset[str]]:
    """Every name with the other ways in which it is spelt."""
    families: dict[str, set[str]] = {}
    for line in lines_of("spellings"):
        names = fold(line).low.split()
        for name in names:
            families.setdefault(name, set()).update(names)
    return {name: frozenset(others - {name}) for name, others in families.items()}
