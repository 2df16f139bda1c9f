"""What is typed when a session is opened, a review is rated in it, or a marker is excused."""

from collections.abc import Mapping, Sequence
from typing import cast

from candour.design_system.fields import (
    ChoiceField,
    Form,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
)
from candour.policy.quality import MarkingScheme
from candour.quality.commands.benchmarking import Rated
from candour.quality.models import WHOLE


class SessionForm(Form):
    operation = OperationField()
    title = TextField(
        "What is the session called?",
        longest=200,
        hint="For example: Autumn 2026, national. Name no person.",
        missing="Give the session a name",
    )
    reviews = MultipleChoiceField(
        "Which reviews are marked?",
        choices=[],
        hint="As they were submitted. A review that is still to be marked blind is not offered.",
        missing="Choose at least one review",
    )
    people = MultipleChoiceField(
        "Who marks?",
        choices=[],
        hint="They read the submitted text of these reviews, and nothing else of the cases.",
        missing="Choose at least two markers",
    )

    def offering(
        self, reviews: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]]
    ) -> "SessionForm":
        cast(ChoiceField, self.fields["reviews"]).choices = list(reviews)
        cast(ChoiceField, self.fields["people"]).choices = list(people)
        return self


class RatingForm(Form):
    """One choice and one reason for each standard, and for the whole. Anything may be left for later."""

    operation = OperationField()

    def asking(self, scheme: MarkingScheme) -> "RatingForm":
        ratings = [(row.key, row.name) for row in reversed(scheme.ratings)]
        for standard in scheme.standards:
            looks = {
                row.key: scheme.characteristic(standard=standard.key, rating=row.key).text
                for row in scheme.ratings
            }
            self._ask(standard.key, f"{standard.name}: your rating", ratings, looks)
        self._ask(WHOLE, "The whole review: your rating", ratings, {})
        return self

    def _ask(
        self, key: str, label: str, ratings: Sequence[tuple[str, str]], looks: Mapping[str, str]
    ) -> None:
        rating = ChoiceField(label, choices=ratings, required=False, hints=looks, missing="Choose a rating")
        reason = LongTextField(f"Why? ({label.split(':')[0]})", longest=5000, rows=3, required=False)
        rating.says_optional = reason.says_optional = False  # it may wait, yet locking asks for all of it
        self.fields[f"rating_{key}"], self.fields[f"reason_{key}"] = rating, reason

    def given(self) -> dict[str, Rated]:
        """What was rated, by standard."""
        said = self.cleaned_data
        keys = [name.removeprefix("rating_") for name in self.fields if name.startswith("rating_")]
        return {
            key: Rated(said[f"rating_{key}"], said[f"reason_{key}"] or "")
            for key in keys
            if said[f"rating_{key}"]
        }


class ConfirmForm(Form):
    operation = OperationField()


class ReasonForm(Form):
    operation = OperationField()
    reason = LongTextField("Why?", longest=1000, rows=3, missing="Say why")
