"""Bringing together what several recognisers found: the union of what overlaps, with the strictest tier."""

from collections.abc import Callable, Iterable, Sequence

from candour.disclosure.engine.found import Found

_ORDER = (
    "reference",
    "register.",
    "code.",
    "contact.",
    "address.",
    "date.",
    "money.",
    "age.",
    "time.",
    "organisation.",
    "place.",
    "name.",
)
_WIDER = frozenset({"address", "organisation", "place", "contact"})


def merged(found: Iterable[Found]) -> list[Found]:
    """Names and numbers brought together; overlays stand as they are, each place and kind once."""
    firm = sorted((each for each in found if not each.overlay), key=lambda each: (each.start, -each.end))
    groups: list[list[Found]] = []
    end = -1
    for each in firm:
        if groups and each.start < end:
            groups[-1].append(each)
        else:
            groups.append([each])
        end = max(end, each.end) if groups[-1][0] is not each else each.end
    return [_union(group) for group in groups]


_GIVEN = frozenset({"register.first_name", "register.nickname", "register.spelling", "register.shortened"})


def without_namesakes(found: Sequence[Found], given: Callable[[Found], bool]) -> list[Found]:
    """Another family name behind a registered first name is somebody else, whom no decision reaches."""
    kept: list[Found] = []
    for each in found:
        last = kept[-1] if kept else None
        if last is not None and _is_namesake(last, each) and not given(each):
            kept[-1] = Found(
                last.start, each.end, "person", min(last.tier, each.tier), each.rule, each.reason
            )
        else:
            kept.append(each)
    return kept


def _is_namesake(first: Found, family: Found) -> bool:
    """Whether only a first name is registered, and a name that is not stands directly behind it."""
    beside = first.end + 1 == family.start and family.rule == "name.known"
    return beside and first.rule.removesuffix("_unsure") in _GIVEN


def overlays(found: Iterable[Found]) -> list[Found]:
    """Overlays of one kind that overlap, joined."""
    kept: list[Found] = []
    for each in sorted(
        (each for each in found if each.overlay), key=lambda each: (each.kind, each.start, -each.end)
    ):
        last = kept[-1] if kept else None
        if last is not None and last.kind == each.kind and each.start < last.end:
            kept[-1] = _stretched(last, max(last.end, each.end))
        else:
            kept.append(each)
    return kept


def _stretched(each: Found, end: int) -> Found:
    return Found(
        each.start, end, each.kind, each.tier, each.rule, each.reason, each.entities, overlay=each.overlay
    )


def _union(group: Sequence[Found]) -> Found:
    if len(group) == 1:
        return group[0]
    start, end = min(each.start for each in group), max(each.end for each in group)
    tier = min(each.tier for each in group)
    chief = _chief([each for each in group if each.tier == tier], start, end)
    entities = chief.entities or tuple(
        dict.fromkeys(entity for each in group if each.kind == chief.kind for entity in each.entities)
    )
    return Found(start, end, chief.kind, tier, chief.rule, chief.reason, entities)


def _chief(group: Sequence[Found], start: int, end: int) -> Found:
    """Whose kind and reason the whole takes: a registered name, unless it is a word within a longer name."""
    whole = [each for each in group if each.start == start and each.end == end]
    named = any(each.rule.startswith("register.") for each in whole)
    # The name of an account that is made of a registered name stands for that person.
    apart = {each.rule for each in group if each.entities}
    wider = [
        each
        for each in whole
        if each.kind in _WIDER and not named and not (each.rule == "name.handle" and apart)
    ]
    return min(wider or group, key=lambda each: (_rank(each), -each.length, each.rule))


def _rank(each: Found) -> int:
    return next((place for place, start in enumerate(_ORDER) if each.rule.startswith(start)), len(_ORDER))
