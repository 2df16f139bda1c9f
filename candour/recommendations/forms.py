"""What people type about plans and recommendations."""

from calendar import month_name
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from candour.design_system.as_of import AsOfForm
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    FileField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.recommendations.counting import known_categories
from candour.recommendations.draft import divided
from candour.recommendations.models import ReasonKind
from candour.recommendations.models.publication import Kind
from candour.recommendations.plan import TargetKind
from candour.recommendations.queries import Standing

ANY = [("", "Any")]
ENDINGS = (".txt", ".tsv", ".csv", ".html", ".htm", ".md", ".docx", ".pdf", ".ods")
LONGEST = 20_000
LARGEST = 25
MOST_FILES = 10
TARGETS = [
    (TargetKind.DATE, "A date"),
    (TargetKind.MONTH, "A month"),
    (TargetKind.COMPLETE, "Complete"),
    (TargetKind.ONGOING, "Ongoing"),
    (TargetKind.COMPLETE_AND_ONGOING, "Complete and ongoing"),
    (TargetKind.NONE, "No target is printed"),
]
MONTHS = [("", "None"), *((str(number), month_name[number]) for number in range(1, 13))]


def offer(form: Form, choices: Mapping[str, list[tuple[str, str]]]) -> None:
    """The choices that depend on what is in the ledger."""
    for name, offered in choices.items():
        chooser = form.fields[name]
        if isinstance(chooser, ChoiceField):
            chooser.choices = [*ANY, *offered]


class LedgerFilter(AsOfForm):
    search = TextField("Search", hint="Words of a recommendation, its response or its plan")
    publication = ChoiceField("Plan", show="select")
    body = ChoiceField("Body", show="select", hint="Inspecting, inspected or addressed")
    category = ChoiceField("Response", show="select")
    owner = ChoiceField("Owner of an action", show="select")
    due = ChoiceField("Target in", show="select")
    standing = ChoiceField("Status", [*ANY, *((key.value, key.label) for key in Standing)], show="select")

    field_order = ("search", "publication", "body", "category", "owner", "due", "standing", "as_of")


class UploadForm(Form):
    """One or several documents, each looked at by itself; `too_much` says that they did not arrive."""

    documents = FileField(
        "Published action plans",
        missing="Choose at least one document",
        accept=ENDINGS,
        largest=LARGEST,
        hint="One or several, up to 25 MB together: DOCX, PDF, ODS, HTML, CSV, Markdown or plain text.",
        attributes={"multiple": "multiple"},
    )
    operation = OperationField()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        too_much: bool = False,
    ) -> None:
        super().__init__(data, files)
        self.too_much = too_much

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        chosen = self.files.getlist("documents") if self.files else []
        if self.too_much:
            self.errors.pop("documents", None)
            self.add_error("documents", f"The documents must be smaller than {LARGEST} MB together")
        elif len(chosen) > 1:
            self.errors.pop("documents", None)
            self._look_at_each(chosen)
        return given

    def _look_at_each(self, chosen: list[Any]) -> None:
        if len(chosen) > MOST_FILES:
            self.add_error("documents", f"Choose at most {MOST_FILES} documents at a time")
            return
        for file in chosen:
            try:
                self.fields["documents"].clean(file)
            except ValidationError as refused:
                for message in refused.messages:
                    self.add_error("documents", f"{file.name}: {message}")


class CorrectionForm(Form):
    """A correction says which version of the draft its page showed."""

    seen = HiddenField()
    operation = OperationField()


class FrontForm(CorrectionForm):
    title = TextField("Title", missing="Enter the title", longest=500)
    kind = ChoiceField("What the plan answers", Kind.choices, missing="Select what the plan answers")
    submitted_date = DateField("Submitted", required=False)
    report_published_date = DateField("Report published", required=False)
    inspecting_body = TextField(
        "Inspecting body", required=False, hint="Its full name: one acronym can stand for two bodies"
    )
    inspected_body = TextField("Inspected body", required=False)


