"""The whole way from a text and a register to suggestions. It finishes, or it raises EngineError."""

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
from candour.disclosure.engine.phrases import titles_with_years, words_of_phrases
from candour.disclosure.engine.reasons import REASONS
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
    found = [_suggestion(folded, each, inside) for each in inside]
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
    bodies = list(institutions.find_institutions(words, phrases))
    named += register.find_slips(words, matcher, [*named, *bodies, *exact])
    places = [*institutions.find_places(words, phrases), *_proposed_nationalities(words)]
    known = [*referred, *exact, *named, *bodies, *places]
    taken = institutions.places_of_words(words, [each for each in known if each.tier == 1])
    others = people.find_people(words, taken | _in_titles(words, titles), phrases)
    return _without_doubles(merging.merged([*known, *others]))


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
    loud = [each for each in patterned if not _inside(titles, each)]
    told = codes.with_entries(words, _strongest(loud), entries)
    return [*told, *codes.find_codes(words, [entry for entry in entries if entry.kind == "code"])]


def _inside(titles: list[tuple[int, int]], each: Found) -> bool:
    return each.kind in {"date", "code"} and any(
        start <= each.start and each.end <= end for start, end in titles
    )


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


def _without_said(firm: list[Found], lying_over: list[Found]) -> list[Found]:
    """Capitals to look at, without those that a word of health or a characteristic explains."""
    said = {place for each in lying_over if each.kind in _SAID for place in range(each.start, each.end)}
    return [
        each for each in firm if each.rule != "name.capitals" or not said >= set(range(each.start, each.end))
    ]


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
        inner = [
            index
            for index, (start, end) in enumerate(zip(folded.starts, folded.ends, strict=True))
            if reference.start < end and start < reference.end
        ]
        if inner:
            found.append(
                Found(
                    inner[0],
                    inner[-1] + 1,
                    reference.kind,
                    1,
                    "reference",
                    REASONS["reference"],
                    (reference.entity,),
                )
            )
    return found


def _suggestion(folded: Folded, each: Found, all_found: Sequence[Found]) -> Suggestion:
    start, end = folded.span(each.start, each.end)
    return Suggestion(
        start=start,
        end=end,
        kind=each.kind,
        tier=each.tier,
        rule=each.rule,
        reason=each.reason,
        entity=_entity(each, all_found),
        entities=each.entities if len(each.entities) > 1 else (),
    )


def _entity(each: Found, all_found: Sequence[Found]) -> str | None:
    """One entry; where several share the name, the one last named in full, or the first registered."""
    if len(each.entities) < 2:
        return each.entities[0] if each.entities else None
    nearest: tuple[int, str] | None = None
    for other in all_found:
        if other.start >= each.start or each.start - other.start > _RECALL:
            continue
        if len(other.entities) == 1 and other.entities[0] in each.entities:
            nearest = max(nearest or (0, ""), (other.start, other.entities[0]))
    return nearest[1] if nearest else each.entities[0]


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
