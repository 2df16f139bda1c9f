"""Families before codes: slips of the table are not copied, and unknown codes are never listed quietly."""

from dataclasses import replace
from datetime import date

import pytest

from candour.notifications.eligibility import Charge, Outcome, assess
from candour.notifications.eligibility.offence import OffenceReading, read_offence
from candour.notifications.eligibility.rules import rules_for
from tests.notifications.eligibility.examples import charge, with_charge

RULES = rules_for(None, None)
ON = date(2026, 6, 1)


def reading(charged: Charge, *, wording: str | None = None, on: date = ON) -> OffenceReading:
    return read_offence(charged, rules=RULES, rule=RULES.rule(on=on, named=wording), on=on)


@pytest.mark.parametrize(
    ("code", "automatic"),
    [
        ("SX03005", True),
        ("SX03006", True),  # false in the table beside its true female counterpart
        ("SX03023", True),
        ("SX03024", True),
        ("SX03027", True),  # under 13, false in the table
        ("SX03028", True),
        ("SX03160", True),
        ("SX03112", True),
        ("SX03113", False),
        ("SX03025", False),
        ("SX56001", True),  # false in the table beside its true attempt
        ("SX56001A", True),
        ("TH68141", False),  # vehicle-taking without death, true in the table
        ("TH68157", False),
        ("TH68091", True),  # the fatal variants, false or absent in the table
        ("TH68162E", True),
        ("TH68162", True),
        ("TH68163", True),
        ("TH68164", True),
        ("RT88025", True),
        ("RA88045", True),
        ("PT00032", True),
        ("TR06011E", True),
        ("COML026E", True),
        ("COML023", False),
        ("OF61003C", True),
        ("OF61022", False),
        ("IN38001E", True),
        ("DV04003E", True),
        ("DV04004", False),
        ("IC01002E", True),
        ("IC01003", False),
        ("IL29001", False),
        ("TH68023", False),
    ],
)
def test_automatic_by_family_first_and_code_table_second(code: str, automatic: bool) -> None:
    assert reading(charge(code)).automatic is automatic


@pytest.mark.parametrize("mode", ["attempt", "aid", "conspiracy", "incite", "encourage"])
def test_every_inchoate_form_inherits_under_the_wording_of_2024(mode: str) -> None:
    found = reading(charge("SX03001", mode=mode))
    assert (found.listed, found.automatic, found.mode) == (True, True, mode)
    assert reading(charge("TH68037", mode=mode)).listed


@pytest.mark.parametrize(
    ("wording", "code", "mode", "automatic"),
    [
        ("2022-report", "SX03005", "substantive", True),
        ("annex-j", "SX03005", "substantive", False),
        ("2024-report", "SX03005", "substantive", True),
        ("2022-report", "PT00019", "substantive", False),
        ("annex-j", "PT00019", "substantive", True),
        ("2024-report", "PT00019", "substantive", True),
        ("2022-report", "SX03001", "attempt", True),
        ("2022-report", "SX03001", "conspiracy", False),
        ("annex-j", "SX03001", "attempt", False),
        ("2024-report", "SX03001", "conspiracy", True),
        ("2014-instruction", "PT00019", "substantive", False),
    ],
)
def test_the_wordings_differ(wording: str, code: str, mode: str, automatic: bool) -> None:
    assert reading(charge(code, mode=mode), wording=wording).automatic is automatic


@pytest.mark.parametrize(
    "code",
    ["OF61014", "OF61016", "OF61019", "OF61020", "OF61043", "SX03007", "SX03048", "SX03060", "TH68026"],
)
def test_offences_checked_as_not_on_the_list_say_so(code: str) -> None:
    found = reading(charge(code))
    assert not found.listed
    assert any("is not on the offence list" in sentence for sentence in found.why)


def test_a_decision_of_2019_on_wounding_with_intent_says_what_is_not_known_of_its_rules() -> None:
    facts = replace(with_charge(charge("OF61016")), decided_on=date(2019, 5, 1))
    answer = assess(facts)
    assert answer.rule_version == "2014-instruction"
    assert answer.outcome is Outcome.NOT_SFO
    assert any("Schedule 15A has wounding with intent" in sentence for sentence in answer.explanation)
    assert not any(
        "Not known of these rules" in sentence
        for sentence in assess(with_charge(charge("OF61016"))).explanation
    )


