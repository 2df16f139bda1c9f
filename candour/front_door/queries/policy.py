"""The tables of policy as pages show them: what each row says, its source, standing and dates."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from candour.front_door.queries import policy_of_reviews
from candour.front_door.queries.policy_described import Described, Words
from candour.policy import Policy, PolicyRow, Standing, load_policy
from candour.policy.contact import ContactLimit, NondisclosureGround
from candour.policy.disclosure import DisclosureRefusalReason
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
    return {described.key: _table(described, policy) for described in TABLES}


def _table(described: Described, policy: Policy) -> TableShown:
    about = described.about if isinstance(described.about, str) else described.about(policy)
    shown = tuple(_shown(row, *described.words(row, policy)) for row in described.rows(policy))
    return TableShown(described.key, described.name, about, described.headings, shown)


def _shown(row: PolicyRow, key: str, name: str, facts: tuple[str, ...]) -> Shown:
    standing = Standing(row.status)
    colour = COLOURS[standing]
    return Shown(key, name, facts, row.source, str(standing), colour, row.applies_from, row.applies_until)


def _count_of_codes(policy: Policy) -> str:
    """Codes and rows are two numbers: a code whose standing changed has a row for each period."""
    rows = list(policy.offences)
    codes, listed = {row.code for row in rows}, {row.code for row in rows if row.listed}
    said = (
        f"{len(codes):,} codes that courts use: {len(listed):,} are or were on the list of serious further "
        f"offences, and {len(codes - listed):,} never were."
    )
    more = f" A code that changed has a row for each period, so there are {len(rows):,} rows."
    return said + (more if len(rows) > len(codes) else "")


def _offence(row: Offence, policy: Policy) -> Words:
    title = row.title or next(family.name for family in policy.families if family.key == row.family)
    return "", row.code, (title, row.statute, _yes(row.listed), _known(row.automatic))


def _family(row: Family, _policy: Policy) -> Words:
    automatic = {
        FamilyRule.CLASS: f"Where the wording names {row.automatic_class}",
        FamilyRule.NEVER: "Never",
        FamilyRule.CODE: "As the code table has it",
    }
    return row.key, row.name, (automatic[row.automatic], _known(row.listed))


def _deadline(row: Deadline, _policy: Policy) -> Words:
    return row.key, row.name, (f"{row.amount} {row.unit}", str(row.counted_from), row.note)


def _court_outcome(row: CourtOutcome, _policy: Policy) -> Words:
    return row.key, row.name, (row.effect, _yes(row.concludes), _yes(row.opens_disclosure))


def _supervision(row: SupervisionType, _policy: Policy) -> Words:
    return row.key, row.name, (f"{row.eligibility}. {row.note}".capitalize(), ", ".join(row.also_called))


def _risk(row: RiskLevel, _policy: Policy) -> Words:
    return row.key, row.name, (row.meaning, _yes(row.opens_risk_limb))


def _mappa(row: MappaTerm, _policy: Policy) -> Words:
    return row.key, row.name, (row.meaning,)


def _mode(row: Mode, _policy: Policy) -> Words:
    return row.key, row.name, (row.suffix or "None", ", ".join(row.words))


def _region(row: Region, policy: Policy) -> Words:
    return row.code, row.name, (str(sum(unit.region == row.code for unit in policy.delivery_units)),)


def _unit(row: DeliveryUnit, policy: Policy) -> Words:
    regions = {region.code: region.name for region in policy.regions}
    return "", row.name, (regions[row.region],)


def _question(row: OpenQuestion, _policy: Policy) -> Words:
    return row.key, row.question, (row.default,)


def _meant(row: DisclosureRefusalReason | NondisclosureGround, _policy: Policy) -> Words:
    return row.key, row.name, (row.meaning,)


def _contact_limit(row: ContactLimit, _policy: Policy) -> Words:
    return row.key, row.name, (f"{row.number} {row.unit}", row.meaning)


def _yes(value: bool) -> str:  # noqa: FBT001 - the value is what is drawn
    return "Yes" if value else "No"


def _known(value: YesNoUnknown) -> str:
    return {"yes": "Yes", "no": "No", "unknown": "Not known"}[str(value)]


TABLES = (
    Described(
        "offences",
        "Offences",
        _count_of_codes,
        ("Code", "Offence", "Statute", "On the list", "Automatic by the code table"),
        lambda policy: policy.offences,
        _offence,
    ),
    Described(
        "families",
        "Families of offences",
        "Asked before the code table, because the table has known slips.",
        ("Name", "Automatic", "On the list where only the family is known"),
        lambda policy: policy.families,
        _family,
    ),
    Described(
        "deadlines",
        "Deadlines",
        "How long each step has, and what it is counted from.",
        ("Name", "Time", "Counted from", "Note"),
        lambda policy: policy.deadlines,
        _deadline,
    ),
    Described(
        "court-outcomes",
        "Court outcomes",
        "What a court may do with a charge, and what follows from it.",
        ("Name", "What follows", "Ends the court track", "Opens disclosure"),
        lambda policy: policy.court_outcomes,
        _court_outcome,
    ),
    Described(
        "supervision",
        "Kinds of supervision",
        "Every kind counts; the unclear ones are flagged for the regional lead.",
        ("Name", "Eligibility", "Also called"),
        lambda policy: policy.supervision_types,
        _supervision,
    ),
    Described(
        "risk",
        "Levels of risk of serious harm",
        "Which of them open the risk limb.",
        ("Name", "Meaning", "Opens the risk limb"),
        lambda policy: policy.risk_levels,
        _risk,
    ),
    Described(
        "mappa",
        "MAPPA categories and levels",
        "Multi-agency public protection arrangements.",
        ("Name", "Meaning"),
        lambda policy: (*policy.mappa_categories, *policy.mappa_levels),
        _mappa,
    ),
    Described(
        "modes",
        "Modes of an offence",
        "The offence itself, an attempt, a conspiracy and so on, and the letter after a code.",
        ("Name", "Letter", "Words of a charge"),
        lambda policy: policy.modes,
        _mode,
    ),
    Described(
        "decline-reasons",
        "Reasons for declining the review",
        "What somebody may have said when they declined; nobody has to give a reason.",
        ("Name", "Meaning"),
        lambda policy: policy.disclosure_refusal_reasons,
        _meant,
    ),
    Described(
        "nondisclosure-grounds",
        "Grounds of a proposal not to disclose",
        "Each proposal goes to the national team, which agrees or refuses.",
        ("Name", "Meaning"),
        lambda policy: policy.nondisclosure_grounds,
        _meant,
    ),
    Described(
        "contact-limits",
        "Limits of contact with families",
        "How long an offer waits, when a decision is looked at again, and which numbers are shown.",
        ("Name", "Limit", "Meaning"),
        lambda policy: policy.contact_limits,
        _contact_limit,
    ),
    *policy_of_reviews.TABLES,
    Described(
        "regions",
        "Regions",
        "The twelve probation regions.",
        ("Name", "Delivery units"),
        lambda policy: policy.regions,
        _region,
    ),
    Described(
        "delivery-units",
        "Delivery units",
        "The units of each region; they split and merge, so each has its dates.",
        ("Name", "Region"),
        lambda policy: policy.delivery_units,
        _unit,
    ),
    Described(
        "open-questions",
        "Open questions",
        "What the public record does not settle, and what this service does until it is settled.",
        ("Question", "Until it is settled"),
        lambda policy: policy.open_questions,
        _question,
    ),
)
