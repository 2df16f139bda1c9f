"""What is typed on the pages of the early look."""

from typing import Any

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.reviews.models import EarlyLook

LONG = 5_000
NO_HEALTH = "Write nothing about anybody's health, and nothing about conduct or capability."


class StartForm(Form):
    operation = OperationField()


class RecordForm(Form):
    operation = OperationField()
    name = TextField(
        "Which record was read?",
        noun="Record",
        hint="For example nDelius contacts, OASys, or the case file of the approved premises.",
        missing="Enter the name of the record",
    )
    covers = TextField(
        "What of it was read?",
        hint="For example the period, or the parts. You can leave this empty.",
        required=False,
    )
    read_on = DateField(
        "When was it read?", noun="Date of reading", when="past", missing="Enter when it was read"
    )


class ConcernForm(Form):
    operation = OperationField()
    concern = ChoiceField(
        "Is anybody at risk now?",
        heading=True,
        choices=EarlyLook.Concern.choices,
        missing="Choose whether anybody may be at risk now",
        reveals={
            EarlyLook.Concern.PRACTICE: "practice_detail",
            EarlyLook.Concern.IMMEDIATE: "immediate_detail",
        },
    )
    practice_detail = LongTextField(
        "What are the concerns about practice?", longest=LONG, missing="Say what the concern is"
    )
    immediate_detail = LongTextField(
        "Who may be at risk, and from what?", longest=LONG, missing="Say what the concern is"
    )

    def told(self) -> dict[str, Any]:
        """The answer under the names of the record's fields."""
        said = self.cleaned_data
        detail = said.get("practice_detail") or said.get("immediate_detail") or ""
        return {"concern": said["concern"], "concern_detail": detail}


class NothingForm(Form):
    operation = OperationField()
    no_action_why = LongTextField(
        "Why does nothing have to be done at once?",
        heading=True,
        longest=LONG,
        missing="Say why nothing has to be done at once",
    )

    def told(self) -> dict[str, Any]:
        return {"no_action_why": self.cleaned_data["no_action_why"]}


class WelfareForm(Form):
    operation = OperationField()
    welfare_offered_on = DateField(
        "When was support offered to staff?",
        noun="Date of the offer",
        when="past",
        missing="Enter when support was offered to staff",
    )
    welfare_detail = LongTextField(
        "To whom, by their roles, and how?", longest=LONG, rows=4, hint=NO_HEALTH, required=False
    )

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "welfare_offered_on": said["welfare_offered_on"],
            "welfare_detail": said["welfare_detail"] or "",
        }


class RouteForm(Form):
    operation = OperationField()
    separate_route_raised = YesNoField(
        "Was a separate route raised?",
        heading=True,
        hint="Capability and conduct are looked at elsewhere. Only yes or no and the date are kept here.",
        missing="Choose yes if a separate route was raised",
        reveals={"yes": "separate_route_on"},
    )
    separate_route_on = DateField(
        "On which date?", noun="Date", when="past", missing="Enter the date on which it was raised"
    )

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {name: said[name] for name in ("separate_route_raised", "separate_route_on")}


class RecommendationForm(Form):
    operation = OperationField()
    recommends_review = YesNoField(
        "Does the region recommend a review?",
        hint="The national team decides. It reads this beside its decision.",
        missing="Choose yes if the region recommends a review",
    )
    recommendation_reason = LongTextField(
        "Why?", longest=LONG, noun="Reason", missing="Say why, so that the national team can weigh it"
    )

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {name: said[name] for name in ("recommends_review", "recommendation_reason")}


class ActionForm(Form):
    operation = OperationField()
    text = LongTextField(
        "What is done at once?",
        longest=2_000,
        rows=4,
        hint="Name nobody. It stands in the list of actions as soon as you add it.",
        missing="Say what is to be done",
    )
    owner = TextField(
        "Who does it?",
        longest=300,
        hint="A role, for example “Head of Gateshead and South Tyneside delivery unit”.",
        missing="Say who does it, by their role",
    )
    due_on = DateField("By when?", noun="Date", when="future", missing="Enter the date by which it is done")


class AttentionForm(Form):
    operation = OperationField()
    significance = LongTextField(
        "Why should the national team know of this case now?",
        longest=LONG,
        rows=6,
        missing="Say why they should know of it now",
    )
    ministers = YesNoField("Are ministers to be told?", missing="Choose yes if ministers are to be told")
    ministers_told_on = DateField(
        "If ministers were told already, when?", noun="Date", when="past", required=False
    )