def test_a_form_that_the_table_does_not_have_is_listed_with_its_offence_and_asked_about() -> None:
    for mode, asked in (("incite", True), ("substantive", False)):
        found = reading(charge("TH68037", mode=mode))
        assert found.listed
        assert any("in the mode incite is on the list" in sentence for sentence in found.missing) is asked


def test_a_form_of_an_automatic_offence_needs_no_confirmation() -> None:
    assert not any(
        "is on the list" in sentence for sentence in reading(charge("RT88025", mode="aid")).missing
    )


@pytest.mark.parametrize(
    "code", ["SX03025", "SX03172", "SX03047", "SX03001", "SX03017", "SX03007", "SX03227"]
)
def test_a_victim_under_13_makes_a_sexual_offence_automatic_whatever_the_code(code: str) -> None:
    assert reading(charge(code, victim_age=12)).automatic
    assert reading(charge(code, victim_age=12.9)).automatic


@pytest.mark.parametrize("code", ["SX03025", "SX03172", "SX03047", "SX03007"])
def test_a_victim_of_13_does_not_and_an_unknown_age_is_asked_for(code: str) -> None:
    assert not reading(charge(code, victim_age=13)).automatic
    assert any("age of the person harmed" in missing for missing in reading(charge(code)).missing)


def test_a_victim_under_13_changes_nothing_for_an_offence_that_is_not_sexual() -> None:
    assert not reading(charge("TH68023", victim_age=8)).automatic


def test_an_unlisted_sexual_charge_with_a_young_victim_asks_whether_it_is_the_right_charge() -> None:
    found = reading(charge("SX03007", victim_age=9))
    assert not found.listed
    assert any("is the right charge" in missing for missing in found.missing)


def test_an_age_against_the_code_is_asked_about() -> None:
    assert any(
        "the age given, 15" in missing for missing in reading(charge("SX03017", victim_age=15)).missing
    )


def test_the_letter_after_the_code_implies_the_mode() -> None:
    found = reading(charge(" sx03001a "))
    assert (found.code, found.mode, found.missing) == ("SX03001A", "attempt", ())
    assert any("letter A" in sentence for sentence in found.why)
    clash = reading(charge("SX03001A", mode="conspiracy"))
    assert clash.mode == "attempt"
    assert any("says attempt and the charge says conspiracy" in missing for missing in clash.missing)


def test_an_unknown_letter_is_asked_about_and_the_code_before_it_is_used() -> None:
    found = reading(charge("SX03001X"))
    assert found.listed
    assert any("letter X" in missing for missing in found.missing)


def test_a_code_listed_only_in_another_mode_is_not_listed_itself() -> None:
    found = reading(charge("TH68035"))
    assert not found.listed
    assert any("only in another mode" in missing for missing in found.missing)
    assert reading(charge("TH68035", mode="conspiracy")).listed


@pytest.mark.parametrize("code", ["ZZ99001", None, "rubbish"])
def test_an_unknown_code_is_never_listed_quietly(code: str | None) -> None:
    plain = reading(charge(code))
    assert not plain.listed
    assert not plain.automatic
    assert plain.missing
    by_family = reading(charge(code, family="murder"))
    assert by_family.automatic
    assert by_family.listed
    assert any("code" in missing.lower() for missing in by_family.missing)


def test_a_robbery_without_a_code_is_listed_by_family_but_not_with_a_code_that_is_unknown() -> None:
    assert reading(charge(None, family="robbery")).listed
    assert not reading(charge("ZZ99001", family="robbery")).listed


