"""What is typed when a notification moves on, is decided or is overridden."""

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
    YesNoField,
)

LONG = 5_000


class ConfirmForm(Form):
    operation = OperationField()


class SubmitForm(Form):
    operation = OperationField()
    propose = YesNoField(
        "Do you propose a review in the public interest?",
        reveals={"yes": "proposal"},
        hint="The national team decides. A proposal is possible for any offence, listed or not.",
        missing="Say whether you propose a review in the public interest",
    )
    proposal = LongTextField("Why would a review be in the public interest?", longest=LONG, missing="Say why")


class CourtDateForm(Form):
    operation = OperationField()
    first_court_appearance = DateField(
        "When did the person first appear in court?",
        noun="First court appearance",
        when="past",
        missing="Enter the date of the first court appearance",
    )
    court = TextField("Which court?", required=False, longest=120)


class NoteForm(Form):
    operation = OperationField()
    note = LongTextField(
        "Note",
        required=False,
        rows=3,
        longest=LONG,
        hint="The region reads it in the history of the notification.",
    )


class ReturnForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "What should the region mend or add?", longest=LONG, missing="Say what the region should mend"
    )


class PublicInterestForm(Form):
    operation = OperationField()
    in_public_interest = YesNoField(
        "Is a review in the public interest?", missing="Say whether a review is in the public interest"
    )
    reason = LongTextField(
        "Why?", noun="Reason", longest=LONG, hint="The region reads it.", missing="Say why"
    )


class OverrideForm(Form):
    operation = OperationField()
    outcome = ChoiceField(
        "What should stand instead?",
        [
            ("review_mandatory", "A review is required"),
            ("review_discretionary", "A review is held in the public interest"),
            ("notify_only", "Notify only: no review is required"),
            ("not_sfo", "Not a serious further offence"),
        ],
        missing="Select what should stand instead",
    )
    reason = LongTextField(
        "Why?",
        noun="Reason",
        longest=LONG,
        hint="It stays at the top of every page about this answer, with your name and the time.",
        missing="Say why",
    )
