"""Plans invented from a seed: what is true is decided first, and layouts print it afterwards."""

import random
from dataclasses import dataclass, replace

from candour.recommendations.plan import (
    CategoryDefinition,
    Footnote,
    PlanKind,
    PlannedAction,
    PrintedTotals,
    PublishedPlan,
    PublishedRecommendation,
    Target,
    TargetKind,
)
from tests.recommendations.unseen import words

CATEGORIES = {
    "agreed": "Agreed",
    "partly_agreed": "Partly Agreed",
    "not_agreed": "Not Agreed",
    "agreed_in_principle": "Agreed in principle",
    "noted": "Noted",
}
REASONS = {
    "partly_agreed": words.PARTLY_REASONS,
    "not_agreed": words.NOT_REASONS,
    "noted": words.NOTED_REASONS,
}


@dataclass(frozen=True, slots=True)
class Style:
    """What a layout can print without becoming ambiguous."""

    headings: bool = True
    """Addressees stand in sub-heading rows; otherwise the recommendation's own words name them."""
    footnote: bool = True
    inner_bullets: bool = True
    bulleted_actions: bool = True
    noted: bool = True
    lettered_numbers: bool = True
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    seed: int
    plan: PublishedPlan
    totals_are_right: bool


def invent(seed: int, style: Style) -> Truth:
    """A whole plan and whether its printed totals add up."""
    rng = random.Random(seed)
    kind = rng.choice(list(words.TITLES)) if style.headings else "regional"
    recommendations = _recommendations(rng, style)
    right = rng.random() < 0.75
    day = (rng.randint(2017, 2025), rng.randint(1, 12), rng.randint(1, 28))
    plan = PublishedPlan(
        title=rng.choice(words.TITLES[kind]),
        kind=PlanKind(kind),
        submitted_date="{:04d}-{:02d}-{:02d}".format(*day),
        report_published_date=f"{day[0] + 1:04d}-{day[1]:02d}-{day[2]:02d}",
        footnotes=_footnotes(recommendations),
        response_categories=tuple(CategoryDefinition(*row) for row in words.DEFINITIONS),
        totals=_totals(recommendations, 0 if right else 1) if rng.random() < 0.7 else None,
        missing_recommendations=_gaps(recommendations),
        recommendations=recommendations,
    )
    return Truth(seed, plan, right or plan.totals is None)


def _footnotes(recommendations: tuple[PublishedRecommendation, ...]) -> tuple[Footnote, ...]:
    marked = any(action.subject_to_delay for one in recommendations for action in one.actions)
    return (Footnote("*", words.FOOTNOTE),) if marked else ()


def _totals(recommendations: tuple[PublishedRecommendation, ...], slip: int) -> PrintedTotals:
    categories = [one.response_category for one in recommendations]
    agreed = categories.count("agreed") + categories.count("agreed_in_principle")
    return PrintedTotals(
        agreed + slip, categories.count("partly_agreed"), categories.count("not_agreed"), len(recommendations)
    )


def _numbers(rng: random.Random, style: Style) -> list[int | str]:
    numbers: list[int | str] = list(range(1, rng.randint(4, 11)))
    if len(numbers) > 4 and rng.random() < 0.35:
        del numbers[rng.randint(1, len(numbers) - 2)]
    if style.lettered_numbers and rng.random() < 0.35:
        place = rng.randrange(1, len(numbers))
        numbers[place : place + 1] = [f"{numbers[place]}a", f"{numbers[place]}b"]
    return numbers


def _gaps(recommendations: tuple[PublishedRecommendation, ...]) -> tuple[int, ...]:
    present = {int(str(one.number).rstrip("ab")) for one in recommendations}
    return tuple(number for number in range(1, max(present)) if number not in present)


def _recommendations(rng: random.Random, style: Style) -> tuple[PublishedRecommendation, ...]:
    invented = []
    addressee, stem = rng.choice(words.ORGANISATIONS), None
    for number in _numbers(rng, style):
        if rng.random() < 0.35:
            addressee = rng.choice(words.ORGANISATIONS)
            stem = rng.choice(words.STEMS) if style.headings and rng.random() < 0.4 else None
        invented.append(_recommendation(rng, style, number, addressee, stem))
    return tuple(invented)


