"""Forms of registered places and organisations."""

from collections.abc import Iterator

from candour.disclosure.engine.document import Entry
from candour.disclosure.engine.folding import fold
from candour.disclosure.engine.forms import Form, Made, Need
from candour.disclosure.engine.lists import is_word, words_of
from candour.disclosure.engine.tokens import Words

_SHORT = {
    "road": "rd", "street": "st", "avenue": "ave", "lane": "ln", "drive": "dr", "close": "cl", "court": "ct",
    "square": "sq", "crescent": "cres", "gardens": "gdns", "terrace": "ter", "saint": "st", "limited": "ltd",
    "and": "&",
}  # fmt: skip
_LEADING = frozenset({"the", "a", "an"})


def forms_of_thing(entry: Entry) -> tuple[Form, ...]:
    """As registered, without "the", shortened, by its initials, and by the part that tells it apart."""
    found: dict[tuple[tuple[str, ...], Need], Form] = {}
    for text in (entry.name, *entry.aliases):
        for keys, rule, need in _expanded(text):
            if keys:
                found.setdefault((keys, need), Form(keys, f"register.{rule}", entry.id, entry.kind, need))
    return tuple(found.values())


def _expanded(text: str) -> Iterator[Made]:
    keys = tuple(token.key for token in Words(fold(text)).tokens)
    if keys[:1] and keys[0] in _LEADING:
        keys = keys[1:]
    if not keys:
        return
    yield (
        keys,
        "name",
        Need.CAPITAL if len(keys) == 1 and (is_word(keys[0]) or len(keys[0]) < 4) else Need.ANY,
    )
    yield _short(keys), "name", Need.ANY if len(keys) > 1 else Need.CAPITAL
    yield from _apostrophe_left_out(text, keys)
    yield from _address_parts(text, keys)
    yield from _short_forms(keys)


def _apostrophe_left_out(text: str, keys: tuple[str, ...]) -> Iterator[Made]:
    """St Brannock's Court as St Brannocks Court, and the other way round."""
    tokens = Words(fold(text)).tokens[-len(keys) :]
    for place, token in enumerate(tokens[:-1]):
        key = token.key
        other = f"{key}s" if token.full_end > token.end else key[:-1] if key.endswith("s") else ""
        if len(other) > 3:
            changed = (*keys[:place], other, *keys[place + 1 :])
            yield changed, "name", Need.ANY
            yield _short(changed), "name", Need.ANY


def _short(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_SHORT.get(key, key) for key in keys)


def _address_parts(text: str, keys: tuple[str, ...]) -> Iterator[Made]:
    """Of "14 Alder Road, Ashby": the street without its number, and each part between commas."""
    parts = [keys]
    if "," in text:
        parts += [tuple(token.key for token in Words(fold(part)).tokens) for part in text.split(",")]
    for part in parts:
        if not part or part[-1].isdigit():
            continue
        ways = [part, part[1:]] if part[0][0].isdigit() and len(part) > 2 else [part]
        for way in ways:
            if way != keys:
                yield way, "part_of_name", _need_of_part(way)
            yield _short(way), "part_of_name", _need_of_part(way)


def _need_of_part(keys: tuple[str, ...]) -> Need:
    """A number with a street, or words of which one is no word of the language, also without capitals."""
    numbered = keys[0][0].isdigit() and len(keys) > 2
    telling = len(keys) > 1 and not all(is_word(key) or key[0].isdigit() for key in keys)
    return Need.ANY if numbered or telling else Need.CAPITAL


def _short_forms(keys: tuple[str, ...]) -> Iterator[Made]:
    heads = words_of("organisation_heads", "place_heads", "service_words")
    start = 0
    while start < len(keys) and (keys[start] not in heads or start == 0):
        start += 1
    own = keys[:start]
    if own != keys and own and not (len(own) == 1 and (is_word(own[0]) or own[0].isdigit())):
        yield own, "part_of_name", Need.CAPITAL
    if len(keys) > 1 and start < len(keys):
        yield (*own, keys[start]), "part_of_name", _need_of_part((*own, keys[start]))
    letters = "".join(key[0] for key in keys if key not in {"of", "and", "the", "for"})
    if len(letters) > 2 and letters not in words_of("acronyms"):
        yield (letters,), "initials", Need.UPPER
