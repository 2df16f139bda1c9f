"""Answers to the offer, and proposals not to disclose."""

from collections.abc import Sequence
from datetime import date
from typing import Self, cast

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    FilterForm,
    Form,
    LongTextField,
    OperationField,
    YesNoField,
)
from candour.families.models import Answer, DisclosureStatus
from candour.policy.load import load_policy

KINDS = Answer.Kind


class AnswerForm(Form):
    operation = OperationField()
    kind = ChoiceField(
        "What did they answer?",
        KINDS.choices,
        missing="Select what they answered",
        hints={
            KINDS.DECLINED: "Nobody has to give a reason.",
            KINDS.NO_REPLY: "They can ask at any later time.",
        },
        reveals={KINDS.DECLINED: "reason", KINDS.DEFERRED: "ask_again_on"},
    )
    reason = ChoiceField(
        "Did they say why?", show="select", missing="Select a reason, or that none was given"
    )
    ask_again_on = DateField(
        "When do they wish to be asked again?",
        noun="The day to ask again",
        when="future",
        missing="Enter the day to ask again",
    )
    on = DateField("When did they answer?", noun="The answer", when="past", missing="Enter the day")
    words = LongTextField(
        "In their own words, if they wish that to be kept",
        required=False,
        longest=1_000,
        rows=3,
    )

    def offering(self, kinds: Sequence[str], *, on: date) -> Self:
        """The answers that can follow now, and the reasons of the policy of the day."""
        field = cast(ChoiceField, self.fields["kind"])
        field.choices = [choice for choice in KINDS.choices if choice[0] in kinds]
        rows = load_policy().disclosure_refusal_reasons.all(on=on)
        cast(ChoiceField, self.fields["reason"]).choices = [(row.key, row.name) for row in rows]
        for value in set(field.reveals) - set(kinds):
            del self.fields[field.reveals[value]]
        # Every form of this kind shares what the class says, so it gets its own.
        field.reveals = {value: name for value, name in field.reveals.items() if value in kinds}
        return self


class GroundForm(Form):
    ground = ChoiceField(
        "Why might it be better not to share the review?",
        heading=True,
        size="l",
        missing="Select why",
    )

    def offering(self, *, on: date) -> Self:
        rows = load_policy().nondisclosure_grounds.all(on=on)
        field = cast(ChoiceField, self.fields["ground"])
        field.choices = [(row.key, row.name) for row in rows]
        field.hints = {row.key: row.meaning for row in rows}
        return self


class WhyForm(Form):
    why = LongTextField(
        "What could happen to them if it is shared?",
        heading=True,
        size="l",
        missing="Say what could happen to them",
        hint="What you know and from whom. They may read this one day.",
        longest=3_000,
        rows=7,
    )


class TriedForm(Form):
    tried = LongTextField(
        "What was considered first, so that it could be shared?",
        heading=True,
        size="l",
        missing="Say what was considered first",
        hint="Such as another format, somebody beside them, a meeting instead of a copy, a later day.",
        longest=3_000,
        rows=7,
    )


class SendForm(Form):
    operation = OperationField()


class DecideForm(Form):
    operation = OperationField()
    agree = YesNoField(
        "Does the national team agree that the review is not disclosed to them?",
        missing="Select yes or no",
        reveals={"yes": "look_again_on"},
    )
    look_again_on = DateField(
        "On which day is this looked at again?",
        noun="The day to look again",
        when="future",
        missing="Enter the day to look again",
    )
    decision = LongTextField(
        "What are the reasons?",
        missing="Give the reasons",
        hint="For the region, and for them if they ever ask.",
        longest=3_000,
        rows=5,
    )


class PlanFilter(FilterForm):
    offer = ChoiceField("Offer of the review", [("", "Any"), *DisclosureStatus.choices], show="select")
    region = ChoiceField("Region", choices=[], show="select")

    def offering(self, regions: Sequence[tuple[str, str]]) -> Self:
        cast(ChoiceField, self.fields["region"]).choices = [("", "Every region"), *regions]
        return self


class FiguresFilter(FilterForm):
    region = ChoiceField("Region", choices=[], show="select")
    year = ChoiceField("Offers opened in", choices=[], show="select")

    def offering(self, regions: Sequence[tuple[str, str]], years: Sequence[int]) -> Self:
        cast(ChoiceField, self.fields["region"]).choices = [("", "Every region"), *regions]
        chosen = [(str(year), str(year)) for year in years]
        cast(ChoiceField, self.fields["year"]).choices = [("", "Any year"), *chosen]
        return self
