"""Names of people who are not in the register: titles, initials, capitals, and the rest of the text."""

from collections.abc import Iterator, Sequence

from candour.disclosure.engine.cues import RARE, follows_like_a_name, is_ordinary
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_family_name, is_given_name, is_word, words_of
from candour.disclosure.engine.names import PARTICLES
from candour.disclosure.engine.naming import made
from candour.disclosure.engine.propagation import find_again
from candour.disclosure.engine.runs import (
    HARD,
    Run,
    is_abbreviation,
    runs_of,
    without_beginning,
    without_service_words,
)
from candour.disclosure.engine.tokens import Token, Words, is_safe_acronym

_BEFORE_PLACE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "around",
        "through",
        "towards",
        "throughout",
        "via",
        "between",
    ]
)
_STRICT_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "messrs",
        "mme",
        "mlle",
        "herr",
        "frau",
        "sir",
        "dame",
        "hhj",
        "cllr",
        "pc",
        "pcso",
        "dc",
        "ds",
        "di",
        "dci",
        "dsu",
        "sgt",
    ]
)


def find_people(words: Words, taken: frozenset[int], phrases: frozenset[int]) -> list[Found]:
    """People by themselves first, then every further place of the names that were found."""
    found: list[Found] = []
    for run in runs_of(words, taken):
        beside = _beside_name(words, run, taken)
        found += [beside] if beside else _of_run(words, run, phrases)
    return found + list(find_again(words, found, taken, phrases))


def _beside_name(words: Words, run: Run, taken: frozenset[int]) -> Found | None:
    """The rest of a name whose other part is in the register: a family name, or an initial."""
    first, last = run.indices[0], run.indices[-1]
    token = words.tokens[first]
    if len(run.indices) == 1 and token.initial:
        if _pronoun(words, first):
            return None
        before = first - 1 in taken and token.gap == " " and _first_name(words, first - 1)
        after = (
            last + 1 in taken
            and words.tokens[last + 1].gap in {" ", ". ", "."}
            and (words.tokens[last + 1].capital or words.tokens[last + 1].key in PARTICLES)
        )
        return made(words, run.indices, 1, "name.initials") if before or after else None
    return _rest_of_name(words, run, taken)


def _rest_of_name(words: Words, run: Run, taken: frozenset[int]) -> Found | None:
    """A first name before a word of the register, or a family name behind a first name of it."""
    first = run.indices[0]
    token = words.tokens[first]
    if len(run.indices) < 3 and _goes_before(words, run, taken):
        return made(words, _named_words(words, run), 1, "name.known")
    if first - 1 in taken and token.gap == "-" and words.tokens[first - 1].capital:
        return made(words, run.indices, 1, "name.known")
    if first - 1 not in taken or token.gap != " " or not _first_name(words, first - 1):
        return None
    term = token.key in HARD or (token.key in words_of("service_words") and not is_family_name(token.key))
    if len(run.indices) > 2 or term or _general(words.tokens[first - 1].key):
        return None
    return made(words, run.indices, 1, "name.known")


def _pronoun(words: Words, index: int) -> bool:
    """Whether an I is the word for oneself, as a small word follows."""
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    said = following is not None and following.gap in {" ", "\n"} and not following.capital
    return words.tokens[index].word == "I" and said


def _named_words(words: Words, run: Run) -> Sequence[int]:
    """The last word of the run, with a title or a first name before it."""
    first = words.tokens[run.indices[0]]
    named = first.key in words_of("titles") or is_given_name(first.key) or not is_word(first.key)
    return run.indices if named and not is_abbreviation(first) else run.indices[-1:]


def _goes_before(words: Words, run: Run, taken: frozenset[int]) -> bool:
    """Whether the run is a first name directly before a word of the register."""
    index = run.indices[-1]
    following = index + 1
    token = words.tokens[index]
    if is_abbreviation(token) or following not in taken or not words.tokens[following].word.isalpha():
        return False
    if token.full_end > token.end or _general(token.key) or token.key in HARD:
        return False
    if not words.tokens[following].capital or words.tokens[following].gap not in {" ", "-"}:
        return False
    named = is_given_name(token.key) or token.key in words_of("word_names") or not is_word(token.key)
    return named or index not in words.first_words


def _first_name(words: Words, index: int) -> bool:
    token = words.tokens[index]
    if not token.capital or token.full_end > token.end or token.key in words_of("places"):
        return False
    return is_given_name(token.key) or token.key in words_of("word_names")


