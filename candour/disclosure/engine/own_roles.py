"""Roles that tell without a place: rare in themselves, tied to somebody's kin, or tied to the case."""

from collections.abc import Iterator

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import words_of
from candour.disclosure.engine.places import Places, ahead, made, owns
from candour.disclosure.engine.tokens import Words

_ONE_IN_THE_CASE = "Few people hold this role, and these words tie one of them to the case."
_ARTICLES = frozenset(["a", "an", "the"])
_HIS = frozenset(["his", "her", "their"])


def find_own_roles(places: Places) -> Iterator[Found]:
    """Each role that leads to somebody by what it is, or by whom it is tied to."""
    words = places.words
    for index, (last, name) in places.roles.items():
        first = _tied_to_role(words, index, name)
        if first is not None:
            yield made(words, first, last)
        kin = _kin_of_role(places, last, name)
        if kin is not None:
            yield made(words, index, kin)
        if _tells_alone(words, index, last, name):
            yield made(words, index, last)
        tied = _of_the_case(words, index, last, name)
        if tied is not None:
            yield made(words, tied[0], tied[1], _ONE_IN_THE_CASE)


def _tells_alone(words: Words, index: int, last: int, name: str) -> bool:
    """A role that is rare in itself, as the imam or then mayor."""
    if name not in words_of("rare_roles") or not name.endswith(words.tokens[last].key):
        return False
    before = index > 0 and words.tokens[index - 1].key in words_of("before_rare_roles")
    return before or not words.tokens[index].capital


def _spoken_of(words: Words, index: int, last: int, name: str) -> int | None:
    """The article: the milkman, as if there were one only; or the tenant, a concert pianist, spoke."""
    if name in words_of("case_roles") or not name.endswith(words.tokens[last].key):
        return None
    article = index - 1 if words.tokens[index - 1].key in _ARTICLES else max(index - 2, 0)
    token = words.tokens[article]
    alone = token.key == "the" and article == index - 1 and not words.tokens[index].capital
    in_passing = token.key in _ARTICLES and token.gap == ", " and words.tokens[index].gap == " "
    return article if alone or in_passing else None


def _of_the_case(words: Words, index: int, last: int, name: str) -> tuple[int, int] | None:
    """Her hairdresser; the locksmith who changed the locks: somebody's own, or one who did something here."""
    if name in words_of("generic_roles", "common_roles") or not index:
        return None
    tokens = words.tokens
    before = tokens[index - 1]
    his = tokens[index].gap == " " and before.key in _HIS
    theirs = owns(words, index - 1) and before.key in words_of("ties", "persons", "victims")
    spoken = index - 1 if his or theirs else _spoken_of(words, index, last, name)
    if spoken is not None:
        return spoken, last
    who = next(ahead(words, last, 1), None)
    does = who is not None and tokens[who].key == "who" and tokens[who].gap == " "
    return (index - 1, last + 1) if does and before.key in {"the", "a"} else None


_STATUS = frozenset(["retired", "serving", "duty", "ex", "former", "trainee", "onetime", "disgraced"])


_PASSING = frozenset(["now", "then", "later", "once", "himself", "herself", "formerly", "originally"])
_LEARNS = frozenset(["training", "trained", "trains", "studying", "qualified", "retrained", "apprenticed"])


def _in_passing(words: Words, index: int) -> bool:
    """Now a detective; herself a magistrate; training as a vet."""
    keys = [token.key for token in words.tokens[max(index - 4, 0) : index]]
    if len(keys) < 3 or keys[-1] not in _ARTICLES:
        return False
    return keys[-2] in _PASSING or (keys[-2] in {"as", "be", "become"} and bool(_LEARNS & set(keys[:-2])))


def _tied_to_role(words: Words, index: int, name: str) -> int | None:
    """A retired judge; married to the governor; his uncle had been mayor: the role leads on."""
    if not index or (name in words_of("generic_roles") and name not in words_of("public_roles")):
        return None
    if words.tokens[index - 1].key in _STATUS and words.tokens[index].gap in {" ", "-"}:
        return index - 1
    return index - 2 if _in_passing(words, index) else _tie_before(words, index)


def _tie_before(words: Words, index: int) -> int | None:
    """The word for the tie, with nothing but small words between."""
    for before in range(index - 1, max(index - 7, -1), -1):
        gap = words.tokens[before + 1].gap
        if gap.strip(" ,\n") or before + 1 in words.first_words:
            return None
        if words.tokens[before].key in words_of("ties"):
            return before if before + 1 < index else None
        if words.tokens[before].key not in words_of("between") and not _describes(words, before, index):
            return None
    return None


def _describes(words: Words, at: int, index: int) -> bool:
    """Whether a word only describes the role: is a weather presenter."""
    return at == index - 1 and at > 0 and words.tokens[at - 1].key in _ARTICLES


def _kin_of_role(places: Places, last: int, name: str) -> int | None:
    """A councillor's husband, the prison officer's ex-wife: the word for the kin, within the next three."""
    words, roles = places.words, places.roles
    tokens = words.tokens
    if name in words_of("usual_holders") or not owns(words, last):
        return None
    following = next(ahead(words, last, 1), None)
    if following is not None and following in roles and roles[following][1] not in words_of("generic_roles"):
        return roles[following][0]
    return next((at for at in ahead(words, last, 3) if tokens[at].key in words_of("ties")), None)
