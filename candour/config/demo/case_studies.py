"""The four case studies of the inspectorate's 2022 report, rebuilt from their facts.

Only what the report says is a fact: offences, sentences, kinds of supervision, some levels and months.
It changed the names. Days, courts, CRNs, dates of birth, places and the missing levels of risk are invented.
Source: HM Inspectorate of Probation, Annual report 2022: Serious Further Offences, ISBN 978-1-915468-28-4.
"""

from datetime import date

from candour.cases.commands import (
    NewCase,
    NewCharge,
    NewMappa,
    NewPerson,
    NewRiskAssessment,
    NewSupervision,
)
from candour.config.demo.reviews.told import told
from candour.staff.models import DeliveryUnit, Region

REPORT = "Case study in the inspectorate's 2022 report; days, places and names are invented"


def case_studies(region: Region) -> dict[str, NewCase]:
    """The four cases, by the name that the report gives them."""
    unit = DeliveryUnit.objects.filter(region=region, name="Croydon").first()
    return {
        "Stanton": _stanton(region, unit),
        "Richards": _richards(region, unit),
        "Key": _key(region, unit),
        "Evans": _evans(region, unit),
    }


def _stanton(region: Region, unit: DeliveryUnit | None) -> NewCase:
    """Attempted murder in September 2019 under post-sentence supervision; very high risk, MAPPA level 3."""
    return NewCase(
        person=NewPerson(title="Mr", given_names="Alan", family_name="Stanton"),
        crn="X190001",
        region=region,
        delivery_unit=unit,
        date_of_birth=date(1984, 3, 9),
        sex="Male",
        index_offence="Criminal damage",
        index_sentence="12 weeks in custody, May 2019",
        first_court_appearance=date(2019, 9, 20),
        court="Croydon Crown Court",
        charges=(
            NewCharge(
                code="COML025A",
                title="Attempted murder",
                mode="attempt",
                alleged_offence_date=date(2019, 9, 17),
                charged_on=date(2019, 9, 19),
            ),
        ),
        supervision=(
            NewSupervision(type="licence", start=date(2019, 1, 4), end=date(2019, 2, 8)),
            NewSupervision(type="post_sentence_supervision", start=date(2019, 2, 9), end=date(2020, 1, 3)),
        ),
        risk_assessments=(
            NewRiskAssessment(level="high", assessed_on=date(2019, 2, 12)),
            NewRiskAssessment(level="very_high", assessed_on=date(2019, 6, 21)),
        ),
        mappa=(NewMappa(category=3, level=3, start=date(2019, 6, 25)),),
        people=told("stanton").new_people(),
        source=REPORT,
    )


def _richards(region: Region, unit: DeliveryUnit | None) -> NewCase:
    """Murder on licence from 12 weeks for assault and possession of class A drugs; later convicted."""
    return NewCase(
        person=NewPerson(title="Mr", given_names="Leon", family_name="Richards"),
        crn="X200002",
        region=region,
        delivery_unit=unit,
        date_of_birth=date(1993, 11, 2),
        sex="Male",
        index_offence="Assault; possession of a class A drug",
        index_sentence="12 weeks' imprisonment",
        first_court_appearance=date(2020, 11, 12),
        court="Central Criminal Court",
        charges=(
            NewCharge(
                code="COML025",
                title="Murder",
                alleged_offence_date=date(2020, 11, 8),
                charged_on=date(2020, 11, 11),
            ),
        ),
        supervision=(NewSupervision(type="licence", start=date(2020, 8, 3), end=date(2021, 2, 1)),),
        risk_assessments=(NewRiskAssessment(level="medium", assessed_on=date(2020, 8, 17)),),
        people=told("richards").new_people(),
        source=REPORT,
    )


def _key(region: Region, unit: DeliveryUnit | None) -> NewCase:
    """False imprisonment of a former partner under a suspended sentence order; high risk to known adults."""
    return NewCase(
        person=NewPerson(title="Mr", given_names="Dean", family_name="Key"),
        crn="X210003",
        region=region,
        delivery_unit=unit,
        date_of_birth=date(1988, 7, 22),
        sex="Male",
        index_offence="Sexual assault",
        index_sentence="24 months, suspended for 24 months, with 60 rehabilitation activity days, "
        "curfew for four months, exclusion zone for two years",
        first_court_appearance=date(2021, 5, 6),
        court="Croydon Crown Court",
        charges=(
            NewCharge(
                code="COML020",
                title="False imprisonment",
                alleged_offence_date=date(2021, 5, 1),
                charged_on=date(2021, 5, 5),
            ),
        ),
        supervision=(
            NewSupervision(type="suspended_sentence_order", start=date(2020, 2, 10), end=date(2022, 2, 9)),
        ),
        risk_assessments=(NewRiskAssessment(level="high", assessed_on=date(2020, 2, 28)),),
        people=told("key").new_people(),
        source=REPORT,
    )


def _evans(region: Region, unit: DeliveryUnit | None) -> NewCase:
    """Charged with murder in October 2020; released in April 2020 from four weeks for common assault."""
    return NewCase(
        person=NewPerson(title="Mr", given_names="Craig", family_name="Evans"),
        crn="X200004",
        region=region,
        delivery_unit=unit,
        date_of_birth=date(1990, 1, 30),
        sex="Male",
        index_offence="Common assault, two counts",
        index_sentence="Four weeks in custody",
        first_court_appearance=date(2020, 10, 15),
        court="Central Criminal Court",
        charges=(
            NewCharge(
                code="COML025",
                title="Murder",
                alleged_offence_date=date(2020, 10, 11),
                charged_on=date(2020, 10, 14),
            ),
        ),
        supervision=(
            NewSupervision(type="licence", start=date(2020, 4, 14), end=date(2020, 4, 27)),
            NewSupervision(type="post_sentence_supervision", start=date(2020, 4, 28), end=date(2021, 4, 13)),
        ),
        people=told("evans").new_people(),
        source=REPORT,
    )