def _recommendation(
    rng: random.Random, style: Style, number: int | str, addressee: str, stem: str | None
) -> PublishedRecommendation:
    category = rng.choices(list(CATEGORIES), weights=[12, 4, 3, 2, 1 if style.noted else 0])[0]
    deed = f"{rng.choice(words.VERBS)} {rng.choice(words.OBJECTS)} {rng.choice(words.PURPOSES)}."
    blank = PublishedRecommendation(
        number=number,
        addressee=addressee,
        stem=stem,
        text=deed if style.headings else f"{addressee} should {deed}",
        response_category=category,
        response_as_written=CATEGORIES[category],
    )
    if style.prose:
        return replace(blank, response_text=_prose(rng, category))
    return _with_response(rng, style, blank, category)


def _with_response(
    rng: random.Random, style: Style, blank: PublishedRecommendation, category: str
) -> PublishedRecommendation:
    reason = rng.choice(REASONS[category]) if category in REASONS else None
    if category == "noted" or (category == "not_agreed" and rng.random() < 0.7):
        return replace(blank, rationale=reason)
    if not reason and style.bulleted_actions and rng.random() < 0.25:
        bullets = rng.sample(words.BULLETS, rng.randint(2, 3))
        actions = tuple(_action(rng, style, bullet + ".") for bullet in bullets)
        return replace(blank, rationale=rng.choice(words.LEAD_INS), actions=actions)
    count = rng.choice([1, 1, 2, 2, 3, 4])
    texts = _different_texts(rng, style, count)
    return replace(blank, rationale=reason, actions=tuple(_action(rng, style, text) for text in texts))


def _different_texts(rng: random.Random, style: Style, count: int) -> list[str]:
    deeds = rng.sample(words.DEEDS, count)
    return [_action_text(rng, style, deed) for deed in deeds]


def _action_text(rng: random.Random, style: Style, deed: str) -> str:
    text = f"{rng.choice(words.SUBJECTS)} {deed}."
    if style.inner_bullets and rng.random() < 0.15:
        bullets = "".join(f"\n• {bullet};" for bullet in rng.sample(words.BULLETS, 2))
        return f"{text[:-1]}, which will include:{bullets}"
    return text if rng.random() < 0.5 else f"{text} {rng.choice(words.DETAILS)}"


def _prose(rng: random.Random, category: str) -> str:
    first = rng.choice(REASONS[category]) if category in REASONS else rng.choice(words.DETAILS)
    sentences = [f"{rng.choice(words.SUBJECTS)} {deed}." for deed in rng.sample(words.DEEDS, 3)]
    return f"{first} {sentences[0]}\n{sentences[1]} {sentences[2]}"


def _action(rng: random.Random, style: Style, text: str) -> PlannedAction:
    written, target = _target(rng)
    marked = style.footnote and target.kind in (TargetKind.MONTH, TargetKind.DATE) and rng.random() < 0.3
    if marked:
        written = rng.choice(["*", "* "]) + written
    return PlannedAction(text, rng.choice(words.OWNERS), written, target, subject_to_delay=marked)


def _target(rng: random.Random) -> tuple[str, Target]:
    state = {
        "Complete": TargetKind.COMPLETE,
        "Completed": TargetKind.COMPLETE,
        "Ongoing": TargetKind.ONGOING,
        "Completed and ongoing": TargetKind.COMPLETE_AND_ONGOING,
        "Complete and ongoing on an annual basis": TargetKind.COMPLETE_AND_ONGOING,
    }
    if rng.random() < 0.25:
        written = rng.choice(list(state))
        return written, Target(state[written])
    year, month, day = rng.randint(2018, 2026), rng.randint(1, 12), rng.randint(1, 28)
    name = words.MONTHS[month - 1]
    if rng.random() < 0.6:
        return rng.choice(
            [f"{name} {year}", f"{name} {year}", f"{name[:3]} {year}", f"By {name} {year}"]
        ), Target(TargetKind.MONTH, year, month)
    forms = [f"{day} {name} {year}", f"{day:02d} {name} {year}", f"{day}{ordinal(day)} {name} {year}"]
    return rng.choice([*forms, f"{day:02d}/{month:02d}/{year}"]), Target(TargetKind.DATE, year, month, day)


def ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
