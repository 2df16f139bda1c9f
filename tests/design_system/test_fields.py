"""Fields draw themselves, and a form's error summary leads to what must be mended."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    EmailField,
    FileField,
    FilterForm,
    Form,
    IntegerField,
    LongTextField,
    MonthField,
    MultipleChoiceField,
    OperationField,
    PasswordField,
    TextField,
    YesNoField,
)
from tests.design_system.pages import Page

COLOURS = [("red", "Red"), ("blue", "Blue")]


class Everything(Form):
    operation = OperationField()
    name = TextField("Name", missing="Enter a name", hint="As on the record", longest=5, width=10)
    email = EmailField("E-mail address")
    password = PasswordField("Password")
    account = LongTextField("Account", longest=10, counted=True)
    number = IntegerField("Number of people", least=1, most=5000)
    charged_on = DateField("When?", noun="Date of charge")
    month = MonthField("Month due")
    colour = ChoiceField("Colour", COLOURS, hints={"red": "Like a fire engine"})
    region = ChoiceField("Region", COLOURS, show="select")
    colours = MultipleChoiceField("Colours", COLOURS)
    known = YesNoField("Known?", missing="Select yes if it is known", reveals={"yes": "detail"})
    detail = TextField("What is known?", missing="Say what is known")
    document = FileField("Document", accept=(".pdf",), largest=1)


def errors_of(field: Any, value: Any, files: dict[str, Any] | None = None) -> list[str]:
    form = type("One", (Form,), {"field": field})({"field": value}, MultiValueDict(files or {}))
    return list(form.errors.get("field", []))


def test_every_link_of_the_error_summary_leads_to_an_input() -> None:
    form = Everything(
        {"known": "yes", "charged_on-day": "31", "charged_on-month": "2", "charged_on-year": "2026"}
    )
    page = Page(form.error_summary() + form.draw())
    answered_or_hidden = 2
    assert len(page.all("a")) == len(form.fields) - answered_or_hidden
    assert page.broken_links == []


def test_the_net_for_broken_links_catches_one() -> None:
    assert Page('<a href="#there">x</a><p id="here"></p>').broken_links == ["there"]


def test_a_form_without_errors_has_no_summary() -> None:
    assert Everything().error_summary() == ""


def test_ids_are_used_once() -> None:
    ids = Page(Everything({}).draw()).ids
    assert len(ids) == len(set(ids))


def test_only_the_wrong_part_of_a_date_is_marked() -> None:
    form = Everything({"charged_on-day": "1", "charged_on-month": "2"})
    inputs = {i["name"]: str(i["class"]) for i in Page(form["charged_on"].draw()).all("input")}
    assert [name for name, classes in inputs.items() if "error" in classes] == ["charged_on-year"]
    assert 'href="#id_charged_on-year"' in form.error_summary()


def test_an_error_from_outside_marks_the_whole_date() -> None:
    form = Everything({"charged_on-day": "1", "charged_on-month": "2", "charged_on-year": "2026"})
    form.add_error("charged_on", "Date of charge must be after the offence")
    classes = [str(i["class"]) for i in Page(form["charged_on"].draw()).all("input")]
    assert all("govuk-input--error" in given for given in classes)


def test_a_date_asks_for_a_numeric_keyboard() -> None:
    assert {i["inputmode"] for i in Page(Everything()["charged_on"].draw()).all("input")} == {"numeric"}


def test_what_was_typed_is_shown_again_and_a_password_is_not() -> None:
    page = Page(Everything({"name": "Zoë", "password": "a long secret", "charged_on-month": "feb"}).draw())
    values = {i["name"]: i.get("value") for i in page.all("input")}
    assert values["name"] == "Zoë"
    assert values["charged_on-month"] == "feb"
    assert not values["password"]


def test_the_dates_of_a_record_fill_the_parts() -> None:
    page = Page(Everything(initial={"charged_on": date(2026, 2, 3)})["charged_on"].draw())
    assert [i["value"] for i in page.all("input")] == ["3", "2", "2026"]


def test_what_people_type_is_never_markup() -> None:
    bad = '"><script>alert(1)</script>'
    form = Everything(dict.fromkeys(Everything.base_fields, bad) | {"charged_on-day": bad})
    form.add_error(None, bad)
    assert "<script" not in form.error_summary() + form.draw()


def test_words_of_a_field_are_never_markup() -> None:
    bad = "<b>x</b>"
    form = type("Bad", (Form,), {"field": ChoiceField(bad, [("<i>", bad)], hint=bad, hints={"<i>": bad})})
    assert "<b>" not in form().draw()


def test_lines_in_a_text_area_keep_their_indentation() -> None:
    class Told(Form):
        known = YesNoField("Known?", reveals={"yes": "detail"})
        detail = LongTextField("What?")

    assert ">one\n  two\nthree</textarea>" in Told({"known": "yes", "detail": "one\n  two\nthree"}).draw()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (TextField("Name", longest=3), "four", "Name must be 3 characters or fewer"),
        (TextField("CRN"), "", "Enter the CRN"),
        (EmailField("Address"), "x", "Address must be an e-mail address in full, like name@example.com"),
        (IntegerField("Age"), "x", "Age must be a whole number, like 12"),
        (IntegerField("Age"), "1.5", "Age must be a whole number, like 12"),
        (IntegerField("Age", least=1), "0", "Age must be 1 or more"),
        (IntegerField("Age", most=5000), "5,001", "Age must be 5,000 or fewer"),
        (LongTextField("Account", longest=3), "four", "Account must be 3 characters or fewer"),
        (ChoiceField("Colour", COLOURS), "", "Select the colour"),
        (ChoiceField("Colour", COLOURS), "green", "Choose one of the answers in the list"),
        (MultipleChoiceField("Colours", COLOURS), [], "Select the colours"),
        (MultipleChoiceField("Colours", COLOURS), ["red", "green"], "Choose one of the answers in the list"),
        (TextField("Which court?"), "", "Answer “Which court?”"),
        (TextField("Why it is taken out"), "", "Enter why it is taken out"),
        (TextField("A reason"), "", "Enter a reason"),
        (YesNoField("Known?", missing="Select yes if known"), "", "Select yes if known"),
    ],
)
def test_an_error_says_what_to_do(field: Any, value: Any, message: str) -> None:
    assert errors_of(field, value) == [message]


@pytest.mark.parametrize(
    ("field", "value", "cleaned"),
    [
        (TextField("Name"), " Zoë ", "Zoë"),
        (PasswordField("Password"), " spaced out ", " spaced out "),
        (IntegerField("Number"), "1,234", 1234),
        (MultipleChoiceField("Colours", COLOURS), ["red", "blue"], ["red", "blue"]),
        (MultipleChoiceField("Colours", COLOURS, required=False), [], []),
        (YesNoField("Known?"), "yes", True),
        (YesNoField("Known?"), "no", False),
        (YesNoField("Known?", required=False), "", None),
    ],
)
def test_an_answer_is_cleaned(field: Any, value: Any, cleaned: object) -> None:
    form = type("One", (Form,), {"field": field})({"field": value})
    assert form.is_valid()
    assert form.cleaned_data["field"] == cleaned


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("plan.pdf", b"", "The chosen file is empty. Choose another file"),
        ("plan.exe", b"x", "The chosen file must end in .pdf"),
        ("plan.pdf", b"x" * (1024 * 1024 + 1), "The chosen file must be smaller than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused(name: str, content: bytes, message: str) -> None:
    field = FileField("Document", accept=(".pdf",), largest=1)
    assert errors_of(field, None, {"field": [SimpleUploadedFile(name, content)]}) == [message]


def test_a_file_in_capitals_is_taken() -> None:
    assert (
        errors_of(
            FileField("Document", accept=(".pdf",)), None, {"field": [SimpleUploadedFile("A.PDF", b"x")]}
        )
        == []
    )


def test_a_file_that_may_be_left_out_is() -> None:
    assert errors_of(FileField("Document", required=False), None) == []


class Told(Form):
    known = YesNoField("Known?", reveals={"yes": "detail"})
    detail = TextField("What is known?", missing="Say what is known", longest=5)
    colours = MultipleChoiceField("Colours", COLOURS, required=False, reveals={"blue": "shade"})
    shade = TextField("Which blue?", missing="Say which blue")


def test_a_revealed_field_is_asked_for_when_its_choice_is_made() -> None:
    form = Told({"known": "yes", "colours": ["blue"]})
    assert form.errors["detail"] == ["Say what is known"]
    assert form.errors["shade"] == ["Say which blue"]


def test_a_revealed_field_is_ignored_when_its_choice_is_not_made() -> None:
    form = Told({"known": "no", "detail": "far too long", "colours": ["red"], "shade": "navy"})
    assert form.is_valid()
    assert form.cleaned_data == {"known": False, "detail": None, "colours": ["red"], "shade": None}


def test_a_revealed_field_is_ignored_when_nothing_is_chosen() -> None:
    assert set(Told({}).errors) == {"known"}


def test_a_revealed_field_is_drawn_once_inside_its_choice() -> None:
    page = Page(Told().draw())
    assert [i["name"] for i in page.all("input")].count("detail") == 1
    assert "What is known? (optional)" not in page.html


class Once(Form):
    operation = OperationField()


def test_each_form_brings_an_operation_id_of_its_own() -> None:
    first, second = (Page(Once().draw()).all("input")[0]["value"] for _ in range(2))
    assert UUID(str(first)) != UUID(str(second))


def test_an_operation_id_comes_back_as_it_was_sent() -> None:
    sent = str(Page(Once().draw()).all("input")[0]["value"])
    form = Once({"operation": sent})
    assert form.is_valid()
    assert form.cleaned_data["operation"] == UUID(sent)
    assert sent in form.draw()


@pytest.mark.parametrize("sent", ["", "not an id"])
def test_a_lost_operation_id_is_told_and_replaced(sent: str) -> None:
    form = Once({"operation": sent})
    assert form.errors["operation"] == [
        "Part of this page did not arrive. Check your answers and send it again"
    ]
    assert UUID(str(Page(form.draw()).all("input")[0]["value"]))


def test_a_refusal_of_the_service_stands_in_the_summary_without_a_link() -> None:
    form = Once({})
    form.refuse(["Somebody else must countersign", "Give a reason"])
    summary = form.error_summary()
    assert "Somebody else must countersign" in summary
    assert "Give a reason" in summary
    assert Page(summary).all("a") == []


def test_an_answer_that_may_be_left_out_says_so_but_not_in_a_filter() -> None:
    class Search(FilterForm):
        name = TextField("Name")

    class Ask(Form):
        name = TextField("Name", required=False)

    assert "Name (optional)" in Ask().draw()
    assert "(optional)" not in Search().draw()
    assert Search({}).is_valid()


def test_a_field_of_another_kind_says_that_it_cannot_be_drawn() -> None:
    from django import forms

    form = type("Foreign", (Form,), {"name": forms.CharField()})()
    with pytest.raises(TypeError, match="name is not a field of the design system"):
        form.draw()


def test_a_form_knows_whether_its_label_is_the_heading() -> None:
    class Ask(Form):
        name = TextField("What is the name?", heading=True)

    assert Ask().has_heading
    assert "<h1" in Ask().draw()
    assert not Everything().has_heading
    assert Everything().has_files
