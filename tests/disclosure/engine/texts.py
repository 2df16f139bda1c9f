"""What the tests of the engine share: entries and the passages that were suggested."""

from candour.disclosure.engine import Entry, Suggestion, suggest


def person(name: str, *aliases: str, key: str = "p1") -> Entry:
    return Entry(id=key, kind="person", name=name, aliases=aliases)


def entry(kind: str, name: str, *aliases: str, key: str = "e1") -> Entry:
    return Entry(id=key, kind=kind, name=name, aliases=aliases)


def found(text: str, *entries: Entry) -> list[tuple[str, Suggestion]]:
    """Each passage with its suggestion."""
    return [(text[each.start : each.end], each) for each in suggest(text, entries).suggestions]


def passages(text: str, *entries: Entry, tier: int = 0, kind: str = "") -> list[str]:
    """The passages that were suggested, of one tier and kind where they are given."""
    return [
        passage
        for passage, each in found(text, *entries)
        if each.tier in ({tier} if tier else {1, 2}) and (not kind or each.kind == kind)
    ]
