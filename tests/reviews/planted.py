"""Twenty complete reviews and a hundred gaps planted in them, written from what is asked of a review.

It knows nothing of how gaps are found. A complete review says, for each part of practice, what was done and
what shows it; why, at every level that the reviewing manager looked at; what is learned and who does what by
when; what was done well; what mattered about the person; who was heard, up to senior managers; and whether
everything reasonable was done. It also speaks of management oversight, safeguarding and professional
curiosity, as the inspectorate expects.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from candour.reviews.thread.lines import (
    ActionPlanned,
    Event,
    GoodPractice,
    Heard,
    JudgementMade,
    Learning,
    ReasonGiven,
    Thread,
)

ON = date(2026, 9, 1)

SUFFICIENT = (
    (
        "assessment",
        (
            "The first assessment drew on police, prison and earlier probation records, and saw the risk to "
            "partners."
        ),
    ),
    (
        "planning",
        (
            "The plan for release named who would see him, how often, and what would bring an earlier "
            "appointment."
        ),
    ),
    (
        "delivery",
        (
            "Home visits took place every month, and children’s services were asked about the two children "
            "there."
        ),
    ),
    ("reviewing", "When he lost his job the practitioner looked again at the risk within the week."),
)
SHORT = (
    (
        "assessment",
        "After the call from the police in March nobody asked for the history of call-outs to the address.",
    ),
    (
        "assessment",
        (
            "What the children’s social worker knew about the family never reached the safeguarding part of "
            "the assessment."
        ),
    ),
    ("planning", "The plan relied on him to report new relationships himself."),
    (
        "planning",
        "No step was agreed for the weeks in which his mother, with whom he lived, was in hospital.",
    ),
    ("delivery", "Four appointments in a row were moved to the telephone, and what he said was not tested."),
    ("delivery", "The missed drug tests of June led to no warning."),
    ("reviewing", "The arrest in July was written down and the level of risk stayed as it had been."),
    ("reviewing", "His move to a new address was accepted from a message, without a visit."),
)
WHY = (
    (
        "practitioner",
        "SF-INEXPERIENCE",
        (
            "She had been qualified for five months and had not yet held a case of domestic abuse; she "
            "believed that enquiries were made by the police unit without being asked."
        ),
    ),
    (
        "manager",
        "SF-OVERSIGHT",
        (
            "The senior probation officer looked after fourteen people and held supervision every ten weeks, "
            "so nobody asked about this case between April and July."
        ),
    ),
    (
        "delivery_unit",
        "SF-STAFFING",
        (
            "A third of the posts in the office were vacant from January, and the head of unit had moved "
            "cases "
            "by number rather than by need."
        ),
    ),
    (
        "region",
        "SF-WORKLOAD",
        (
            "The regional scheme that relieves teams of work began two weeks after the target date and left "
            "this office out."
        ),
    ),
    (
        "national",
        "SF-POLICY-GAP",
        (
            "National guidance on new addresses does not say who visits when the household includes somebody "
            "in hospital."
        ),
    ),
    (
        "multi_agency",
        "SF-INFO-ARRANGEMENTS",
        (
            "The agreement with the police covers requests at the start of an order and leaves later "
            "call-outs "
            "to chance."
        ),
    ),
)
LEARN = (
    (
        "practitioner",
        (
            "Practitioners in their first year need to have held a supported case of domestic abuse before "
            "they hold one alone."
        ),
    ),
    ("manager", "Supervision must reach every case of high risk at least once in six weeks."),
    ("delivery_unit", "Cases have to be shared out by what they need when posts are vacant."),
    ("region", "The scheme of relief has to reach an office before its vacancies pass a fifth."),
    ("national", "Guidance on addresses should name who visits when a household changes."),
    (
        "multi_agency",
        "Call-outs to an address have to reach probation during an order and not only at its start.",
    ),
)
DEEDS = (
    (
        (
            "The head of the delivery unit gives each newly qualified practitioner one joint case of "
            "domestic "
            "abuse within their first six months."
        ),
        "Head of the delivery unit",
        "Four experienced practitioners have agreed to hold joint cases.",
        "Every practitioner in their first year has one joint case on the register by the date.",
    ),
    (
        (
            "Senior probation officers hold a discussion of each high-risk case every six weeks and write "
            "down "
            "what was decided."
        ),
        "Deputy head of the delivery unit",
        "Two posts are moved from administration to free the hours.",
        "A sample of twenty records a quarter shows a discussion within six weeks in eighteen.",
    ),
    (
        (
            "The unit’s business manager publishes a weekly list that weighs cases, and the head of unit "
            "allocates from it."
        ),
        "Business manager",
        "The tool is in use in two other units and costs nothing.",
        "Caseload weights in the weekly list differ by less than 15 per cent between practitioners.",
    ),
    (
        (
            "The regional operations lead changes the trigger of the relief scheme to a fifth of posts and "
            "issues it to all heads."
        ),
        "Regional operations lead",
        "The regional board agreed to it in June.",
        "The log of the scheme shows relief within two weeks in every office above the trigger.",
    ),
    (
        "The policy team rewrites the page on addresses and adds who visits, with an example.",
        "Head of operational policy",
        "It is part of the yearly revision and needs no new money.",
        "The new page is published and opened by nine in ten offices within three months.",
    ),
    (
        (
            "The head of the delivery unit and the police superintendent sign a new agreement that sends "
            "call-outs each Monday."
        ),
        "Head of public protection",
        "Both have met and agreed the draft.",
        "Call-outs from 10 sampled addresses are found in the records each month.",
    ),
)
GOOD = (
    ("EP-CURIOSITY", "The practitioner asked his sister what had changed, and wrote down her answer."),
    ("EP-HOME-VISITS", "She made a second visit on the same day because nobody had opened the door."),
    (
        "EP-POLICE-SHARING",
        "The police officer in the team passed on the call from the neighbour within the hour.",
    ),
)
HEARD = (
    ("practitioner", "Probation practitioner"),
    ("manager", "Senior probation officer"),
    ("delivery_unit", "Head of the delivery unit"),
)


@dataclass(frozen=True)
class Planted:
    """What was broken, in the words of what is asked, and where."""

    gap: str
    about: str


def complete(number: int) -> Thread:
    """A review with nothing left out; each number is another one."""
    dice = random.Random(number)
    judgements, learning = _chain(dice)
    return Thread(
        on=ON,
        period_from=date(2025, 1, 6),
        period_until=date(2025, 9, 20),
        judgements=judgements,
        learning=learning,
        interviews=tuple(
            Heard(
                id=place,
                level=level,
                role=role,
                held=True,
                points=dice.randint(1, 6),
                relied_on=1 if place else 2,
            )
            for place, (level, role) in enumerate(HEARD)
        ),
        effective_practice=tuple(
            GoodPractice(id=place, text=text, theme=theme)
            for place, (theme, text) in enumerate(dice.sample(GOOD, dice.randint(1, 3)))
        ),
        diversity=dice.randint(1, 3),
        reasonable=dice.choice(("partly", "no")),
        reasonable_why="Much was done with care. What the police knew was within reach and was not asked "
        "for.",
        chronology=_events(dice),
    )


def _chain(dice: random.Random) -> tuple[tuple[JudgementMade, ...], tuple[Learning, ...]]:
    short = dice.sample(SHORT, 6)
    judgements = [
        JudgementMade(id=place, area=area, sufficient=True, text=text, themes=("PD-CURIOSITY",), evidence=2)
        for place, (area, text) in enumerate(SUFFICIENT)
    ]
    for place, ((area, text), (level, factor, why)) in enumerate(zip(short, WHY, strict=True)):
        reason = ReasonGiven(
            id=100 + place, text=why, level=level, factor=factor, evidence=dice.randint(1, 3)
        )
        judgements.append(
            JudgementMade(
                id=10 + place,
                area=area,
                sufficient=False,
                text=text,
                missed_opportunity=place % 2 == 0,
                significance="Somebody at risk was left without the protection of what was already known.",
                themes=(dice.choice(("PD-RISK-UNDER", "PD-SAFEGUARD", "PD-RECORDING")),),
                evidence=dice.randint(1, 4),
                reasons=(reason,),
            )
        )
    dice.shuffle(judgements)
    return tuple(judgements), tuple(_learned(dice, place) for place in range(len(LEARN)))


def _learned(dice: random.Random, place: int) -> Learning:
    level, text = LEARN[place]
    deed, owner, how, measure = DEEDS[place]
    action = ActionPlanned(
        id=300 + place,
        text=deed,
        owner=owner,
        how=how,
        measure=measure,
        due_on=ON + timedelta(days=dice.randint(30, 300)),
    )
    return Learning(
        id=200 + place,
        text=text,
        level=level,
        multi_agency=level == "multi_agency",
        reasons=(100 + place,),
        actions=(action,),
    )


def _events(dice: random.Random) -> tuple[Event, ...]:
    """A contact every two to four weeks, up to the day of the offence."""
    found: list[Event] = []
    day = date(2025, 1, 6)
    while day < date(2025, 9, 20):
        found.append(Event(id=len(found), on=day, relied_on=dice.random() < 0.4 or not found))
        day += timedelta(days=dice.randint(10, 27))
    return (*found, Event(id=999, on=date(2025, 9, 20)))


Gap = Callable[[Thread, random.Random], tuple[Thread, str]]


def _short(thread: Thread, dice: random.Random) -> JudgementMade:
    return dice.choice([one for one in thread.judgements if not one.sufficient and one.reasons])


def _with(thread: Thread, judgement: JudgementMade) -> Thread:
    each = (judgement if one.id == judgement.id else one for one in thread.judgements)
    return replace(thread, judgements=tuple(each))


def _learning_with(thread: Thread, point: Learning) -> Thread:
    return replace(thread, learning=tuple(point if one.id == point.id else one for one in thread.learning))


def no_why(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    judgement = _short(thread, dice)
    gone = {reason.id for reason in judgement.reasons}
    kept = tuple(
        replace(point, reasons=tuple(one for one in point.reasons if one not in gone) or point.reasons)
        for point in thread.learning
    )
    return replace(_with(thread, replace(judgement, reasons=())), learning=kept), f"judgement-{judgement.id}"


def why_without_evidence(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    judgement = _short(thread, dice)
    reason = replace(judgement.reasons[0], evidence=0)
    return _with(thread, replace(judgement, reasons=(reason,))), f"reason-{reason.id}"


def judgement_without_evidence(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    judgement = dice.choice(thread.judgements)
    return _with(thread, replace(judgement, evidence=0)), f"judgement-{judgement.id}"


def why_repeats_what(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    judgement = _short(thread, dice)
    again = dice.choice(
        (
            judgement.text,
            "There was a lack of professional curiosity.",
            "Human error.",
            "The practitioner did not do what was expected here.",
        )
    )
    reason = replace(judgement.reasons[0], text=again, factor="")
    return _with(thread, replace(judgement, reasons=(reason,))), f"reason-{reason.id}"


def no_significance(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    judgement = dice.choice([one for one in thread.judgements if one.missed_opportunity])
    return _with(thread, replace(judgement, significance="")), f"judgement-{judgement.id}"


def level_never_looked_at(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    level = dice.choice(("region", "national", "delivery_unit"))
    judgements = tuple(
        replace(
            one,
            reasons=tuple(
                replace(reason, level="manager") if reason.level == level else reason
                for reason in one.reasons
            ),
        )
        for one in thread.judgements
    )
    learning = tuple(replace(one, level="manager") if one.level == level else one for one in thread.learning)
    return replace(thread, judgements=judgements, learning=learning), f"level-{level}"


def learning_without_action(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    point = replace(dice.choice(thread.learning), actions=())
    return _learning_with(thread, point), f"learning-{point.id}"


def reason_without_learning(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    judgement = _short(thread, dice)
    extra = ReasonGiven(
        id=777,
        level="manager",
        factor="SF-WORKLOAD",
        evidence=1,
        text="He covered two teams in the spring because his colleague was seconded, and had an hour a "
        "week for this.",
    )
    return _with(thread, replace(judgement, reasons=(*judgement.reasons, extra))), "reason-777"


def _action_with(thread: Thread, dice: random.Random, **changes: object) -> tuple[Thread, str]:
    point = dice.choice([one for one in thread.learning if one.actions])
    action = replace(point.actions[0], **changes)  # type: ignore[arg-type] # fields of an action
    return _learning_with(thread, replace(point, actions=(action,))), f"action-{action.id}"


def not_specific(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    words = (
        "Staff to be reminded of the importance of professional curiosity.",
        "Consider whether further training is needed.",
        "Ensure better recording.",
        "Managers to raise awareness of domestic abuse among practitioners.",
        "Improve communication between teams.",
    )
    return _action_with(thread, dice, text=dice.choice(words))


def no_measure(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    return _action_with(
        thread, dice, measure=dice.choice(("", "Staff will have a better understanding.", "Completed."))
    )


def no_owner(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    return _action_with(thread, dice, owner=dice.choice(("", "All staff", "TBC")))


def not_relevant(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    point = Learning(
        id=888,
        level="region",
        text="Offices should keep their waiting rooms open for longer.",
        actions=(
            replace(
                thread.learning[0].actions[0],
                id=889,
                text="The office manager opens the waiting room an hour earlier on Mondays from March.",
            ),
        ),
    )
    return replace(thread, learning=(*thread.learning, point)), "action-889"


def no_date(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    return _action_with(
        thread, dice, due_on=dice.choice((None, ON - timedelta(days=20), ON + timedelta(days=1_400)))
    )


def no_good_practice(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    return replace(thread, effective_practice=()), "review"


def no_diversity(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    return replace(thread, diversity=0), "review"


def no_senior(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    return replace(
        thread, interviews=tuple(one for one in thread.interviews if one.level != "delivery_unit")
    ), "review"


def no_whole(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    return replace(thread, reasonable="", reasonable_why=""), "review"


def area_missing(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    """A part of practice that holds only one judgement, and a sufficient one, loses it."""
    alone = [
        one
        for one in thread.judgements
        if one.sufficient and sum(other.area == one.area for other in thread.judgements) == 1
    ]
    area = alone[0].area if alone else "planning"
    others = {
        "planning": "delivery",
        "delivery": "planning",
        "assessment": "reviewing",
        "reviewing": "assessment",
    }
    moved = tuple(replace(one, area=others[area]) if one.area == area else one for one in thread.judgements)
    return replace(thread, judgements=moved), f"area-{area}"


def nothing_between_agencies(thread: Thread, dice: random.Random) -> tuple[Thread, str]:
    learning = tuple(
        replace(one, level="region", multi_agency=False) if one.multi_agency else one
        for one in thread.learning
    )
    return replace(thread, learning=learning), "review"


GAPS: dict[str, tuple[Gap, str]] = {
    "a deficiency with no why": (no_why, "deficiency-without-why"),
    "a why with no evidence": (why_without_evidence, "why-without-evidence"),
    "a judgement with no evidence": (judgement_without_evidence, "judgement-without-evidence"),
    "a why that repeats what": (why_repeats_what, "why-only-restates"),
    "a missed opportunity with no significance": (no_significance, "missed-opportunity-without-significance"),
    "a level never considered": (level_never_looked_at, "level-not-considered"),
    "learning with no action": (learning_without_action, "learning-without-action"),
    "a reason with no learning": (reason_without_learning, "reason-without-learning"),
    "an action that is not specific": (not_specific, "action-not-specific"),
    "an action that cannot be measured": (no_measure, "action-not-measurable"),
    "an action that nobody owns": (no_owner, "action-not-achievable"),
    "an action for nothing that was found": (not_relevant, "action-not-relevant"),
    "an action without a date to come": (no_date, "action-not-time-bound"),
    "effective practice not recorded": (no_good_practice, "no-effective-practice"),
    "diversity unexplored": (no_diversity, "diversity-not-explored"),
    "no senior interviewed": (no_senior, "no-senior-heard"),
    "no judgement of the whole": (no_whole, "whole-not-judged"),
    "a part of practice not judged": (area_missing, "area-not-judged"),
    "nothing learned between agencies": (nothing_between_agencies, "multi-agency-without-learning"),
}
"""Each gap, how it is planted, and the rule that is asked to find it."""


def planted(number: int) -> tuple[Thread, list[Planted]]:
    """A review with five gaps of different kinds; all gaps take their turn over the reviews."""
    dice = random.Random(1_000 + number)
    thread = complete(number)
    found: list[Planted] = []
    names = list(GAPS)
    for step in range(5):
        name = names[(number * 5 + step * 4) % len(names)]
        thread, about = GAPS[name][0](thread, dice)
        found.append(Planted(name, about))
    return thread, found
