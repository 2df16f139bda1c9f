"""Optional recognisers, found by entry point, off unless asked for by name, and never above tier 2."""

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points

from candour.disclosure.engine.document import Recogniser

GROUP = "candour.recognisers"


class PlugInError(Exception):
    """A recogniser that was asked for cannot be used."""


def installed(names: Iterable[str]) -> tuple[Recogniser, ...]:
    """The recognisers of these names. Raises PlugInError where one is not installed or cannot be started."""
    known = {point.name: point for point in entry_points(group=GROUP)}
    return tuple(_started(known, name) for name in names)


def _started(known: Mapping[str, EntryPoint], name: str) -> Recogniser:
    point = known.get(name)
    if point is None:
        raise PlugInError(f"no recogniser {name!r} is installed")
    try:
        recogniser: Recogniser = point.load()()
    except Exception as problem:
        raise PlugInError(
            f"the recogniser {name!r} cannot be started ({type(problem).__name__})"
        ) from problem
    return recogniser
