"""The whole way from a text and a register to suggestions. It finishes, or it raises EngineError."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from candour.disclosure.engine import (
    codes,
    context,
    dates,
    identifiers,
    institutions,
    merging,
    people,
    register,
    slips,
    spacing,
)
from candour.disclosure.engine.document import (
    Block,
    EngineError,
    EnginePolicy,
    Entry,
    Recogniser,
    Reference,
    Result,
    Suggestion,
)
from candour.disclosure.engine.folding import Folded, fold
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import is_given_name
from candour.disclosure.engine.phrases import titles_with_years, words_of_phrases
from candour.disclosure.engine.reasons import REASONS, SHARED
from candour.disclosure.engine.tokens import Words

USUAL = EnginePolicy()
BETWEEN_BLOCKS = "\n\n"
_RECALL = 600
"""How many letters back the last full name decides between two people of one surname."""


def suggest(
    text: str,
    entries: Sequence[Entry] = (),
    policy: EnginePolicy = USUAL,
    references: Sequence[Reference] = (),
) -> Result:
    """Suggestions for one text, in its order. Raises EngineError; an empty result means nothing was found."""
    try:
        return _suggest(text, tuple(entries), policy, references)
    except Exception as problem:
        raise EngineError(f"the engine could not finish ({type(problem).__name__}: {problem})") from problem


def suggest_blocks(
    blocks: Sequence[Block], entries: Sequence[Entry] = (), policy: EnginePolicy = USUAL
) -> dict[str, tuple[Suggestion, ...]]:
    """Suggestions for each block by its id, judged over the whole document. Raises EngineError."""
    starts: list[int] = []
    at = 0
    references: list[Reference] = []
    for block in blocks:
        starts.append(at)
        references += [
            Reference(start=at + each.start, end=at + each.end, entity=each.entity, kind=each.kind)
            for each in block.references
        ]
        at += len(block.text) + len(BETWEEN_BLOCKS)
    result = suggest(BETWEEN_BLOCKS.join(block.text for block in blocks), entries, policy, references)
    return {block.id: _in_block(result, start, block) for block, start in zip(blocks, starts, strict=True)}


def _in_block(result: Result, start: int, block: Block) -> tuple[Suggestion, ...]:
    end = start + len(block.text)
    return tuple(
        Suggestion(
            start=max(each.start, start) - start,
            end=min(each.end, end) - start,
            kind=each.kind,
            tier=each.tier,
            rule=each.rule,
            reason=each.reason,
            entity=each.entity,
            entities=each.entities,
        )
        for each in result.suggestions
        if each.start < end and start < each.end
    )


def _suggest(
    text: str, entries: tuple[Entry, ...], policy: EnginePolicy, references: Sequence[Reference]
) -> Result:
    folded = fold(text)
    words = Words(folded)
    firm = _firm(words, entries, _referred(folded, references))
    lying_over = merging.overlays(
        [
            *context.find_context(words, longest_quotation=policy.longest_quotation),
            *context.find_relatives(words, [each for each in firm if each.kind == "person"]),
            *institutions.find_nationalities(words),
        ]
    )
    outside = _from_outside(text, policy.recognisers)
    firm = _without_said(firm, lying_over)
    inside = [each for each in (*firm, *_left_over(lying_over, firm)) if each.kind not in policy.left_out]
    named = Named(inside)
    found = [_suggestion(folded, each, named) for each in inside]
    found += [each for each in outside if each.kind not in policy.left_out]
    ordered = sorted(found, key=lambda each: (each.start, each.end, each.tier, each.kind, each.rule))
    return Result(
        suggestions=tuple(ordered),
        recognisers=tuple(f"{each.name} {each.version}" for each in policy.recognisers),
    )


def _firm(words: Words, entries: tuple[Entry, ...], referred: list[Found]) -> list[Found]:
    """Names, numbers and dates, brought together."""
    phrases = words_of_phrases(words)
    matcher = register.matcher_for(entries)
    titles = titles_with_years(words)
    exact = _patterns(words, entries, titles)
    quiet = institutions.places_of_words(words, [each for each in exact if each.kind == "date"])
    named = register.find_names(words, matcher, quiet, phrases)
    named += [*spacing.find_spaced(words, matcher.own_parts), *spacing.find_unspaced(words, entries)]
    named += spacing.find_parted(words, matcher.own_parts)
    bodies = list(institutions.find_institutions(words, phrases))
    for _ in range(2):  # a slip that was found speaks for the one beside it
        named += slips.find_slips(words, matcher, [*named, *bodies, *exact])
    places = [*institutions.find_places(words, phrases), *_proposed_nationalities(words)]
    known = [*referred, *exact, *named, *bodies, *places]
    taken = institutions.places_of_words(words, [each for each in known if each.tier == 1])
    others = people.find_people(words, taken | _in_titles(words, titles), phrases)
    together = _without_doubles(merging.merged([*known, *others]))
    return merging.without_namesakes(
        together, lambda each: is_given_name(words.low[each.start : each.end].strip(" ."))
    )


def _proposed_nationalities(words: Words) -> list[Found]:
    return [each for each in institutions.find_nationalities(words) if not each.overlay]


def _patterns(words: Words, entries: tuple[Entry, ...], titles: list[tuple[int, int]]) -> list[Found]:
    """What figures give away. Titles of laws and guidance quieten dates and codes in them, never people."""
    patterned = [
        *identifiers.find_identifiers(words),
        *dates.find_dates(words),
        *dates.find_times(words),
        *dates.find_money(words),
        *dates.find_ages(words),
    ]
    quiet = {place for start, end in titles for place in range(start, end)}
    loud = [
        each
        for each in patterned
        if each.kind not in {"date", "code"} or each.start not in quiet or each.end - 1 not in quiet
    ]
    told = codes.with_entries(words, _strongest(loud), entries)
    return [*told, *codes.find_codes(words, [entry for entry in entries if entry.kind == "code"])]


def _strongest(found: list[Found]) -> list[Found]:
    """Of patterns that overlap, the longest; a weak one inside a strong one says nothing of its own."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        last = kept[-1] if kept else None
        if last is None or each.start >= last.end:
            kept.append(each)
        elif each.length > last.length:
            kept[-1] = each
            if last.start < each.start:
                kept[-1] = Found(last.start, max(last.end, each.end), each.kind, 1, each.rule, each.reason)
        elif each.end > last.end:
            kept[-1] = Found(last.start, each.end, last.kind, 1, last.rule, last.reason)
    return kept


