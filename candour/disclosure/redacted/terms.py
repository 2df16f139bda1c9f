"""What must not be found in a file: every withheld surface, and every form of each withheld entity."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from candour.disclosure.redacted.decisions import Action, Decision
from candour.disclosure.redacted.original import Original, blocks_of
from candour.disclosure.redacted.redacting import resolved
from candour.disclosure.redacted.resolving import Span

SHORTEST = 4
"""Letters and digits under which a term is found by chance."""
SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """`weak`: an ordinary word, or so short that it occurs by chance; counted rather than forbidden."""

    words: str
    weak: bool
    entity: str = ""


def forbidden_terms(
    original: Original,
    decisions: Iterable[Decision],
    forms: Mapping[str, Iterable[str]],
    ordinary: Collection[str] = (),
    *,
    themself: str = "",
) -> tuple[Term, ...]:
    """`forms` gives every register form of each entity; `ordinary` words that cannot be forbidden.

    What a decision keeps somewhere is read by the recipient, so it is counted and not forbidden. `themself`
    is the recipient, in whose copy their own name stands: a mention of them is no secret.
    """
    made = list(decisions)
    spans = [each for each in resolved(original, made) if not _names_the_reader(each[1], themself)]
    kept = {_words(original, one).casefold() for one in made if one.action is Action.KEEP}
    weak_words = {*(word.casefold() for word in ordinary), *kept}
    withheld = {span.entity for _block, span in spans if span.entity}
    surfaces = [(block.text[span.start : span.end], span.entity) for block, span in spans]
    surfaces += [(form, entity) for entity in sorted(withheld) for form in forms.get(entity, ())]
    unique = dict.fromkeys((words.strip(), entity) for words, entity in surfaces if SIGNS.sub("", words))
    return tuple(Term(words, _is_weak(words, weak_words), entity) for words, entity in unique)


def _names_the_reader(span: Span, themself: str) -> bool:
    return bool(themself) and span.action is Action.LABEL and span.entity == themself


def _words(original: Original, decision: Decision) -> str:
    found = next((block.text for block in blocks_of(original) if block.id == decision.block), "")
    return found[decision.start : decision.end].strip()


def _is_weak(words: str, weak_words: Collection[str]) -> bool:
    """One small word, a word on the list, or something too short to be told from chance."""
    bare = SIGNS.sub("", words)
    if len(bare) < SHORTEST or words.casefold() in weak_words:
        return True
    if all(len(word) < 2 or word in weak_words for word in SIGNS.split(words.casefold()) if word):
        return True  # an initial and an ordinary word, as in “a brown envelope”
    return bare.isalpha() and words.islower() and " " not in words
