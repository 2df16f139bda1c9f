"""What the charged offence is: its mode, its family, whether it is listed and whether it is automatic.

The family is asked first and the code table second. Attempts and the other inchoate forms take what their
offence has, in the modes that the wording names.
"""

import re
from dataclasses import dataclass
from datetime import date

from candour.notifications.eligibility.facts import Charge
from candour.notifications.eligibility.family import Named, named_family
from candour.notifications.eligibility.rules import Rules
from candour.notifications.eligibility.words import day_words
from candour.policy.eligibility import RuleVersion
from candour.policy.offences import (
    BASE_LENGTH,
    AutomaticClass,
    Family,
    FamilyRule,
    FoundOffence,
    YesNoUnknown,
)

CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{2}[0-9]{3}[A-Z]?")
AGE_OF_AUTOMATIC_PROTECTION = 13


@dataclass(frozen=True, slots=True)
class OffenceReading:
    code: str | None
    mode: str
    family: Family | None
    listed: bool
    automatic: bool
    why: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Coded:
    """A code taken apart, and the row of the table that answers for it."""

    code: str | None
    mode: str
    found: FoundOffence | None
    base: FoundOffence | None
    notes: tuple[str, ...]
    missing: tuple[str, ...]


def read_offence(charge: Charge, *, rules: Rules, rule: RuleVersion, on: date) -> OffenceReading:
    """The offence of one charge under one wording, as policy has it on the day of the decision."""
    # The dates of the charge say nothing of the offence: without them, like charges are read once.
    alike = (charge.code, charge.mode, charge.title, charge.family, charge.victim_age, rule.key, on)
    return rules.kept_reading(alike, lambda: _read(charge, rules, rule, on))


def _read(charge: Charge, rules: Rules, rule: RuleVersion, on: date) -> OffenceReading:
    coded = _coded(charge, rules, on)
    named = named_family(charge, code=coded.code, rules=rules)
    listed, why_listed, missing_listed = _listed(coded, named)
    automatic, why_automatic, missing_automatic = _automatic(charge, coded, named, rule)
    return OffenceReading(
        code=coded.code,
        mode=coded.mode,
        family=named.family,
        listed=listed,
        automatic=automatic,
        why=(*coded.notes, *named.notes, *why_listed, *why_automatic),
        missing=(*coded.missing, *named.missing, *missing_listed, *missing_automatic),
        sources=_sources(coded, named),
    )


def _coded(charge: Charge, rules: Rules, on: date) -> _Coded:
    code = "".join(charge.code.upper().split()) if charge.code else None
    if code is None:
        return _Coded(None, charge.mode, None, None, (), ("The offence code of the charge.",))
    if not CODE.fullmatch(code):
        missing = f"A usable offence code: {charge.code!r} is not written as one (such as SX03001)."
        return _Coded(None, charge.mode, None, None, (), (missing,))
    mode, notes, missing_mode = _mode(code, charge.mode, rules)
    base_code = code[:BASE_LENGTH]
    base = rules.policy.offences.look_up(base_code, on=on)
    found = rules.policy.offences.look_up(base_code + rules.modes[mode].suffix, on=on) or base
    if found is None:
        return _Coded(code, mode, None, None, notes, (*missing_mode, _not_in_table(base_code, rules)))
    return _Coded(code, mode, found, base, (*notes, *_found_notes(found)), missing_mode)


def _mode(code: str, stated: str, rules: Rules) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    suffix = code[BASE_LENGTH:]
    implied = rules.mode_of_suffix.get(suffix, "")
    if not suffix or implied == stated:
        return stated, (), ()
    if not implied:
        return (
            stated,
            (),
            (f"What the letter {suffix} after {code[:BASE_LENGTH]} means: it is not known here.",),
        )
    note = f"The letter {suffix} after the code says {rules.modes[implied].name.lower()}, and that is used."
    if stated == "substantive":
        return implied, (note,), ()
    asked = f"Which is right: the code {code} says {implied} and the charge says {stated}."
    return implied, (note,), (asked,)


def _not_in_table(base_code: str, rules: Rules) -> str:
    if base_code in rules.policy.offences.bases:
        return f"Whether {base_code} itself is on the list: the table has it only in another mode."
    return f"What offence {base_code} is: the code is not in the table, so it is not taken as listed by it."


def _found_notes(found: FoundOffence) -> tuple[str, ...]:
    row = found.offence
    title = f" ({row.title}, {row.statute})" if row.title else f" ({row.statute}; title not published)"
    early = ""
    if found.before_publication:
        early = f", in a list published from {day_words(row.applies_from)} and applied earlier by inference"
    return (f"Code {row.code}{title} is {'' if row.listed else 'not '}on the offence list{early}.",)