class ResponseForm(Form):
    """The parts of a recommendation that are corrected before and after an import."""

    text = LongTextField("Recommendation", missing="Enter the recommendation", longest=LONGEST)
    category = ChoiceField("Response", show="select", required=False)
    category_as_written = TextField("Response as printed", required=False, longest=120)
    reason_kinds = MultipleChoiceField(
        "Reasons given for partial or no agreement", ReasonKind.choices, required=False, small=True
    )
    rationale = LongTextField("Introduction or reason", required=False, longest=LONGEST)
    response_text = LongTextField(
        "Response in prose", required=False, longest=LONGEST, hint="Only where there is no table of actions"
    )

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=initial)
        chooser = self.fields["category"]
        if isinstance(chooser, ChoiceField):
            chooser.choices = _categories(str((initial or {}).get("category") or ""))


def _categories(present: str) -> list[tuple[str, str]]:
    """The known categories, and the present one where it is none of them."""
    known = [(row.key, row.name) for row in known_categories().values()]
    others = [(present, present.replace("_", " "))] if present and present not in dict(known) else []
    return [("", "None printed"), *known, *others]


class RecommendationForm(ResponseForm, CorrectionForm):
    number = TextField("Number", missing="Enter the number", longest=20)
    addressee = TextField("Addressee", required=False, longest=300)
    stem = TextField("Lead-in", required=False, hint="Words of a heading that the recommendation completes")

    field_order = ("number", "addressee", "stem")


class CorrectForm(ResponseForm):
    """A correction of what stands in the ledger."""

    gap_note = LongTextField(
        "Note where the plan prints no action or no reason",
        required=False,
        rows=3,
        longest=LONGEST,
        hint="Only where its response needs one: what you found when you looked at the document",
    )
    reason = LongTextField("Why it is corrected", missing="Say why it is corrected", rows=3)
    operation = OperationField()


class ActionForm(CorrectionForm):
    text = LongTextField("Action", missing="Enter the action", longest=LONGEST)
    owner = TextField("Owner as printed", required=False, longest=500)
    owners = LongTextField(
        "Owners, one to a line",
        required=False,
        rows=3,
        hint="Only where the printed words name more than one, or mean an owner under another name",
    )
    target_date_as_written = TextField("Target as printed", required=False, longest=300)
    kind = ChoiceField("What the target says", TARGETS, missing="Select what the target says", small=True)
    day = IntegerField("Day", required=False, least=1, most=31, width=2)
    month = ChoiceField("Month", MONTHS, show="select", required=False)
    year = IntegerField("Year", required=False, least=1990, most=2100, width=4)
    subject_to_delay = YesNoField("Does a footnote warn that it may be delayed?", missing="Select yes or no")

    def clean(self) -> dict[str, Any]:
        """A date needs its three parts, a month its two."""
        given = super().clean()
        wanted = {TargetKind.DATE: ("day", "month", "year"), TargetKind.MONTH: ("month", "year")}
        for name in wanted.get(given.get("kind") or TargetKind.NONE, ()):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"Enter the {name}")
        return given


class DivideForm(CorrectionForm):
    text = LongTextField(
        "Divide the action",
        missing="Enter the words of the actions",
        hint="Put an empty line where the next action begins. Each keeps the owner and the date.",
        rows=12,
        longest=LONGEST,
        heading=True,
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(divided(text)) < 2:
            raise ValidationError("Put an empty line where the next action begins")
        return text


class SettleForm(Form):
    note = TextField("What you found", missing="Say what you found when you looked", longest=500)
    operation = OperationField()


class StepForm(Form):
    """A button: nothing but the operation."""

    operation = OperationField()


class RepeatForm(Form):
    earlier = ChoiceField("Earlier recommendation", missing="Select the earlier recommendation")
    note = LongTextField(
        "What shows that it is repeated", missing="Say what shows that it is repeated", rows=3
    )
    operation = OperationField()

    def offer_candidates(self, candidates: list[tuple[str, str]]) -> None:
        chooser = self.fields["earlier"]
        if isinstance(chooser, ChoiceField):
            chooser.choices = candidates
