"""One line of an extract into values, with everything that is wrong with it at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache

from candour.notifications.intake.columns import BY_KEY, COLUMNS
from candour.notifications.intake.reading import Line
from candour.policy.load import Policy

CRN = re.compile(r"[A-Z]\d{6}")
CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{2}\d{3}[A-Z]?")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y")
MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$")
FORMULA = frozenset("=+@-")
EARLIEST = date(1900, 1, 1)
DATES = (
    "date_of_birth",
    "alleged_offence_date",
    "charged_on",
    "first_court_appearance",
    "supervision_start",
    "supervision_end",
    "risk_assessed_on",
)
MAY_BE_TO_COME = {"supervision_end", "first_court_appearance"}
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
REQUIRED = tuple((column.key, column.heading) for column in COLUMNS if column.required)
LONGEST = {column.key: (column.heading, column.longest) for column in COLUMNS}
SHORT = min(column.longest for column in COLUMNS)
"""A text of no more characters than this is too long for no column."""


@dataclass(slots=True)
class Checked:
    """The values of a line as they will be kept (dates in ISO form), its errors and its doubts."""

    values: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


class Checker:
    """Checks line after line by one policy on one day; what policy says is looked up once."""

    def __init__(self, policy: Policy, *, today: date) -> None:
        self.policy = policy
        self.today = today

    def check(self, line: Line) -> Checked:
        """Errors keep a row out; doubts park it for a person."""
        row = Checked({key: value for key, value in line.values.items() if value})
        if line.wrong:
            row.errors.append(line.wrong)
        _check_texts(row)
        for key in DATES:
            if key in row.values:
                self._read_date(row, key)
        _read_crn(row)
        _read_code(row)
        _read_age(row)
        self._read_words(row)
        _check_order(row)
        self._doubt(row)
        return row

    def _read_date(self, row: Checked, key: str) -> None:
        given, heading = row.values[key], BY_KEY[key].heading
        read = day(given)
        if read is None:
            row.errors.append(
                f"{heading} “{given[:40]}” is not a date. Write it as 2026-03-31 or 31/03/2026."
            )
            return
        row.values[key] = read.isoformat()
        if read > self.today and key not in MAY_BE_TO_COME:
            row.errors.append(f"{heading} {read.isoformat()} is in the future.")
        elif read < EARLIEST:
            row.errors.append(f"{heading} {read.isoformat()} is before 1900.")
        elif key == "first_court_appearance" and read > self.today:
            row.errors.append(
                f"{heading} {read.isoformat()} is in the future. Leave it empty until it has happened."
            )

    @cached_property
    def _known(self) -> dict[str, tuple[dict[str, str], Callable[[str], str]]]:
        """For each column of set words: the key of each word, and what to say of a word that is not known."""
        policy = self.policy
        modes = {mode.key: mode.key for mode in policy.modes}
        risks = {level.key.replace("_", " "): level.key for level in policy.risk_levels}
        supervision = {
            _fold(name): kind.key
            for kind in policy.supervision_types
            for name in (kind.key, kind.name, *kind.also_called)
        }
        regions = {region.code.casefold(): region.code for region in policy.regions}
        regions |= {_fold(region.name): region.code for region in policy.regions}
        return {
            "mode": (modes, lambda given: f"Mode “{given}” is not one of {', '.join(modes)}."),
            "risk_level": (risks, lambda given: f"RoSH “{given}” is not one of {', '.join(risks)}."),
            "supervision_type": (supervision, lambda given: f"Supervision type “{given}” is not known."),
            "region": (regions, lambda given: f"Region “{given}” is not one of the twelve."),
        }

    @cached_property
    def _units(self) -> dict[str, set[str]]:
        units: dict[str, set[str]] = {}
        for unit in self.policy.delivery_units:
            units.setdefault(unit.region, set()).add(unit.name.casefold())
        return units

    def _read_words(self, row: Checked) -> None:
        """The policy's key in place of its name, as printed in any case."""
        row.values.setdefault("mode", "substantive")
        for key, (known, problem) in self._known.items():
            given = row.values.get(key)
            if given is None:
                continue
            found = known.get(_fold(given))
            if found is None:
                row.errors.append(problem(given[:60]))
            else:
                row.values[key] = found
        if "risk_level" in row.values and "risk_assessed_on" not in row.values:
            row.errors.append("RoSH is given and the day of the assessment is not.")
        if "risk_assessed_on" in row.values and "risk_level" not in row.values:
            row.errors.append("RoSH date is given and the level is not.")

    def _doubt(self, row: Checked) -> None:
        """What a person should look at before the row becomes a case."""
        if "offence_code" not in row.values:
            row.doubts.append("There is no offence code, so the offence is judged by its words alone.")
        if "supervision_start" not in row.values:
            row.doubts.append(
                "There are no supervision dates, so nobody can say whether the offence fell inside."
            )
        elif "supervision_type" not in row.values:
            row.doubts.append("The type of supervision is not given.")
        unit = row.values.get("delivery_unit")
        if unit and unit.casefold() not in self._units.get(row.values.get("region", ""), ()):
            row.doubts.append(f"“{unit[:60]}” is not a delivery unit of that region.")


@lru_cache(maxsize=50_000)
def day(text: str) -> date | None:
    """A date in any of the forms that the extracts use, or None."""
    plain = MIDNIGHT.sub("", text)
    if len(plain) == 10 and plain[4] == "-":
        try:
            return date.fromisoformat(plain)
        except ValueError:
            return None
    for form in DATE_FORMS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a date of law has no time zone
        except ValueError:
            continue
    return None


@lru_cache(maxsize=5_000)
def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _check_texts(row: Checked) -> None:
    for key, heading in REQUIRED:
        if key not in row.values:
            row.errors.append(f"{heading} is missing.")
    for key, value in row.values.items():
        if len(value) > SHORT or value[0] in FORMULA:
            _check_text(row, key, value)
    if CONTROL.search("".join(row.values.values())):
        for key, value in row.values.items():
            if CONTROL.search(value):
                row.errors.append(f"{LONGEST[key][0]} has a line break or a control character in it.")


def _check_text(row: Checked, key: str, value: str) -> None:
    heading, longest = LONGEST[key]
    if len(value) > longest:
        row.errors.append(f"{heading} has {len(value):,} characters. It may have {longest}.")
    if value[0] in FORMULA:
        row.errors.append(f"{heading} begins with “{value[0]}”, as a spreadsheet formula does.")


def _read_crn(row: Checked) -> None:
    if "crn" not in row.values:
        return
    crn = row.values["crn"].upper().replace(" ", "")
    row.values["crn"] = crn
    if not CRN.fullmatch(crn):
        row.errors.append(f"CRN “{crn[:20]}” is not a letter and six digits.")


def _read_code(row: Checked) -> None:
    if "offence_code" not in row.values:
        return
    code = row.values["offence_code"].upper().replace(" ", "")
    row.values["offence_code"] = code
    if not CODE.fullmatch(code):
        row.errors.append(f"Offence code “{code[:20]}” is not written as one, such as TH68023.")


def _read_age(row: Checked) -> None:
    age = row.values.get("victim_age")
    if age is not None and not (age.isascii() and age.isdigit() and len(age) <= 3 and int(age) <= 120):
        row.errors.append(f"Victim age “{age[:20]}” is not a whole number of years.")


def _check_order(row: Checked) -> None:
    if row.errors:
        return
    for earlier, later, problem in IN_ORDER:
        first, second = row.values.get(earlier, ""), row.values.get(later, "")
        if first and second and first > second:
            row.errors.append(problem)
