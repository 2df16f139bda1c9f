"""The tables of policy as pages show them: what each row says, its source, standing and dates."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from candour.policy import PolicyRow, Standing, load_policy
from candour.policy.eligibility import MappaTerm, Mode, RiskLevel, SupervisionType
from candour.policy.offences import Family, FamilyRule, Offence, YesNoUnknown
from candour.policy.process import CourtOutcome, Deadline, DeliveryUnit, OpenQuestion, Region

STANDINGS = {
    Standing.PUBLISHED: "A public document says so.",
    Standing.SUPERSEDED: "It was the rule, and has been replaced.",
    Standing.INFERRED: "It follows from public documents; none states it.",
    Standing.DEFAULT: "This service’s own default, which can be changed.",
}
COLOURS = {
    Standing.PUBLISHED: "green",
    Standing.SUPERSEDED: "grey",
    Standing.INFERRED: "light-blue",
    Standing.DEFAULT: "yellow",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of policy in words."""

    key: str
    name: str
    facts: tuple[str, ...]
    source: str
    standing: str
    colour: str
    applies_from: date
    applies_until: date | None


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table of policy: what it is, the headings of its facts, and its rows."""

    key: str
    name: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[Shown, ...]

    def counted(self) -> dict[str, int]:
        """How many rows have each standing."""
        return {
            str(standing): number
            for standing in Standing
            if (number := sum(row.standing == standing for row in self.rows))
        }

    def found_by(self, words: str, standing: str) -> tuple[Shown, ...]:
        """The rows that hold every word, in any of their texts."""
        wanted = words.lower().split()
        return tuple(
            row
            for row in self.rows
            if (not standing or row.standing == standing) and all(word in _text(row) for word in wanted)
        )


def _text(row: Shown) -> str:
    return " ".join((row.key, row.name, *row.facts, row.source)).lower()


@lru_cache(maxsize=1)
def tables() -> dict[str, TableShown]:
    """Every table that is shown as a list, in the order of the index page."""
    policy = load_policy()
    families = {row.key: row.name for row in policy.families}
    regions = {row.code: row.name for row in policy.regions}
    return {
        table.key: table
        for table in (
            _table(
                "offences",
                "Offences",
                f"{len(policy.offences):,} codes that courts use, each as it stood from one day to another.",
                ("Code", "Offence", "Statute", "On the list", "Automatic by the code table"),
                policy.offences,
                lambda row: _offence(row, families),
            ),
            _table(
                "families",
                "Families of offences",
                "Asked before the code table, because the table has known slips.",
                ("Name", "Automatic", "On the list where only the family is known"),
                policy.families,
                _family,
            ),
            _table(
                "deadlines",
                "Deadlines",
                "How long each step has, and what it is counted from.",
                ("Name", "Time", "Counted from", "Note"),
                policy.deadlines,
                _deadline,
            ),
            _table(
                "court-outcomes",
                "Court outcomes",
                "What a court may do with a charge, and what follows from it.",
                ("Name", "What follows", "Ends the court track", "Opens disclosure"),
                policy.court_outcomes,
                _court_outcome,
            ),
            _table(
                "supervision",
                "Kinds of supervision",
                "Every kind counts; the unclear ones are flagged for the regional lead.",
                ("Name", "Eligibility", "Also called"),
                policy.supervision_types,
                _supervision,
            ),
            _table(
                "risk",
                "Levels of risk of serious harm",
                "Which of them open the risk limb.",
                ("Name", "Meaning", "Opens the risk limb"),
                policy.risk_levels,
                _risk,
            ),
            _table(
                "mappa",
                "MAPPA categories and levels",
                "Multi-agency public protection arrangements.",
                ("Name", "Meaning"),
                (*policy.mappa_categories, *policy.mappa_levels),
                _mappa,
            ),
            _table(
                "modes",
                "Modes of an offence",
                "The offence itself, an attempt, a conspiracy and so on, and the letter after a code.",
                ("Name", "Letter", "Words of a charge"),
                policy.modes,
                _mode,
            ),
            _table(
                "regions",
                "Regions",
                "The twelve probation regions.",
                ("Name", "Delivery units"),
                policy.regions,
                lambda row: _region(row, policy.delivery_units),
            ),
            _table(
                "delivery-units",
                "Delivery units",
                "The units of each region; they split and merge, so each has its dates.",
                ("Name", "Region"),
                policy.delivery_units,
                lambda row: _unit(row, regions),
            ),
            _table(
                "open-questions",
                "Open questions",
                "What the public record does not settle, and what this service does until it is settled.",
                ("Question", "Until it is settled"),
                policy.open_questions,
                _question,
            ),
        )
    }


Words = tuple[str, str, tuple[str, ...]]


def _table(
    key: str,
    name: str,
    about: str,
    headings: tuple[str, ...],
    rows: Iterable[PolicyRow],
    words: Callable[..., Words],
) -> TableShown:
    return TableShown(key, name, about, headings, tuple(_shown(row, *words(row)) for row in rows))


def _shown(row: PolicyRow, key: str, name: str, facts: tuple[str, ...]) -> Shown:
    standing = Standing(row.status)
    colour = COLOURS[standing]
    return Shown(key, name, facts, row.source, str(standing), colour, row.applies_from, row.applies_until)


def _offence(row: Offence, families: dict[str, str]) -> Words:
    title = row.title or families[row.family]
    return "", row.code, (title, row.statute, _yes(row.listed), _known(row.automatic))


def _family(row: Family) -> Words:
    automatic = {
        FamilyRule.CLASS: f"Where the wording names {row.automatic_class}",
        FamilyRule.NEVER: "Never",
        FamilyRule.CODE: "As the code table has it",
    }
    return row.key, row.name, (automatic[row.automatic], _known(row.listed))


def _deadline(row: Deadline) -> Words:
    return row.key, row.name, (f"{row.amount} {row.unit}", str(row.counted_from), row.note)


def _court_outcome(row: CourtOutcome) -> Words:
    return row.key, row.name, (row.effect, _yes(row.concludes), _yes(row.opens_disclosure))


def _supervision(row: SupervisionType) -> Words:
    return row.key, row.name, (f"{row.eligibility}. {row.note}".capitalize(), ", ".join(row.also_called))


def _risk(row: RiskLevel) -> Words:
    return row.key, row.name, (row.meaning, _yes(row.opens_risk_limb))


def _mappa(row: MappaTerm) -> Words:
    return row.key, row.name, (row.meaning,)


def _mode(row: Mode) -> Words:
    return row.key, row.name, (row.suffix or "None", ", ".join(row.words))


def _region(row: Region, units: Iterable[DeliveryUnit]) -> Words:
    return row.code, row.name, (str(sum(unit.region == row.code for unit in units)),)


def _unit(row: DeliveryUnit, regions: dict[str, str]) -> Words:
    return "", row.name, (regions[row.region],)


def _question(row: OpenQuestion) -> Words:
    return row.key, row.question, (row.default,)


def _yes(value: bool) -> str:  # noqa: FBT001 - the value is what is drawn
    return "Yes" if value else "No"


def _known(value: YesNoUnknown) -> str:
    return {"yes": "Yes", "no": "No", "unknown": "Not known"}[str(value)]