def _of_run(words: Words, run: Run, phrases: frozenset[int]) -> Iterator[Found]:
    if set(run.indices) <= phrases:
        return
    titled = _title_in(words, run.indices)
    if titled is not None:
        yield made(words, run.indices[titled:], 1, "name.title")
        run = Run(run.indices[:titled], begins=run.begins)
    indices = without_service_words(words, without_beginning(words, run), phrases)
    if indices and _introduced(words, indices):
        yield made(words, indices, 1, "name.introduced")
    elif indices:
        yield from _by_capitals(words, Run(indices, begins=indices[0] in words.first_words), run)


def _introduced(words: Words, indices: Sequence[int]) -> bool:
    """Whether the word before says that somebody is meant: his girlfriend, a man called."""
    first = words.tokens[indices[0]]
    if indices[0] == 0 or first.gap not in {" ", ", ", " '", ' "'} or indices[0] in words.shouted:
        return False
    before = words.tokens[indices[0] - 1]
    if before.capital or before.key not in words_of("before_names") or first.upper:
        return False
    return (
        not is_abbreviation(first) and not _general(first.key) and first.key not in words_of("nationalities")
    )


def _title_in(words: Words, indices: Sequence[int]) -> int | None:
    for place, index in enumerate(indices[:-1]):
        key = words.tokens[index].key
        following = words.tokens[indices[place + 1]].key
        if key in _STRICT_TITLES or (key in words_of("titles") and not _general(following)):
            return place
    return None


def _general(key: str) -> bool:
    return key in words_of("service_words") or key in words_of("titles") or key in words_of("common_headings")


def _by_capitals(words: Words, run: Run, whole: Run) -> Iterator[Found]:
    tokens = [words.tokens[index] for index in run.indices]
    if all(token.initial for token in tokens):
        yield from _bare_initials(words, run)
    elif len(run.indices) == 1:
        yield from _single(words, run, whole)
    elif any(token.initial for token in tokens):
        yield made(words, run.indices, 1, "name.initials")
    else:
        yield from _several(words, run, whole)


def _bare_initials(words: Words, run: Run) -> Iterator[Found]:
    gaps = {words.tokens[index].gap for index in run.indices[1:]}
    letters = "".join(words.tokens[index].word for index in run.indices)
    if len(letters) > 2 and is_safe_acronym(letters):
        return
    if len(run.indices) > 1 and gaps <= {".", ". "}:
        yield made(words, run.indices, 1, "name.bare_initials")


def _several(words: Words, run: Run, whole: Run) -> Iterator[Found]:
    keys = [words.tokens[index].key for index in run.indices]
    upper = all(words.tokens[index].upper for index in run.indices)
    if any(is_given_name(key) and key not in words_of("word_names") for key in keys):
        yield made(words, run.indices, 1, "name.known")
    elif any(not is_word(key) and key not in PARTICLES for key in keys):
        yield made(words, run.indices, 1, "name.unknown")
    elif _reads_like_a_name(keys) and not upper:
        yield made(words, run.indices, 1, "name.known")
    elif len(keys) <= 4 and not _written_small(words, keys) and not _set_apart(words, run, whole):
        yield made(words, run.indices, 2, "name.capitals")


def _set_apart(words: Words, run: Run, whole: Run) -> bool:
    """Whether the capitals are those of a heading."""
    return run.indices[0] in words.shouted or _heading(words, whole)


def _reads_like_a_name(keys: list[str]) -> bool:
    first = is_given_name(keys[0]) or keys[0] in words_of("word_names") or not is_ordinary(keys[0])
    last = is_family_name(keys[-1]) or keys[-1] in words_of("word_names")
    return len(keys) <= 3 and first and last


def _written_small(words: Words, keys: list[str]) -> bool:
    return all(key in words.small and key not in words_of("word_names") for key in keys)


def _single(words: Words, run: Run, whole: Run) -> Iterator[Found]:
    index = run.indices[0]
    token = words.tokens[index]
    if len(token.key) < 2 or token.word[0].isdigit():
        return
    if token.upper and len(token.word) <= 6 and index not in words.shouted and not is_word(token.key):
        yield from _acronym(words, run)
    elif not is_word(token.key) and not token.key.isdigit():
        yield from _unknown(words, run, whole)
    elif is_given_name(token.key) or is_family_name(token.key) or token.key in words_of("word_names"):
        yield from _maybe_name(words, run)
    elif not run.begins and not _set_apart(words, run, whole) and not _everyday(words, token):
        rare = dictionary().get(token.key, RARE) > _RARE_PLACE
        if rare and _place_by_what_stands_before(words, index):
            yield made(words, run.indices, 1, "place.after", kind="place")
        else:
            yield made(words, run.indices, 2, "name.capitals")


