"""Contacts, promised dates, questions, meetings, and steps with the contact scheme."""

from typing import Self, cast

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.families.models import ContactMade, ContactPlan, Meeting, Sentence, Way

QUESTIONS = "One question a line, as they asked it. Each stays owed until it is answered."


def safe_ways(plan: ContactPlan) -> list[tuple[str, str]]:
    """The ways that are safe, those that they prefer first."""
    preferred = [way for way in Way if way in plan.ways]
    others = [way for way in Way if way not in plan.ways and way not in plan.unsafe_ways]
    return [
        (way.value, way.label + (" (preferred)" if way in preferred else "")) for way in [*preferred, *others]
    ]


class ContactForm(Form):
    operation = OperationField()
    on = DateField("When was it?", noun="The contact", when="past", missing="Enter the day")
    started_by = ChoiceField("Who got in touch?", ContactMade.From.choices, missing="Select who got in touch")
    way = ChoiceField("How?", Way.choices, missing="Select how")
    named_contact = YesNoField(
        "If it was a letter or an e-mail of ours: did it name somebody to turn to, and how?",
        required=False,
        hint="Leave it empty for anything else.",
    )
    reached = YesNoField(
        "Were they reached?",
        missing="Select yes or no",
        hint="Yes, if you spoke, or if what was sent can be expected to have arrived.",
    )
    who = TextField("Who of us was in touch?", missing="Enter who of us was in touch", longest=200, width=20)
    said = LongTextField(
        "What was said?",
        missing="Say in a few words what was said",
        hint="In a few words, and in theirs where you can. They may read this one day.",
        longest=2_000,
        rows=5,
        counted=True,
    )
    questions = LongTextField(
        "What did they ask that is still to be answered?",
        required=False,
        hint=QUESTIONS,
        longest=2_000,
        rows=3,
    )
    next_on = DateField(
        "When is the next contact due?",
        noun="The next contact",
        when="future",
        required=False,
        hint="Leave it empty only if none is due.",
    )
    next_why = TextField("What is it about?", required=False, longest=200)


class PromiseForm(Form):
    operation = OperationField()
    what = TextField(
        "What were they promised?",
        missing="Say what was promised",
        hint="As they heard it, such as: a letter with the answers to her questions.",
        longest=300,
    )
    due_on = DateField("By which day?", noun="The promised day", missing="Enter the promised day")


class SettleForm(Form):
    operation = OperationField()
    kept = YesNoField("Was it kept?", missing="Select yes or no", reveals={"no": "why_not"})
    why_not = TextField(
        "Why not?",
        missing="Say why it was not kept",
        hint="As it was explained to them. If something new was promised, add it as a promise of its own.",
        longest=300,
    )
    on = DateField("On which day?", noun="The day", when="past", missing="Enter the day")


class AnswerQuestionForm(Form):
    operation = OperationField()
    answer = LongTextField(
        "What were they answered?", missing="Say what they were answered", longest=4_000, rows=6
    )
    on = DateField("On which day?", noun="The day", when="past", missing="Enter the day")


class MeetingForm(Form):
    operation = OperationField()
    on = DateField("On which day?", noun="The meeting", missing="Enter the day")
    place = ChoiceField("Where?", Meeting.Place.choices, missing="Select where")


class HeldForm(Form):
    operation = OperationField()
    on = DateField("On which day was it held?", noun="The meeting", when="past", missing="Enter the day")
    attendees = LongTextField(
        "Who was there, by role?",
        missing="Say in which roles people were there",
        hint="One role a line, such as: head of the delivery unit. No names.",
        longest=1_000,
        rows=4,
    )
    said = LongTextField("What was said?", required=False, longest=4_000, rows=5)
    questions = LongTextField(
        "What did they ask that is still to be answered?",
        required=False,
        hint=QUESTIONS,
        longest=2_000,
        rows=3,
    )
    further = ChoiceField(
        "What was offered after it?", Meeting.Further.choices, missing="Select what was offered"
    )
    further_by = DateField(
        "By when, if a meeting or a letter was offered?",
        noun="The promised day",
        required=False,
        hint="It becomes a promised date.",
    )


class NotHeldForm(Form):
    operation = OperationField()
    why = TextField("Why was it not held?", missing="Say why it was not held", longest=300)


class StepForm(Form):
    operation = OperationField()
    on = DateField("On which day?", noun="The day", when="past", missing="Enter the day")
    note = TextField("Anything to note?", required=False, longest=300)


class SentenceForm(Form):
    operation = OperationField()
    on = DateField(
        "When was the sentence?", noun="The day of the sentence", when="past", missing="Enter the day"
    )
    kind = ChoiceField(
        "What is the sentence?",
        Sentence.Kind.choices,
        missing="Select the sentence",
        hint="The scheme is for 12 months or more in custody, or a hospital order, "
        "after certain violent and sexual offences.",
    )


class OfferForm(Form):
    operation = OperationField()
    on = DateField(
        "When were they told, and offered the review?", noun="The offer", when="past", missing="Enter the day"
    )
    way = ChoiceField("How?", Way.choices, missing="Select how")
    named_contact = YesNoField("Did it name somebody to turn to, and how?", missing="Select yes or no")

    def offering(self, plan: ContactPlan) -> Self:
        cast(ChoiceField, self.fields["way"]).choices = safe_ways(plan)
        return self