def _listed(coded: _Coded, named: Named) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    if coded.found is not None:
        return coded.found.offence.listed, (), _form_to_confirm(coded, named.family)
    family = named.family
    if family is None or family.listed is not YesNoUnknown.YES:
        return False, ("Without a known code the offence is not taken as listed.",), ()
    if coded.code is not None and family.automatic is not FamilyRule.CLASS:
        return False, ("The code is not in the table, so the offence is not taken as listed.",), ()
    note = f"Without a known code, the offence is taken as listed because its family is {family.name}."
    return True, (note,), ("Confirmation of the offence by a code on the list.",)


def _form_to_confirm(coded: _Coded, family: Family | None) -> tuple[str, ...]:
    """The table names some forms of an offence and not others; only limb A is worded to take in all."""
    found = coded.found
    if found is None or coded.mode == "substantive" or found is not coded.base or not found.offence.listed:
        return ()
    if family is not None and family.automatic is FamilyRule.CLASS:
        return ()
    asked = (
        f"Whether {found.offence.code} in the mode {coded.mode} is on the list: the table has the offence "
        "without this form of it, and the form is taken as listed with it."
    )
    return (asked,)


def _automatic(
    charge: Charge, coded: _Coded, named: Named, rule: RuleVersion
) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    family = named.family
    if coded.mode not in rule.automatic_modes:
        return False, (f"This wording of limb A does not name the mode {coded.mode}.",), ()
    if family is None:
        return False, ("The family of the offence is not known, so it is not automatic.",), ()
    if (
        _is_sexual_offence_under_13(charge, family)
        and AutomaticClass.SEXUAL_UNDER_13 in rule.automatic_classes
    ):
        age = "The person harmed was under 13, which makes a sexual offence automatic whatever its code."
        return True, (age,), _charge_to_check(coded)
    if family.automatic is FamilyRule.CODE:
        return _automatic_by_code(coded)
    missing = _age_missing(charge, family)
    automatic = family.automatic_class is not None and family.automatic_class in rule.automatic_classes
    if family.automatic_class is None and named.beside_code and _automatic_by_code(coded)[0]:
        return True, *_table_against_family(coded, family, missing)
    says = "automatic" if automatic else "not automatic"
    return automatic, (f"By its family ({family.name}) it is {says} under this wording.",), missing


def _is_sexual_offence_under_13(charge: Charge, family: Family) -> bool:
    age = charge.victim_age
    return family.sexual and age is not None and age < AGE_OF_AUTOMATIC_PROTECTION


def _charge_to_check(coded: _Coded) -> tuple[str, ...]:
    if coded.found is None or coded.found.offence.listed:
        return ()
    return (
        f"Whether {coded.code} is the right charge: it is not itself listed, and the victim was under 13.",
    )


def _automatic_by_code(coded: _Coded) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    marks = [each.offence.automatic for each in (coded.found, coded.base) if each is not None]
    mark = next((mark for mark in marks if mark is not YesNoUnknown.UNKNOWN), YesNoUnknown.UNKNOWN)
    if mark is YesNoUnknown.UNKNOWN:
        missing = f"Whether {coded.code or 'the offence'} is automatic: the public record does not say."
        return (
            False,
            ("It is not treated as automatic, because nothing published says that it is.",),
            (missing,),
        )
    automatic = mark is YesNoUnknown.YES
    return automatic, (f"The code table marks it as {'' if automatic else 'not '}automatic.",), ()


def _table_against_family(
    coded: _Coded, family: Family, missing: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where the charge is called something milder than its code: the stronger is used, and it is asked."""
    note = f"The code table marks it as automatic, and {family.name} is not: the stronger is used."
    asked = (
        f"Which is right: the code {coded.code} is marked as automatic, and the charge says {family.name}."
    )
    return (note,), (*missing, asked)


def _age_missing(charge: Charge, family: Family) -> tuple[str, ...]:
    if family.sexual and family.automatic is not FamilyRule.CLASS and charge.victim_age is None:
        return ("The age of the person harmed: under 13 would make the offence automatic.",)
    under_13 = family.automatic_class is AutomaticClass.SEXUAL_UNDER_13
    if under_13 and charge.victim_age is not None and charge.victim_age >= AGE_OF_AUTOMATIC_PROTECTION:
        return (f"Which is right: a child under 13 by the offence, or the age given, {charge.victim_age:g}.",)
    return ()


def _sources(coded: _Coded, named: Named) -> tuple[str, ...]:
    found = (coded.found.offence.source,) if coded.found else ()
    return (*found, named.family.source) if named.family else found