def _in_titles(words: Words, titles: list[tuple[int, int]]) -> frozenset[int]:
    spans = [Found(start, end, "", 1, "", "") for start, end in titles]
    return institutions.places_of_words(words, spans)


def _without_doubles(found: list[Found]) -> list[Found]:
    return list(dict.fromkeys(found))


_SAID = frozenset({"health", "characteristic", "uniqueness"})
_TERMS = frozenset({"health", "characteristic"})
_GUESSED = frozenset({"name.unknown", "name.known"})


def _without_said(firm: list[Found], lying_over: list[Found]) -> list[Found]:
    """Capitals and unknown words, without those that a word of health or a characteristic explains."""
    said = {place for each in lying_over if each.kind in _SAID for place in range(each.start, each.end)}
    terms = [each for each in lying_over if each.kind in _TERMS]
    return [
        each
        for each in firm
        if not (each.rule == "name.capitals" and said >= set(range(each.start, each.end)))
        and not (each.rule in _GUESSED and any(_is_term(each, term) for term in terms))
    ]


def _is_term(each: Found, term: Found) -> bool:
    """Whether a guessed name is a medicine, or the beginning of a longer term: "Christian faith"."""
    longer = each.start == term.start and each.end < term.end
    same = (each.start, each.end) == (term.start, term.end)
    return longer or (same and each.rule == "name.unknown")


def _left_over(lying_over: list[Found], firm: list[Found]) -> Iterable[Found]:
    """Overlays that say something new: one that lies wholly in a proposed passage does not."""
    proposed = sorted((each.start, each.end) for each in firm if each.tier == 1)
    at = 0
    for each in sorted(lying_over, key=lambda each: each.start):
        while at < len(proposed) and proposed[at][1] <= each.start:
            at += 1
        if at < len(proposed) and proposed[at][0] <= each.start and each.end <= proposed[at][1]:
            continue
        yield each


def _referred(folded: Folded, references: Sequence[Reference]) -> list[Found]:
    found = []
    for reference in references:
        first = bisect_right(folded.ends, reference.start)
        last = bisect_left(folded.starts, reference.end)
        if first < last:
            entities = (reference.entity,)
            found.append(Found(first, last, reference.kind, 1, "reference", REASONS["reference"], entities))
    return found


class Named:
    """Where each entry was last named beyond doubt, to tell apart people who share a name."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._places: dict[str, list[int]] = {}
        for each in sorted(found, key=lambda each: each.start):
            if len(each.entities) == 1:
                self._places.setdefault(each.entities[0], []).append(each.start)

    def entity_of(self, each: Found) -> str | None:
        """One entry; where several share the name, the one last named in full, or the first registered."""
        if len(each.entities) < 2:
            return each.entities[0] if each.entities else None
        last = {entity: self._last(entity, each.start) for entity in each.entities}
        nearest = max(each.entities, key=lambda entity: last[entity])
        return nearest if each.start - last[nearest] <= _RECALL else each.entities[0]

    def _last(self, entity: str, before: int) -> int:
        places = self._places.get(entity, [])
        index = bisect_left(places, before)
        return places[index - 1] if index else -_RECALL - 1


def _suggestion(folded: Folded, each: Found, named: Named) -> Suggestion:
    start, end = folded.span(each.start, each.end)
    return Suggestion(
        start=start,
        end=end,
        kind=each.kind,
        tier=each.tier,
        rule=each.rule,
        reason=f"{each.reason} {SHARED}" if len(each.entities) > 1 else each.reason,
        entity=named.entity_of(each),
        entities=each.entities if len(each.entities) > 1 else (),
    )


def _from_outside(text: str, recognisers: Sequence[Recogniser]) -> list[Suggestion]:
    """What optional recognisers mark: always tier 2, and refused where the place is not in the text."""
    found: list[Suggestion] = []
    for recogniser in recognisers:
        for start, end, kind in recogniser.find(text):
            if not 0 <= start < end <= len(text):
                raise ValueError(f"{recogniser.name} marked a place outside the text")
            found.append(
                Suggestion(
                    start=start,
                    end=end,
                    kind=kind,
                    tier=2,
                    rule="recogniser",
                    reason=REASONS["recogniser"],
                    version=recogniser.version,
                )
            )
    return found
