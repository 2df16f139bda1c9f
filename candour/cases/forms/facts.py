"""One form for each kind of fact; each field is named as the fact's own."""

from collections.abc import Iterable
from typing import Any, cast

from django.core.exceptions import ValidationError

from candour.cases.models import Case, Charge, ParallelProcess, RegisterRole, RiskAssessment
from candour.cases.models.visibility import Sight
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    OperationField,
    TextField,
)
from candour.policy.load import load_policy
from candour.staff.models import DeliveryUnit, User


class FactForm(Form):
    """What is told of one fact; `values` is what the commands take."""

    subject = ""
    """What the form is about: "a charge"."""
    adding = ""
    """What adding it is called, where "Add" and the subject do not make a sentence."""
    operation = OperationField()
    reason = TextField(
        "Why is it corrected?",
        hint="A few words, such as “typing slip” or “new from the court”. Kept with what it said before.",
        longest=300,
        missing="Say why it is corrected",
    )

    def prepare(self, *, sight: Sight, may_see_victims: bool, adding: bool) -> None:
        """Fill the choices that depend on the reader; an addition needs no reason."""
        if adding:
            del self.fields["reason"]
        else:
            self.order_fields([name for name in self.fields if name != "reason"] + ["reason"])

    def values(self) -> dict[str, Any]:
        apart = {"operation", "reason"}
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}


def _choices(field: object, pairs: Iterable[tuple[str, str]]) -> None:
    cast(ChoiceField, field).choices = list(pairs)


class ChargeForm(FactForm):
    subject = "a charge"
    title = TextField("Offence", longest=200, missing="Enter the offence in words")
    code = TextField(
        "Offence code", required=False, width=10, longest=10, hint="From the charge, such as SX03001A."
    )
    mode = ChoiceField(
        "How it is charged", Charge.Mode.choices, initial=Charge.Mode.SUBSTANTIVE, show="select"
    )
    alleged_offence_date = DateField("Date of the alleged offence", when="past")
    charged_on = DateField("Date of charge", when="past", required=False)
    victim_age = IntegerField(
        "Age of the victim at the offence",
        required=False,
        least=0,
        most=120,
        width=3,
        hint="Under 13 changes which rule applies to a sexual offence.",
    )


class SupervisionForm(FactForm):
    subject = "a period of supervision"
    type = ChoiceField("Kind of supervision", show="select")
    start = DateField("Start")
    end = DateField("End", required=False, hint="Leave empty while it runs.")

    def prepare(self, *, sight: Sight, may_see_victims: bool, adding: bool) -> None:
        super().prepare(sight=sight, may_see_victims=may_see_victims, adding=adding)
        _choices(self.fields["type"], ((row.key, row.name) for row in load_policy().supervision_types))


class RiskForm(FactForm):
    subject = "a risk assessment"
    level = ChoiceField("Risk of serious harm", RiskAssessment.Level.choices)
    assessed_on = DateField("Date of the assessment", when="past")


class MappaForm(FactForm):
    subject = "a MAPPA period"
    category = ChoiceField("Category")
    level = ChoiceField("Level")
    start = DateField("Start")
    end = DateField("End", required=False, hint="Leave empty while it runs.")

    def prepare(self, *, sight: Sight, may_see_victims: bool, adding: bool) -> None:
        super().prepare(sight=sight, may_see_victims=may_see_victims, adding=adding)
        policy = load_policy()
        _choices(self.fields["category"], ((str(r.number), r.name) for r in policy.mappa_categories))
        _choices(self.fields["level"], ((str(r.number), r.name) for r in policy.mappa_levels))

    def values(self) -> dict[str, Any]:
        told = super().values()
        return told | {"category": int(told["category"]), "level": int(told["level"])}


class TransferForm(FactForm):
    subject = "a transfer"
    moved_on = DateField("Date of the transfer", when="past")
    from_unit = ChoiceField("From", show="select", missing="Select the unit that the case left")
    to_unit = ChoiceField("To", show="select", missing="Select the unit that the case went to")
    note = TextField("Note", required=False, longest=300)

    def prepare(self, *, sight: Sight, may_see_victims: bool, adding: bool) -> None:
        super().prepare(sight=sight, may_see_victims=may_see_victims, adding=adding)
        units = list(unit_choices())
        for name in ("from_unit", "to_unit"):
            _choices(self.fields[name], units)

    def values(self) -> dict[str, Any]:
        told = super().values()
        units = DeliveryUnit.objects.in_bulk([int(told["from_unit"]), int(told["to_unit"])])
        return told | {name: units[int(told[name])] for name in ("from_unit", "to_unit")}


