"""A change to the offence list or the rules that is tried before it is made."""

import csv
import io
from typing import Any, cast

from django.core.exceptions import ValidationError

from candour.design_system.fields import ChoiceField, FileField, Form, HiddenField, LongTextField
from candour.notifications.replaying import MARKS, OffenceChange
from candour.policy.load import load_policy

MOST_CODES = 2_000
HEADER = ("code", "mark")


class ReplayForm(Form):
    codes = LongTextField(
        "Offence codes",
        required=False,
        rows=4,
        longest=40_000,
        hint="One to a line, such as TH68023. Leave it empty to try another version of the rules alone.",
    )
    mark = ChoiceField(
        "What would be changed about them?",
        [(key, text) for key, text in MARKS.items()],
        required=False,
        initial="automatic",
    )
    file = FileField(
        "Or a file of codes",
        required=False,
        accept=(".csv",),
        largest=1,
        hint="A CSV file with two columns, code and mark. A mark is not_listed, listed or automatic.",
    )
    rule = ChoiceField("Version of the rules", required=False, show="select")
    kept = HiddenField(required=False)
    beyond = HiddenField(required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on to the form
        super().__init__(*arguments, **named)
        rules = [("", "The rules as they are"), *((row.key, row.name) for row in load_policy().rule_versions)]
        cast(ChoiceField, self.fields["rule"]).choices = rules

    def clean_beyond(self) -> int:
        typed = str(self.cleaned_data["beyond"] or "0")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 15 else 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._changes = [
            *self._typed(),
            *self._from(cleaned.get("kept") or "", "kept"),
            *self._uploaded(cleaned),
        ]
        if len(self._changes) > MOST_CODES:
            self.add_error("codes", f"At most {MOST_CODES:,} codes can be tried at once")
        if not self.errors and not self._changes and not cleaned.get("rule"):
            self.add_error("codes", "Enter codes, choose a file, or choose another version of the rules")
        return cleaned

    def changes(self) -> list[OffenceChange]:
        return self._changes

    def carried(self) -> str:
        """The codes of a file, as lines that travel with the next page."""
        return "\n".join(f"{each.code},{each.mark}" for each in self._changes)

    def _typed(self) -> list[OffenceChange]:
        mark = self.cleaned_data.get("mark") or "automatic"
        codes = str(self.cleaned_data.get("codes") or "").replace(",", "\n").split()
        return [change for code in codes if (change := self._change(code, mark, "codes"))]

    def _uploaded(self, cleaned: dict[str, Any]) -> list[OffenceChange]:
        file = cleaned.get("file")
        if not file:
            return []
        try:
            return self._from(file.read().decode("utf-8-sig"), "file")
        except UnicodeDecodeError:
            self.add_error("file", "The file must be text in UTF-8. Save it as CSV UTF-8 and choose it again")
            return []

    def _from(self, text: str, field: str) -> list[OffenceChange]:
        found = []
        for number, row in enumerate(csv.reader(io.StringIO(text)), start=1):
            cells = [cell.strip() for cell in row]
            if not any(cells) or tuple(cell.lower() for cell in cells[:2]) == HEADER:
                continue
            if len(cells) < 2 or cells[1] not in MARKS:
                self.add_error(field, f"Line {number} needs a code and a mark: {', '.join(MARKS)}")
                return []
            if change := self._change(cells[0], cells[1], field):
                found.append(change)
        return found

    def _change(self, code: str, mark: str, field: str) -> OffenceChange | None:
        try:
            return OffenceChange.of(code, mark)
        except ValueError as wrong:
            self.add_error(field, ValidationError(str(wrong)))
            return None
