"""Judgements and the reasons behind them: does each say why, and does something show it?"""

from collections import defaultdict
from collections.abc import Iterator

from candour.reviews.thread.lines import AREAS, IN_WORDS, JudgementMade, ReasonGiven, Thread, quoted
from candour.reviews.thread.restating import only_restates
from candour.reviews.thread.rule import RECOGNISED, Finding, Rule
from candour.reviews.thread.yardstick import Yardstick


def deficiency_without_why(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    for judgement in _deficiencies(thread):
        if not judgement.reasons:
            yield Finding(
                subject=f"judgement-{judgement.id}",
                sentence=f"{quoted(judgement.text)} says that practice fell short, and nothing says why.",
                mend="Add the underlying reason, at the level where it lies.",
            )


def judgement_without_evidence(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    for judgement in thread.judgements:
        if not judgement.evidence:
            yield Finding(
                subject=f"judgement-{judgement.id}",
                sentence=f"Nothing is given that shows {quoted(judgement.text)}.",
                mend="Link the entries of the chronology or the interviews that it relies on.",
            )


def why_without_evidence(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    for _judgement, reason in _reasons(thread):
        if not reason.evidence:
            yield Finding(
                subject=f"reason-{reason.id}",
                sentence=f"Nothing is given that shows the reason {quoted(reason.text)}.",
                mend="Link the interview or the entry of the chronology that it comes from.",
            )


def why_only_restates(thread: Thread, measure: Yardstick) -> Iterator[Finding]:
    for judgement, reason in _reasons(thread):
        told = only_restates(reason.text, judgement.text, reason.factor, measure)
        if told:
            yield Finding(
                subject=f"reason-{reason.id}",
                sentence=f"The reason {quoted(reason.text)} {told}.",
                mend="Ask why once more: what made this the likely thing to do, for anybody in that place?",
                words=f"{judgement.text}\n{reason.text}\n{reason.factor}",
            )


def why_stops_at_the_individual(thread: Thread, measure: Yardstick) -> Iterator[Finding]:
    for shared, levels in _by_shared(thread).items():
        count = len(levels)
        if count < measure.numbers["shared_factor"] or any(found != {"practitioner"} for found in levels):
            continue
        yield Finding(
            subject=f"factor-{shared}",
            sentence=f"{count} judgements share {measure.named(shared)}, and each reason stops at the "
            f"practitioner.",
            mend="Look further up: who knew, what was provided, and what would have met anybody in that "
            "place?",
            words=f"{shared} {count}",
        )


def missed_opportunity_without_significance(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    for judgement in thread.judgements:
        if judgement.missed_opportunity and not judgement.significance.strip():
            yield Finding(
                subject=f"judgement-{judgement.id}",
                sentence=f"{quoted(judgement.text)} is a missed opportunity, and nothing says what it meant.",
                mend="Say what it meant for the people at risk, in words that a family can read.",
            )


def area_not_judged(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    judged = {judgement.area for judgement in thread.judgements}
    for area in AREAS:
        if area not in judged:
            yield Finding(
                subject=f"area-{area}",
                sentence=f"Nothing says whether {area} was sufficient.",
                mend=f"Add a judgement on {area}, sufficient or not, with what shows it.",
            )


def level_not_considered(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    considered = _levels_considered(thread)
    for level, words in IN_WORDS.items():
        if level not in considered:
            yield Finding(
                subject=f"level-{level}",
                sentence=f"Nobody has looked at {words}: no reason and no learning is there.",
                mend="Add the reason or the learning at this level, or say how it was looked at and that "
                "nothing was found.",
            )


def matter_not_judged(thread: Thread, measure: Yardstick) -> Iterator[Finding]:
    codes, text = _said(thread)
    for matter in measure.expected:
        if not codes & set(matter.row.codes) and not matter.words.are_in(text):
            yield Finding(
                subject=f"matter-{matter.row.key}",
                sentence=f"No judgement, reason or good practice speaks of {matter.row.name}.",
                mend=f"Say: {matter.row.meaning[0].lower()}{matter.row.meaning[1:]}",
                words=matter.row.key,
            )


def _deficiencies(thread: Thread) -> Iterator[JudgementMade]:
    return (judgement for judgement in thread.judgements if judgement.is_deficiency)


def _reasons(thread: Thread) -> Iterator[tuple[JudgementMade, ReasonGiven]]:
    for judgement in thread.judgements:
        for reason in judgement.reasons:
            yield judgement, reason


def _by_shared(thread: Thread) -> dict[str, list[set[str]]]:
    """For each factor, or theme where no factor is coded: the levels of the reasons of each judgement."""
    found: dict[str, list[set[str]]] = defaultdict(list)
    for judgement in _deficiencies(thread):
        here: dict[str, set[str]] = defaultdict(set)
        for reason in judgement.reasons:
            for key in [reason.factor] if reason.factor else judgement.themes:
                here[key].add(reason.level)
        for key, levels in here.items():
            found[key].append(levels)
    return found


def _levels_considered(thread: Thread) -> set[str]:
    levels = {reason.level for _judgement, reason in _reasons(thread)} | set(thread.levels_considered)
    for point in thread.learning:
        levels |= {point.level, "multi_agency"} if point.multi_agency else {point.level}
    return levels


def _said(thread: Thread) -> tuple[set[str], str]:
    """Every code and every word of judgements, reasons and good practice."""
    codes = {code for judgement in thread.judgements for code in judgement.themes}
    codes |= {reason.factor for _judgement, reason in _reasons(thread)}
    codes |= {good.theme for good in thread.effective_practice}
    texts = [judgement.text for judgement in thread.judgements]
    texts += [reason.text for _judgement, reason in _reasons(thread)]
    texts += [good.text for good in thread.effective_practice]
    return codes, "\n".join(texts)


RULES = (
    Rule(
        key="deficiency-without-why",
        name="Practice fell short, with no why",
        looks_for="A judgement that is not sufficient, or a missed opportunity, that has no underlying "
        "reason.",
        answerable=False,
        place="judgements",
        find=deficiency_without_why,
    ),
    Rule(
        key="judgement-without-evidence",
        name="A judgement with no evidence",
        looks_for="A judgement that relies on no entry of the chronology and on no interview.",
        answerable=False,
        place="judgements",
        find=judgement_without_evidence,
    ),
    Rule(
        key="why-without-evidence",
        name="A why with no evidence",
        looks_for="A reason that relies on no entry of the chronology and on no interview.",
        answerable=False,
        place="judgements",
        find=why_without_evidence,
    ),
    Rule(
        key="why-only-restates",
        name="A why that only says what happened",
        looks_for="A reason that is a bare label, or has most of its words from its judgement, or tells "
        "what was "
        "not done and names no cause and no factor. It looks at words only, so it can be wrong.",
        answerable=True,
        place="judgements",
        find=why_only_restates,
        standing=RECOGNISED,
    ),
    Rule(
        key="why-stops-at-the-individual",
        name="A why that stops at the individual",
        looks_for="Several judgements that share a factor (or a theme, where no factor is coded), each "
        "with reasons "
        "at the level of the practitioner alone.",
        answerable=True,
        place="judgements",
        find=why_stops_at_the_individual,
        standing=RECOGNISED,
    ),
    Rule(
        key="missed-opportunity-without-significance",
        name="A missed opportunity with no significance",
        looks_for="A missed opportunity that does not say what it meant for the people at risk.",
        answerable=False,
        place="judgements",
        find=missed_opportunity_without_significance,
    ),
    Rule(
        key="area-not-judged",
        name="A part of practice that is not judged",
        looks_for="Assessment, planning, delivery or reviewing with no judgement.",
        answerable=False,
        place="judgements",
        find=area_not_judged,
    ),
    Rule(
        key="level-not-considered",
        name="A level that was never considered",
        looks_for="A level, from the practitioner to the nation and between agencies, with no reason, no "
        "learning "
        "and no word on how it was looked at.",
        answerable=False,
        place="levels",
        find=level_not_considered,
    ),
    Rule(
        key="matter-not-judged",
        name="An expected matter that nobody speaks of",
        looks_for="Management oversight, safeguarding or professional curiosity in no judgement, reason or "
        "good "
        "practice, neither by a code nor in words.",
        answerable=True,
        place="judgements",
        find=matter_not_judged,
        standing=RECOGNISED,
    ),
)