_FREQUENT = 3_000
"""Up to this rank a single word with a capital inside a sentence is a term rather than a name."""


def _everyday(words: Words, token: Token) -> bool:
    if dictionary().get(token.key, RARE) < _FREQUENT or _abstract(token.key):
        return True
    return token.key in words.small or is_safe_acronym(token.word) or token.upper


_ABSTRACT = (
    "ism",
    "ity",
    "tion",
    "sion",
    "ness",
    "ment",
    "ance",
    "ence",
    "ency",
    "ancy",
    "ship",
    "able",
    "ible",
    "ical",
)


def _abstract(key: str) -> bool:
    """Words such as recidivism or desistance name a thing that cannot be touched, and nobody."""
    return key.endswith(_ABSTRACT) and len(key) > 6 and is_word(key) and not is_given_name(key)


def _acronym(words: Words, run: Run) -> Iterator[Found]:
    token = words.tokens[run.indices[0]]
    if is_safe_acronym(token.word) or any(char.isdigit() for char in token.word):
        return
    if len(token.word) == 2:
        yield made(words, run.indices, 2, "name.bare_initials")
    elif is_given_name(token.key) or is_family_name(token.key):
        yield made(words, run.indices, 1, "name.known")
    else:
        yield made(words, run.indices, 1, "organisation.acronym", kind="organisation")


_RARE_PLACE = 10_000
"""From this rank on a word with a capital after "in" or "near" is a place rather than a term."""
_KINDS_OF_PLACE = frozenset(
    [
        "village",
        "town",
        "city",
        "province",
        "district",
        "region",
        "county",
        "municipality",
        "hamlet",
        "island",
        "parish",
    ]
)


def _place_by_what_stands_before(words: Words, index: int) -> bool:
    """In Bari, near Boydas, the village of Boydas."""
    before = words.tokens[index - 1].key if index else ""
    of_kind = before == "of" and index > 1 and words.tokens[index - 2].key in _KINDS_OF_PLACE
    return (before in _BEFORE_PLACE or of_kind) and not follows_like_a_name(words, index)


def _unknown(words: Words, run: Run, whole: Run) -> Iterator[Found]:
    index = run.indices[0]
    given = is_given_name(words.tokens[index].key) or is_family_name(words.tokens[index].key)
    if not run.begins and not given and _place_by_what_stands_before(words, index):
        yield made(words, run.indices, 1, "place.after", kind="place")
    elif run.begins and not given and not follows_like_a_name(words, index) and len(whole.indices) == 1:
        yield made(words, run.indices, 2, "name.capitals")
    else:
        yield made(words, run.indices, 1, "name.unknown")


def _maybe_name(words: Words, run: Run) -> Iterator[Found]:
    index = run.indices[0]
    key = words.tokens[index].key
    like = follows_like_a_name(words, index)
    ordinary = is_ordinary(key) or (is_family_name(key) and not is_given_name(key) and is_word(key))
    if not ordinary and (like or not run.begins):
        yield made(words, run.indices, 1, "name.known")
    elif (not ordinary or not run.begins) and index not in words.shouted:
        yield made(words, run.indices, 2, "name.capitals")
    elif like and _acts(words, index):
        yield made(words, run.indices, 2, "name.possible")


_WEAK_VERBS = frozenset(
    ["was", "were", "is", "has", "had", "would", "could", "should", "might", "may", "did", "does", "first"]
)


def _acts(words: Words, index: int) -> bool:
    """Whether somebody does something next, rather than something being so."""
    following = index + 1
    return following < len(words.tokens) and words.tokens[following].key not in _WEAK_VERBS


_LONGEST_HEADING = 70


def _heading(words: Words, run: Run) -> bool:
    """Whether the run fills a short line of its own, without a full stop."""
    first, last = words.tokens[run.indices[0]], words.tokens[run.indices[-1]]
    start = words.plain.rfind("\n", max(0, first.start - _LONGEST_HEADING), first.start) + 1
    end = words.plain.find("\n", last.full_end, last.full_end + _LONGEST_HEADING)
    if (not start and first.start > _LONGEST_HEADING) or (end == -1 and last.full_end + 1 < len(words.plain)):
        return False
    line = words.plain[start : end if end != -1 else len(words.plain)].strip()
    return (
        len(line) < _LONGEST_HEADING
        and not line.endswith((".", "?", "!"))
        and len(line) - (last.full_end - first.start) < 25
    )
