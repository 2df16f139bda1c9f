"""The list of offences by CJS code, and the families they belong to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from candour.policy.dated import Dated
from candour.policy.reading import PolicyError, PolicyRow

BASE_LENGTH = 7
"""Four characters of prefix and three figures; a letter after them says the mode."""


class YesNoUnknown(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AutomaticClass(StrEnum):
    """The groups of offences that a wording of limb A may name."""

    MURDER = "murder"
    MANSLAUGHTER = "manslaughter"
    CAUSING_DEATH = "causing death"
    RAPE = "rape"
    ASSAULT_BY_PENETRATION = "assault by penetration"
    SEXUAL_UNDER_13 = "sexual offence against a child under 13"
    TERRORISM = "terrorism"


class FamilyRule(StrEnum):
    """How a family decides whether its offences are automatic."""

    CLASS = "class"
    """Automatic where the wording names its class, whatever the code table says."""
    NEVER = "never"
    """Not automatic, whatever the code table says."""
    CODE = "code"
    """The family does not decide: the code table does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence(PolicyRow):
    code: str
    family: str
    statute: str
    listed: bool
    automatic: YesNoUnknown
    """As the code table had it; the family rule comes first."""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(PolicyRow):
    key: str
    name: str
    automatic: FamilyRule
    listed: YesNoUnknown
    """Whether a charge known only by its family is taken as listed."""
    automatic_class: AutomaticClass | None = None
    sexual: bool = False
    words: tuple[str, ...] = ()
    """Words of a title that name the family; "a + b" needs both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceListVersion(PolicyRow):
    """One version of the courts' mapping of codes, by its counts: evidence that the list moves."""

    key: str
    marked_true: int
    marked_false: int
    note: str


@dataclass(frozen=True, slots=True)
class FoundOffence:
    offence: Offence
    before_publication: bool
    """The row was published later than the day asked for and is the earliest that is known."""


class OffenceList(Dated[Offence]):
    """The offence list. The first row of a code also answers for earlier days, and says that it does."""

    def __init__(self, rows: Iterable[Offence]) -> None:
        super().__init__("offences", rows, key=lambda row: row.code)

    @cached_property
    def bases(self) -> frozenset[str]:
        return frozenset(row.code[:BASE_LENGTH] for row in self.rows)

    def look_up(self, code: str, *, on: date) -> FoundOffence | None:
        """The row for an exact code, suffix included; None when the code is not in the table."""
        versions = self._by_key.get(code)
        if versions is None:
            return None
        if on < versions[0].applies_from:
            return FoundOffence(versions[0], before_publication=True)
        row = self.find(code, on=on)
        return None if row is None else FoundOffence(row, before_publication=False)

    def listed_codes(self, *, on: date) -> tuple[str, ...]:
        """Every code on the list on a day by the rows published by then."""
        return tuple(row.code for row in self.all(on=on) if row.listed)

    def replacing(self, rows: Iterable[Offence]) -> "OffenceList":
        """The list with the given codes replaced or added: for trying a change before it is made."""
        return OffenceList(self.with_rows(rows).rows)


def check_families(offences: Iterable[Offence], families: Dated[Family]) -> None:
    """Refuse a family that is not described, and a family whose rule and class disagree."""
    for family in families:
        if (family.automatic is FamilyRule.CLASS) != (family.automatic_class is not None):
            raise PolicyError(
                f"families, {family.key}: a class is needed exactly where the rule is by class."
            )
    for offence in offences:
        if offence.family not in families:
            raise PolicyError(f"offences, {offence.code}: unknown family {offence.family!r}.")
