"""One form for each kind of part of the thread; each field is named as the part's own."""

from datetime import date
from typing import Any, cast

from django.core.exceptions import ValidationError

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    FilterForm,
    Form,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.design_system.fields.drawn import Drawn
from candour.policy.dated import Dated
from candour.policy.load import load_policy
from candour.policy.review import Theme
from candour.reviews.models import (
    Area,
    DiversityConsidered,
    Level,
    Reason,
    Reasonable,
    Review,
    Sufficiency,
)
from candour.staff.models import User

NONE = ("", "None of these")


class PartForm(Form):
    """What is told of one part; `values` is what the commands take."""

    subject = ""
    operation = OperationField()

    def prepare(self, review: Review, *, today: date, adding: bool) -> None:
        """Fill the choices that depend on the policy of the day and on the review."""

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "operation"}

    def choose(self, name: str, choices: list[tuple[str, str]], hints: dict[str, str] | None = None) -> None:
        field = cast(ChoiceField, self.fields[name])
        field.choices = choices
        field.hints = hints or {}


class JudgementForm(PartForm):
    subject = "a judgement"
    area = ChoiceField(
        "Which part of practice is judged?", Area.choices, missing="Choose which part of practice is judged"
    )
    sufficiency = ChoiceField(
        "Was practice sufficient?", Sufficiency.choices, missing="Choose whether practice was sufficient"
    )
    text = LongTextField(
        "The judgement",
        hint="One thing in a sentence or two: what was expected, and what was done.",
        missing="Write the judgement",
        rows=4,
    )
    missed_opportunity = YesNoField(
        "Was it a missed opportunity?",
        hint="A moment at which something else could have been done that might have made a difference.",
        missing="Choose yes if it was a missed opportunity",
    )
    significance = LongTextField(
        "What did it mean for the people at risk?",
        hint="In words that a family can read. Needed where it was a missed opportunity.",
        required=False,
        rows=3,
    )
    themes = MultipleChoiceField(
        "Themes", hint="Those that the judgement is about, good or not.", required=False, small=True
    )

    def prepare(self, review: Review, *, today: date, adding: bool) -> None:
        self.choose("themes", *_rows(load_policy().practice_themes, today))


class ReasonForm(PartForm):
    subject = "a reason"
    text = LongTextField(
        "Why was practice as it was?",
        hint="What made this the likely thing to do, for anybody in that place? Not what was "
        "missing, but what lay behind it.",
        missing="Write the reason",
        rows=4,
    )
    level = ChoiceField(
        "At which level does it lie?",
        Level.choices,
        missing="Choose the level at which the reason lies",
        hints={
            Level.MANAGER: "Supervision of practitioners, and oversight of their work",
            Level.DELIVERY_UNIT: "What the head of the delivery unit knew, decided and provided",
            Level.NATIONAL: "Policy, guidance, systems and funding",
        },
    )
    factor = ChoiceField("Which factor is it?", required=False, small=True)

    def prepare(self, review: Review, *, today: date, adding: bool) -> None:
        choices, hints = _rows(load_policy().systemic_factors, today)
        self.choose("factor", [*choices, NONE], hints)


class LearningForm(PartForm):
    subject = "a learning point"
    text = LongTextField("What has to change?", missing="Write what has to change", rows=4)
    level = ChoiceField(
        "At which level?", Level.choices, missing="Choose the level at which something has to change"
    )
    multi_agency = YesNoField(
        "Is it learning for work with other agencies as well?",
        missing="Choose yes if it is learning for work with other agencies as well",
    )
    reasons = MultipleChoiceField(
        "Which reasons does it answer?",
        hint="Learning that answers no reason is not carried by what the review found.",
        required=False,
        small=True,
    )
    already_done = LongTextField(
        "What has already been done since the offence?",
        hint="Where that is enough, no action is needed.",
        required=False,
        rows=3,
    )
    themes = MultipleChoiceField("Themes", required=False, small=True)

    def prepare(self, review: Review, *, today: date, adding: bool) -> None:
        self.reasons_there = {str(one.pk): one for one in _reasons_of(review)}
        self.choose(
            "reasons",
            [(number, reason.text) for number, reason in self.reasons_there.items()],
            {number: _behind(reason) for number, reason in self.reasons_there.items()},
        )
        if not self.reasons_there:
            self.fields[
                "reasons"
            ].help_text = "There are no reasons yet. They are linked here once there are."
        self.choose("themes", *_rows(load_policy().practice_themes, today))

    def values(self) -> dict[str, Any]:
        told = super().values()
        return told | {"reasons": [self.reasons_there[number] for number in told["reasons"]]}


