"""Which family of offences a charge belongs to: by its code, by what is stated, or by its title."""

from dataclasses import dataclass

from candour.notifications.eligibility.facts import Charge
from candour.notifications.eligibility.rules import Rules, plain_words
from candour.policy.offences import BASE_LENGTH, Family, FamilyRule

# An intention or a threat is not the thing itself: "burglary with intent to rape" is not a rape. Nor is an
# offence against justice the one that it is about: "perverting the course of justice by concealing a murder".
WORDS_BEFORE_ANOTHER_OFFENCE = (
    " intent ",
    " threat",
    " without ",
    " perverting the course",
    " pervert the course",
    " assisting an offender",
    " assist an offender",
    " intimidat",
)


@dataclass(frozen=True, slots=True)
class Named:
    family: Family | None
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    beside_code: bool = False
    """Whether the family was given beside a code of which only the table knows what it is."""


def named_family(charge: Charge, *, code: str | None, rules: Rules) -> Named:
    """The family of a charge. Where code and statement disagree the stronger is used, and it is said."""
    by_code = _by_code(code, rules)
    stated = by_words(charge.family, rules)
    missing = _unknown_statement(charge, stated)
    titled = by_words(charge.title, rules)
    if by_code is not None and by_code.automatic is not FamilyRule.CODE:
        missing += _title_that_disagrees(by_code, titled) if stated is None else ()
        return _agreed(by_code, stated, missing)
    beside = by_code is not None
    if stated is not None:
        return Named(stated, (f"The stated family is read as: {stated.name}.",), missing, beside)
    if titled is not None:
        asked = f"The family of the offence: it was read from the title {charge.title!r}."
        note = f"By the words of its title the family is: {titled.name}."
        return Named(titled, (note,), (*missing, asked), beside)
    if by_code is None:
        return Named(None, (), (*missing, "What kind of offence it is: neither code, family nor title says."))
    return Named(by_code, (), missing)


def by_words(text: str | None, rules: Rules) -> Family | None:
    """The family that a text names: exactly, or by its words, automatic first and then the longest."""
    if not text:
        return None
    words = plain_words(text)
    exact = rules.family_by_name.get(words)
    if exact is not None:
        return exact
    best: tuple[bool, int] = (False, 0)
    chosen: Family | None = None
    for family in rules.policy.families:
        length = max((_length_of_match(f" {words} ", rule) for rule in family.words), default=0)
        rank = (family.automatic is FamilyRule.CLASS and length > 0, length)
        if rank > best:
            best, chosen = rank, family
    return chosen


def _length_of_match(text: str, rule: str) -> int:
    """How many letters a rule such as "death + driving" matches at the starts of words; 0 for no match."""
    phrases = rule.split(" + ")
    for phrase in phrases:
        place = text.find(f" {phrase}")
        if place < 0 or any(
            word in text[: place + 1] for word in WORDS_BEFORE_ANOTHER_OFFENCE if word not in phrase
        ):
            return 0
    return sum(len(phrase) for phrase in phrases)


def _by_code(code: str | None, rules: Rules) -> Family | None:
    key = rules.family_of_base.get(code[:BASE_LENGTH]) if code else None
    return rules.policy.families.versions(key)[-1] if key else None


def _agreed(by_code: Family, stated: Family | None, missing: tuple[str, ...]) -> Named:
    if stated is None or stated.automatic is by_code.automatic or stated.automatic is FamilyRule.CODE:
        return Named(by_code, (), missing)
    stronger = by_code if by_code.automatic is FamilyRule.CLASS else stated
    asked = f"Which is right: the code says {by_code.name}, and the stated family says {stated.name}."
    return Named(stronger, (f"Of the two families given, {stronger.name} is used.",), (*missing, asked))


def _title_that_disagrees(by_code: Family, titled: Family | None) -> tuple[str, ...]:
    """A title is read by its words alone, so the code is used; but somebody should look at both."""
    if titled is None or FamilyRule.CLASS not in {by_code.automatic, titled.automatic}:
        return ()
    if FamilyRule.CODE in {by_code.automatic, titled.automatic} or titled.automatic is by_code.automatic:
        return ()
    return (f"Which is right: the code says {by_code.name}, and the title says {titled.name}.",)


def _unknown_statement(charge: Charge, stated: Family | None) -> tuple[str, ...]:
    if charge.family and stated is None:
        return (f"What the stated family {charge.family!r} means: it is not one that is known here.",)
    return ()
