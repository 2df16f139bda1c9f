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

    @property
    def required(self) -> bool:
        return self.need == REQUIRED

    @property
    def names(self) -> frozenset[str]:
        return frozenset(map(fold_heading, (self.key, self.heading, *self.also)))


COLUMNS = (
    Column("crn", "CRN", "Case reference number in nDelius: a letter and six digits", REQUIRED),
    Column("family_name", "Family name", "Of the person on probation", REQUIRED, ("surname", "last name")),
    Column("given_names", "Given names", "All given names", also=("forename", "forenames", "first name")),
    Column("date_of_birth", "Date of birth", "Day of birth", also=("dob",)),
    Column("region", "Region code", "Probation region at the offence date, as in N07", REQUIRED, ("region",)),
    Column("delivery_unit", "Delivery unit", "At the offence date", also=("pdu", "probation delivery unit")),
    Column("offence_code", "Offence code", "CJS offence code, as in SX03001", also=("cjs code",)),
    Column("offence_title", "Offence", "In words", REQUIRED, ("offence description", "title")),
    Column("mode", "Mode", "substantive, attempt, aid, conspiracy, incite or encourage"),
    Column("alleged_offence_date", "Offence date", "Day of the alleged offence", REQUIRED, ("alleged date",)),
    Column("charged_on", "Charge date", "Day of the charge", also=("date charged",)),
    Column("victim_age", "Victim age", "Age of the victim in whole years"),
    Column("first_court_appearance", "First court appearance", "Its day", also=("hearing date",)),
    Column("court", "Court", "Name of the court", also=("court name",)),
    Column("supervision_type", "Supervision type", "As in licence", also=("order type", "event type")),
    Column("supervision_start", "Supervision start", "First day of supervision", also=("start date",)),
    Column("supervision_end", "Supervision end", "Last day; empty while it runs", also=("end date",)),
    Column(
        "risk_level", "RoSH", "low, medium, high or very high", also=("risk of serious harm", "rosh level")
    ),
    Column("risk_assessed_on", "RoSH date", "Day of the assessment", also=("assessment date",)),
)
BY_KEY = {column.key: column for column in COLUMNS}


def fold_heading(heading: str) -> str:
    """A heading without case, spaces and marks."""
    return re.sub(r"[^a-z]", "", heading.casefold())


def match(headings: list[str]) -> tuple[dict[str, int], list[str], list[str]]:
    """Column key to position; the headings that nothing reads; the columns that are missing."""
    places: dict[str, int] = {}
    unread = []
    for position, heading in enumerate(headings):
        key = next((column.key for column in COLUMNS if fold_heading(heading) in column.names), None)
        if key is None or key in places:
            unread.append(heading)
        else:
            places[key] = position
    missing = [column.heading for column in COLUMNS if column.required and column.key not in places]
    return places, unread, missing