class ActionForm(PartForm):
    subject = "an action"
    text = LongTextField(
        "Specific: who does what?",
        hint="A role and a deed, such as “The head of the unit checks ten release plans each month”.",
        missing="Write what is done",
        rows=3,
    )
    owner = TextField("Achievable: whose action is it?", hint="One role.", required=False, longest=300)
    owner_user = TextField(
        "Their username",
        hint="Where they have an account here. The action is then among their own once it is signed.",
        required=False,
        longest=60,
        width=20,
    )
    how = LongTextField(
        "Achievable: what makes it possible?",
        hint="Who has agreed, and what it needs.",
        required=False,
        rows=3,
    )
    measure = LongTextField(
        "Measurable: how will anybody see that it worked?",
        hint="Something that can be counted or seen, not that people are aware.",
        required=False,
        rows=3,
    )
    due_on = DateField("Time-bound: by when?", required=False)

    def prepare(self, review: Review, *, today: date, adding: bool) -> None:
        """Nothing but the deed is needed to save it; the panel asks for the rest until it is there."""
        for name in ("owner", "how", "measure", "due_on"):
            cast(Drawn, self.fields[name]).says_optional = False

    def clean_owner_user(self) -> User | None:
        typed = str(self.cleaned_data["owner_user"] or "").strip()
        found = User.objects.filter(username__iexact=typed, is_active=True).first() if typed else None
        if typed and found is None:
            raise ValidationError("There is no open account with that username. You can leave this empty.")
        return found


class EffectiveForm(PartForm):
    subject = "good practice"
    text = LongTextField(
        "What was done well?",
        hint="What others should do as was done here.",
        missing="Write what was done well",
    )
    level = ChoiceField(
        "At which level?",
        Level.choices,
        show="select",
        initial=Level.PRACTITIONER,
        missing="Choose the level at which it was done well",
    )
    theme = ChoiceField("Theme", required=False, small=True)

    def prepare(self, review: Review, *, today: date, adding: bool) -> None:
        choices, hints = _rows(load_policy().effective_practice_themes, today)
        self.choose("theme", [*choices, NONE], hints)


class LevelForm(PartForm):
    subject = "a level considered"
    level = ChoiceField("Which level?", Level.choices, missing="Choose a level")
    why = LongTextField(
        "How was it looked at, and what was found?",
        hint="For a level at which nothing was found: who was heard, what was read.",
        missing="Say how it was looked at",
    )

    def prepare(self, review: Review, *, today: date, adding: bool) -> None:
        if not adding:
            del self.fields["level"]


class DiversityForm(PartForm):
    subject = "a characteristic"
    characteristic = ChoiceField(
        "Which characteristic?",
        DiversityConsidered.Characteristic.choices,
        show="select",
        missing="Choose a characteristic",
    )
    text = LongTextField(
        "Was it known, and what difference did it make?",
        hint="How it bore on working with the person, and on how risk was understood.",
        missing="Say what difference it made",
    )


class WholeForm(Form):
    operation = OperationField()
    reasonable = ChoiceField(
        "Was everything that could reasonably have been expected done?",
        Reasonable.choices,
        missing="Choose whether everything that could reasonably have been expected was done",
    )
    why = LongTextField(
        "Why?", hint="In plain words, weighing what was good and what fell short.", missing="Say why", rows=8
    )


class NoEffectiveForm(Form):
    operation = OperationField()
    why = LongTextField(
        "Why is no good practice recorded?",
        hint="What was looked at. Leave it empty to take back what was said.",
        required=False,
    )


class AnswerForm(Form):
    operation = OperationField()
    why = LongTextField(
        "Why does it stand as it is?",
        hint="The countersigning manager reads this beside the line.",
        missing="Say why it stands as it is",
        longest=2_000,
        counted=True,
    )


class TakeOutForm(Form):
    operation = OperationField()
    why = TextField("Why is it taken out?", required=False, longest=300)


class OnceForm(Form):
    """A button that acts once."""

    operation = OperationField()


class SourcesFilter(FilterForm):
    """Narrows the entries that evidence is picked from."""

    search = TextField("Words in the entry")
    linked = ChoiceField("Show", [("", "All"), ("yes", "Only what is linked")], show="select")


FORMS: dict[str, type[PartForm]] = {
    "judgement": JudgementForm,
    "reason": ReasonForm,
    "learning": LearningForm,
    "action": ActionForm,
    "effective": EffectiveForm,
    "level": LevelForm,
    "diversity": DiversityForm,
}


def _rows(table: Dated[Theme], today: date) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Choices with their meanings as hints."""
    rows = table.all(on=today)
    return [(row.key, row.name) for row in rows], {row.key: row.meaning for row in rows}


def _reasons_of(review: Review) -> list[Reason]:
    return list(review.reasons.select_related("judgement"))


def _behind(reason: Reason) -> str:
    return f"{reason.get_level_display()}, behind: {reason.judgement.text[:120]}"
