"""The filters of the list of reviews and of the backlog, and what is typed when the clock stops."""

from collections.abc import Sequence
from typing import cast

from candour.design_system.fields import ChoiceField, FilterForm, Form, LongTextField, OperationField
from candour.reviews.models import Pause, ReviewStage


class ReviewFilter(FilterForm):
    stage = ChoiceField("Stage", choices=[("", "Any stage"), *ReviewStage.choices], show="select")
    region = ChoiceField("Region", choices=[], show="select")

    def offering(self, regions: Sequence[tuple[str, str]]) -> "ReviewFilter":
        cast(ChoiceField, self.fields["region"]).choices = [("", "Every region"), *regions]
        return self


class BacklogFilter(FilterForm):
    region = ChoiceField("Region", choices=[], show="select")

    def offering(self, regions: Sequence[tuple[str, str]]) -> "BacklogFilter":
        cast(ChoiceField, self.fields["region"]).choices = [("", "Every region"), *regions]
        return self


class PauseForm(Form):
    operation = OperationField()
    kind = ChoiceField(
        "Why does the clock stop?",
        choices=[choice for choice in Pause.Reason.choices if choice[0] != Pause.Reason.CONFLICT],
        missing="Choose why the clock stops",
    )
    reason = LongTextField(
        "In your own words",
        longest=1_000,
        rows=4,
        hint="Write nothing about anybody's health: that somebody cannot be heard yet is enough.",
        missing="Say why the clock stops",
    )


class ResumeForm(Form):
    operation = OperationField()
    note = LongTextField("What has changed?", longest=1_000, rows=3, required=False)