class ParallelForm(FactForm):
    subject = "a process beside the review"
    kind = ChoiceField("Kind", ParallelProcess.Kind.choices)
    reference = TextField("Its own reference", required=False, longest=80, width=20)
    contact = TextField("Whom to speak to", required=False)
    started_on = DateField("Started", required=False)
    ended_on = DateField("Ended", required=False)


class CoDefendantForm(FactForm):
    subject = "a co-defendant"
    name = TextField("Name")
    other_case = TextField(
        "Reference of their own case",
        required=False,
        longest=20,
        width=20,
        hint="Only where they were supervised too, such as SFO-2026-00012.",
    )
    note = TextField("Note", required=False, longest=300)

    def prepare(self, *, sight: Sight, may_see_victims: bool, adding: bool) -> None:
        super().prepare(sight=sight, may_see_victims=may_see_victims, adding=adding)
        self.sight = sight
        if self.initial.get("names_unseen_case"):  # what this person cannot see they cannot change either
            del self.fields["other_case"]

    def clean_other_case(self) -> Case | None:
        """A case that this person cannot see is answered as one that is not there."""
        typed = str(self.cleaned_data["other_case"] or "").strip().upper()
        if not typed:
            return None
        found: Case | None = Case.objects.visible_to(self.sight).filter(reference=typed).first()
        if found is None:
            raise ValidationError("There is no case with that reference that you can open")
        return found


class PersonForm(FactForm):
    subject = "somebody in the register"
    adding = "Add somebody to the register"
    role = ChoiceField("Who are they in this case?", RegisterRole.choices)
    title = TextField("Title", required=False, longest=30, width=5)
    given_names = TextField("Given names", required=False, longest=120)
    family_name = TextField("Family name", longest=120)
    known_as = TextField("Known as", required=False, longest=120)
    aliases = LongTextField(
        "Other names",
        required=False,
        rows=3,
        longest=2_000,
        hint="One to a line: earlier names, spellings, initials. Disclosure finds only the names given here.",
    )
    relation = TextField(
        "Part in the case",
        required=False,
        hint="In words, such as mother of the person who died.",
    )
    staff_account = TextField(
        "Username",
        required=False,
        longest=60,
        width=20,
        hint="For staff with an account here. They are then barred from the case; a lead once a lead agrees.",
    )

    def prepare(self, *, sight: Sight, may_see_victims: bool, adding: bool) -> None:
        super().prepare(sight=sight, may_see_victims=may_see_victims, adding=adding)
        shut = set() if may_see_victims else {RegisterRole.VICTIM, RegisterRole.RELATIVE}
        if self.initial.get("role") == RegisterRole.PERSON_ON_PROBATION:
            del self.fields["role"], self.fields["staff_account"], self.fields["relation"]
            return
        shut.add(RegisterRole.PERSON_ON_PROBATION)
        _choices(self.fields["role"], [pair for pair in RegisterRole.choices if pair[0] not in shut])

    def clean_aliases(self) -> list[str]:
        lines = str(self.cleaned_data["aliases"]).splitlines()
        return [line.strip()[:200] for line in lines if line.strip()]

    def clean_staff_account(self) -> User | None:
        typed = str(self.cleaned_data["staff_account"] or "").strip()
        if not typed:
            return None
        found = User.objects.filter(username=typed).first()
        if found is None:
            raise ValidationError("There is no account with that username")
        return found


class RemoveForm(Form):
    operation = OperationField()
    reason = TextField(
        "Why is it taken out?",
        longest=300,
        missing="Say why it is taken out",
        hint="For something that should never have been recorded. What it said stays in the history.",
    )


FORMS: dict[str, type[FactForm]] = {
    "charge": ChargeForm,
    "supervision": SupervisionForm,
    "risk": RiskForm,
    "mappa": MappaForm,
    "transfer": TransferForm,
    "parallel": ParallelForm,
    "co_defendant": CoDefendantForm,
    "person": PersonForm,
}


def unit_choices(region: int | None = None) -> Iterable[tuple[str, str]]:
    """Delivery units by name, each with its region where several regions are listed."""
    units = DeliveryUnit.objects.select_related("region").order_by("region__name", "name")
    for unit in units.filter(region=region) if region is not None else units:
        yield str(unit.pk), str(unit) if region is not None else f"{unit} ({unit.region})"
