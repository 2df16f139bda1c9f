"""The columns of an extract: what each holds, the headings it is known by, and whether a row needs it."""

import re
from dataclasses import dataclass

REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    heading: str
    meaning: str
    need: str = ""
    also: tuple[str, ...] = ()
    """Other headings that the courts' and nDelius's own extracts use."""
    longest: int = 200
    example: str = ""

    @property
    def required(self) -> bool:
        return self.need == REQUIRED

    @property
    def names(self) -> frozenset[str]:
        return frozenset(map(fold_heading, (self.key, self.heading, *self.also)))


COLUMNS = (
    Column(
        "crn",
        "CRN",
        "Case reference number in nDelius: a letter and six digits",
        REQUIRED,
        longest=20,
        example="X100001",
    ),
    Column(
        "family_name",
        "Family name",
        "Of the person on probation",
        REQUIRED,
        ("surname", "last name"),
        longest=120,
        example="Okafor",
    ),
    Column(
        "given_names",
        "Given names",
        "All given names",
        also=("forename", "forenames", "first name", "first names"),
        longest=120,
        example="Daniel",
    ),
    Column("date_of_birth", "Date of birth", "Day of birth", also=("dob",), example="1991-05-17"),
    Column(
        "region",
        "Region code",
        "Probation region at the offence date: its code or its name",
        REQUIRED,
        ("region",),
        example="N54",
    ),
    Column(
        "delivery_unit",
        "Delivery unit",
        "Probation Delivery Unit at the offence date",
        also=("pdu", "probation delivery unit"),
        example="Sunderland",
    ),
    Column(
        "offence_code",
        "Offence code",
        "CJS offence code: seven characters, and a letter for the mode",
        also=("cjs code", "cjs offence code"),
        longest=20,
        example="TH68023",
    ),
    Column(
        "offence_title",
        "Offence",
        "In words",
        REQUIRED,
        ("offence description", "title", "offence title"),
        example="Robbery",
    ),
    Column(
        "mode",
        "Mode",
        "substantive, attempt, aid, conspiracy, incite or encourage; empty is substantive",
        example="substantive",
    ),
    Column(
        "alleged_offence_date",
        "Offence date",
        "Day of the alleged offence",
        REQUIRED,
        ("alleged date", "alleged offence date", "date of offence"),
        example="2026-01-20",
    ),
    Column(
        "charged_on",
        "Charge date",
        "Day of the charge",
        also=("date charged", "date of charge"),
        example="2026-01-22",
    ),
    Column("victim_age", "Victim age", "Age of the victim in whole years", example="34"),
    Column(
        "first_court_appearance",
        "First court appearance",
        "Its day; empty while it is awaited",
        also=("hearing date", "first hearing date"),
        example="2026-01-23",
    ),
    Column(
        "court",
        "Court",
        "Name of the court",
        also=("court name",),
        longest=120,
        example="Newcastle upon Tyne Crown Court",
    ),
    Column(
        "supervision_type",
        "Supervision type",
        "Such as licence, community order or suspended sentence order",
        also=("order type", "event type"),
        example="licence",
    ),
    Column(
        "supervision_start",
        "Supervision start",
        "First day of supervision",
        also=("start date",),
        example="2025-04-01",
    ),
    Column(
        "supervision_end",
        "Supervision end",
        "Last day; empty while it runs",
        also=("end date",),
        example="2026-03-31",
    ),
    Column(
        "risk_level",
        "RoSH",
        "low, medium, high or very high",
        also=("risk of serious harm", "rosh level"),
        example="medium",
    ),
    Column(
        "risk_assessed_on",
        "RoSH date",
        "Day of the assessment",
        also=("assessment date", "risk of serious harm date"),
        example="2025-04-14",
    ),
)


def fold_heading(heading: str) -> str:
    """A heading without case, spaces and marks."""
    return re.sub(r"[^a-z]", "", heading.casefold())


BY_KEY = {column.key: column for column in COLUMNS}
_BY_NAME = {name: column.key for column in COLUMNS for name in column.names}


@dataclass(frozen=True, slots=True)
class Places:
    """Where each column stands, and what is wrong with the headings."""

    places: dict[str, int]
    unread: list[str]
    twice: list[str]
    missing: list[str]


def match(headings: list[str]) -> Places:
    """Which heading is which column."""
    found = Places({}, [], [], [])
    for position, heading in enumerate(headings):
        key = _BY_NAME.get(fold_heading(heading))
        if key is None:
            found.unread.append(heading)
        elif key in found.places:
            found.twice.append(heading)
        else:
            found.places[key] = position
    found.missing.extend(
        column.heading for column in COLUMNS if column.required and column.key not in found.places
    )
    return found