def test_a_family_that_is_not_on_the_list_is_not_listed_by_its_name() -> None:
    assert not reading(charge(None, family="threats to kill")).listed


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Attempted murder", "murder"),
        ("Conspiracy to murder", "murder"),
        ("Manslaughter by gross negligence", "manslaughter"),
        ("Causing death by dangerous driving", "death-by-driving"),
        ("Death involving driving/vehicle-taking", "death-by-vehicle-taking"),
        ("Rape of a woman aged 16 or over", "rape"),
        ("Sexual assault of a girl under 13", "sexual-offence-child-under-13"),
        ("Terror-related offence", "terrorism"),
        ("Burglary of a dwelling with intent to commit rape", "burglary-with-violence-or-serious-intent"),
        ("Threats to kill or murder", "threats-to-kill"),
        ("Aggravated vehicle-taking without death", "aggravated-vehicle-taking"),
        ("Burglary of a dwelling with intent to steal", "dwelling-burglary"),
        ("Armed robbery", "robbery"),
        ("Arson with intent to endanger life", "arson-or-damage-endangering-life"),
        ("Kidnapping", "kidnap-or-false-imprisonment"),
        ("Sexual assault", "sexual-assault"),
        ("Sexual assault of a girl under the age of thirteen", "sexual-offence-child-under-13"),
        ("Assault of a child under 13 by touching", "sexual-offence-child-under-13"),
        ("Meeting a child following sexual grooming", "grooming"),
        ("Conspiracy to rob", "robbery"),
        ("Falsely imprisoning a person", "kidnap-or-false-imprisonment"),
        ("Controlling a child prostitute", "sexual-exploitation-of-child"),
        ("Choking to commit an offence", "serious-violence-1861"),
        ("Encouraging or assisting murder", "murder"),
        ("Perverting the course of justice by concealing a murder", None),
        ("Assisting an offender after a manslaughter", None),
        ("Intimidating a witness to a rape", None),
        ("Parking on a verge", None),
    ],
)
def test_the_words_of_a_title_name_a_family_with_care(title: str, family: str | None) -> None:
    found = reading(charge(None, title=title))
    assert (found.family.key if found.family else None) == family
    assert found.missing


@pytest.mark.parametrize("called", [charge("COML025", title="Robbery"), charge("COML025", family="robbery")])
def test_a_code_marked_as_automatic_is_not_made_milder_by_what_the_charge_is_called(
    called: Charge,
) -> None:
    found = reading(called)
    assert found.automatic
    assert any("Which is right: the code COML025 is marked as automatic" in each for each in found.missing)


def test_a_slip_of_the_table_is_not_copied_where_the_title_agrees_with_the_family() -> None:
    assert not reading(charge("TH68141", title="Aggravated vehicle-taking")).automatic


@pytest.mark.parametrize(
    ("code", "title", "asked"),
    [
        ("TH68023", "Murder", True),
        ("SX03001", "Robbery", True),
        ("TH68023", "Robbery", False),
        ("SX03001", "Rape of a woman aged 16 or over", False),
    ],
)
def test_a_title_that_disagrees_with_its_code_is_asked_about(code: str, title: str, asked: bool) -> None:
    found = reading(charge(code, title=title))
    assert found.automatic is (code == "SX03001")
    assert any("and the title says" in each for each in found.missing) is asked


def test_a_title_names_the_family_of_a_code_that_has_no_published_title() -> None:
    found = reading(charge("COML023", title="Kidnapping"))
    assert found.family is not None
    assert found.family.key == "kidnap-or-false-imprisonment"
    assert found.listed


def test_a_stated_family_that_disagrees_with_the_code_is_asked_about_and_the_stronger_used() -> None:
    up = reading(charge("SX03025", family="Sexual offence against a child under 13"))
    assert up.automatic
    down = reading(charge("SX03017", family="robbery"))
    assert down.automatic
    assert any("Which is right" in missing for missing in up.missing)
    assert any("Which is right" in missing for missing in down.missing)
    agreeing = reading(charge("SX03001", family="rape"))
    assert agreeing.missing == ()


def test_a_stated_family_that_is_not_known_is_asked_about() -> None:
    assert any("'verge'" in missing for missing in reading(charge("TH68023", family="verge")).missing)


def test_an_automatic_mark_that_was_never_published_is_asked_for() -> None:
    found = reading(charge("IC01004"))
    assert not found.automatic
    assert any("Whether IC01004 is automatic" in missing for missing in found.missing)


def test_without_a_code_a_family_left_to_the_table_is_not_automatic() -> None:
    found = reading(charge(None, family="genocide"))
    assert found.listed
    assert not found.automatic
