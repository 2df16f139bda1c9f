"""The figures as a table, each beside its goal, by kind and by form; never one average."""

from collections.abc import Iterator

from bench.redaction import recipients
from bench.redaction.scoring import Score, Tally, together

Row = tuple[str, float, str, float]
SINGLES = ("code, registered", "organisation, registered", "place, registered", "address, registered")


def as_table(score: Score, *, speed: float, memory: float) -> str:
    """Goals first, then every kind and form."""
    lines = [
        f"{score.words} words, {score.pages:.0f} pages. Invented reviews; no court judgments are held here.",
        "",
    ]
    lines.append(f"{'Measure':<58} {'here':>9} {'goal':>9}")
    for name, value, sign, goal in _goals(score, speed, memory):
        met = value >= goal if sign == ">=" else value <= goal
        lines.append(f"{name:<58} {value:>9.4f} {sign} {goal:<7g}{'' if met else ' not met'}")
    lines += ["", f"{'Kind and form':<44} {'mentions':>8} {'tier 1':>8} {'1 and 2':>8}"]
    for (group, form), tally in sorted(score.rows.items()):
        lines.append(
            f"{group + ', ' + form:<44} {tally.total:>8} {_share(tally.first, tally):>8} {_share(tally.both, tally):>8}"
        )
    return "\n".join([*lines, "", recipients.as_table(score.by_recipient)])


def _share(part: int, tally: Tally) -> str:
    return f"{part / tally.total:.4f}" if tally.total else "none"


def _goals(score: Score, speed: float, memory: float) -> Iterator[Row]:
    registered, strangers = together(score, "person, registered"), together(score, "person")
    things = together(score, *SINGLES)
    telling = together(score, "role_with_place", "uniqueness")
    yield "Registered people, mentions, tier 1", registered.first / registered.total, ">=", 0.998
    yield "Registered people, mentions, tiers 1 and 2", registered.both / registered.total, ">=", 0.9995
    yield "Registered people with every mention covered", score.people.both / score.people.total, ">=", 0.995
    yield "People not in the register, tiers 1 and 2", strangers.both / max(strangers.total, 1), ">=", 0.995
    yield "Registered codes, addresses and places", things.both / max(things.total, 1), ">=", 1.0
    yield "Precision of tier 1, by word", score.right_words / max(score.proposed_words, 1), ">=", 0.985
    yield (
        "Words proposed that need not be, in percent",
        100 * (score.proposed_words - score.right_words) / score.words,
        "<=",
        0.4,
    )
    yield "Flags of tier 2 a page", score.flags / score.pages, "<=", 3.0
    yield "Roles with places and uniqueness (same author)", telling.both / max(telling.total, 1), ">=", 0.9
    yield "Pages a second of processor time, 60 entries", speed, ">=", 30.0
    yield "Memory of the whole process, in MB", memory, "<=", 200.0
