"""One line of an extract into values, with everything that is wrong with it at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from candour.notifications.intake.columns import BY_KEY
from candour.policy.load import Policy

CRN = re.compile(r"[A-Z]\d{6}")
DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y")
DATES = (
    "date_of_birth",
    "alleged_offence_date",
    "charged_on",
    "first_court_appearance",
    "supervision_start",
    "supervision_end",
    "risk_assessed_on",
)
IN_ORDER = (
    ("supervision_start", "supervision_end", "The supervision ends before it starts."),
    ("alleged_offence_date", "charged_on", "The charge is dated before the alleged offence."),
    (
        "alleged_offence_date",
        "first_court_appearance",
        "The court appearance is dated before the alleged offence.",
    ),
    ("date_of_birth", "alleged_offence_date", "The date of birth is after the alleged offence."),
)


@dataclass(slots=True)
class Checked:
    """The values of a line as they will be kept (dates in ISO form), its errors and its doubts."""

    values: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def check(raw: Mapping[str, str], *, policy: Policy, today: date) -> Checked:
    """Errors keep a row out; doubts park it for a person. `today` refuses dates in the future."""
    line = Checked({key: value for key, value in raw.items() if value})
    for key, column in BY_KEY.items():
        if column.required and key not in line.values:
            line.errors.append(f"{column.heading} is missing.")
    for key in DATES:
        _read_date(line, key, today)
    for read in (_read_crn, _read_age):
        read(line)
    for named in (_read_mode, _read_risk, _read_supervision, _read_place):
        named(line, policy)
    _check_order(line)
    _doubt(line, policy)
    return line


def day(text: str) -> date | None:
    """A date in any of the forms that the extracts use, or None."""
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a date of law has no time zone
        except ValueError:
            continue
    return None


def _read_date(line: Checked, key: str, today: date) -> None:
    if key not in line.values:
        return
    read = day(line.values[key])
    heading = BY_KEY[key].heading
    if read is None:
        line.errors.append(f"{heading} “{line.values[key][:40]}” is not a date.")
    elif read > today and key not in {"supervision_end", "first_court_appearance"}:
        line.errors.append(f"{heading} {read.isoformat()} is in the future.")
    elif read.year < 1900:
        line.errors.append(f"{heading} {read.isoformat()} is before 1900.")
    else:
        line.values[key] = read.isoformat()


def _read_crn(line: Checked) -> None:
    crn = line.values.get("crn", "").upper().replace(" ", "")
    if crn and not CRN.fullmatch(crn):
        line.errors.append(f"CRN “{crn[:20]}” is not a letter and six digits.")
    line.values["crn"] = crn


def _read_age(line: Checked) -> None:
    age = line.values.get("victim_age")
    if age is not None and not (age.isascii() and age.isdigit() and int(age) <= 120):
        line.errors.append(f"Victim age “{age[:20]}” is not a whole number of years.")


def _keyed(line: Checked, key: str, known: Mapping[str, str], problem: Callable[[str], str]) -> None:
    """Put the policy's key in place of its name, as printed in any case."""
    given = line.values.get(key)
    if given is None:
        return
    found = known.get(given.casefold().replace("_", " ").strip())
    if found is None:
        line.errors.append(problem(given[:60]))
    else:
        line.values[key] = found


def _read_mode(line: Checked, policy: Policy) -> None:
    known = {mode.key: mode.key for mode in policy.modes}
    line.values.setdefault("mode", "substantive")
    _keyed(line, "mode", known, lambda given: f"Mode “{given}” is not one of {', '.join(known)}.")


def _read_risk(line: Checked, policy: Policy) -> None:
    known = {level.key.replace("_", " "): level.key for level in policy.risk_levels}
    _keyed(line, "risk_level", known, lambda given: f"RoSH “{given}” is not one of {', '.join(known)}.")
    if "risk_level" in line.values and "risk_assessed_on" not in line.values:
        line.errors.append("RoSH is given and the day of the assessment is not.")


def _read_supervision(line: Checked, policy: Policy) -> None:
    known = {row.key.replace("_", " "): row.key for row in policy.supervision_types}
    known |= {row.name.casefold(): row.key for row in policy.supervision_types}
    _keyed(line, "supervision_type", known, lambda given: f"Supervision type “{given}” is not known.")


def _read_place(line: Checked, policy: Policy) -> None:
    codes = {region.code.casefold(): region.code for region in policy.regions}
    codes |= {region.name.casefold(): region.code for region in policy.regions}
    _keyed(line, "region", codes, lambda given: f"Region “{given}” is not one of the twelve.")


def _check_order(line: Checked) -> None:
    for earlier, later, problem in IN_ORDER:
        first, second = line.values.get(earlier, ""), line.values.get(later, "")
        if first and second and day(first) and day(second) and first > second:
            line.errors.append(problem)


def _doubt(line: Checked, policy: Policy) -> None:
    """What a person should look at before the row becomes a case."""
    code = line.values.get("offence_code", "").upper()
    if not code:
        line.doubts.append("There is no offence code, so the offence is judged by its words alone.")
    elif code not in policy.offences:
        line.doubts.append(f"The offence code {code[:20]} is not in the list that the product holds.")
    line.values["offence_code"] = code
    if "supervision_start" not in line.values:
        line.doubts.append(
            "There are no supervision dates, so nobody can say whether the offence fell inside."
        )
    elif "supervision_type" not in line.values:
        line.doubts.append("The type of supervision is not given.")
    units = {
        unit.name.casefold() for unit in policy.delivery_units if unit.region == line.values.get("region")
    }
    unit = line.values.get("delivery_unit")
    if unit and unit.casefold() not in units:
        line.doubts.append(f"“{unit[:60]}” is not a delivery unit of that region.")
