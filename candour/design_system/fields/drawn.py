"""What every field shares: its words, its look, and drawing itself with a GOV.UK macro."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, TypedDict, Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from markupsafe import Markup

from candour.design_system.drawing import govuk

Parameters = dict[str, object]


class DjangoOptions(TypedDict, total=False):
    """What is handed on to Django's own field."""

    required: bool
    initial: Any
    disabled: bool


class Options(DjangoOptions, total=False):
    """What every field of the design system takes; the meanings are on `Drawn`."""

    missing: str
    noun: str
    hint: str
    size: str
    heading: bool
    autocomplete: str
    attributes: Mapping[str, str]


class DrawnField(BoundField):
    """A field in a form: `{{ form.name }}` draws its label, hint, error and input."""

    def __html__(self) -> SafeString:
        return SafeString(self.draw())

    __str__ = __html__

    def draw(self) -> Markup:
        field = self.field
        if not isinstance(field, Drawn):
            raise TypeError(f"{self.name} is not a field of the design system")
        return field.draw(self)

    @property
    def first_input(self) -> str:
        """The id that a link in the error summary leads to; empty where nothing can take the focus."""
        return self.field.first_input(self) if isinstance(self.field, Drawn) else ""

    def error_data(self) -> list[ValidationError]:
        return self.form.errors.as_data().get(self.name, [])


WITHOUT_ARTICLE = re.compile(r"(an?|the|one|all|at|in|your|its|their|this|that|wh\w+|how)\b", re.IGNORECASE)
"""A noun that begins with one of these stands in a sentence as it is."""


class Drawn(forms.Field):
    """Arguments shared by every field.

    `missing` is the error when nothing was given; `noun` names the answer inside other errors;
    `heading` makes the label the h1 of its page; `size` is s, m, l or xl.
    """

    component: ClassVar[str] = "input"
    asks: ClassVar[str] = "Enter"
    bound_field_class = DrawnField

    def __init__(
        self,
        label: str,
        *,
        missing: str = "",
        noun: str = "",
        hint: str = "",
        size: str = "",
        heading: bool = False,
        autocomplete: str = "",
        attributes: Mapping[str, str] | None = None,
        **options: Unpack[DjangoOptions],
    ) -> None:
        super().__init__(label=label, help_text=hint, **options)
        self.noun = noun or label
        self.size = size or ("l" if heading else "")
        self.heading = heading
        self.autocomplete = autocomplete
        self.attributes = dict(attributes or {})
        self.says_optional = True
        self.error_messages["required"] = missing or _asked_for(self.asks, self.noun)

    def draw(self, bound: DrawnField) -> Markup:
        return govuk(self.component, self.shared(bound) | self.own(bound))

    def own(self, bound: DrawnField) -> Parameters:
        """What this kind of field adds to the shared parameters."""
        return {"label": self.words(bound), "value": _text(bound.value())}

    def shared(self, bound: DrawnField) -> Parameters:
        return {
            "id": bound.auto_id,
            "name": bound.html_name,
            "hint": {"text": self.help_text} if self.help_text else None,
            "errorMessage": {"text": bound.errors[0]} if bound.errors else None,
            "autocomplete": self.autocomplete or None,
            "attributes": self.attributes,
        }

    def words(self, bound: DrawnField, kind: str = "label") -> Parameters:
        """The label or legend; an answer that may be left out says so."""
        optional = " (optional)" if self.says_optional and not self.required else ""
        return {
            "text": f"{bound.label}{optional}",
            "classes": f"govuk-{_kind_class(kind)}--{self.size}" if self.size else "",
            "isPageHeading": self.heading,
        }

    def first_input(self, bound: DrawnField) -> str:
        return bound.auto_id


def _asked_for(asks: str, noun: str) -> str:
    """An error as a sentence: a question is answered, and a thing has its article."""
    if noun.endswith("?"):
        return f"Answer “{noun}”"
    article = "" if WITHOUT_ARTICLE.match(noun) else "the "
    return f"{asks} {article}{_lower_first(noun)}"


def _kind_class(kind: str) -> str:
    return "fieldset__legend" if kind == "legend" else "label"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _lower_first(noun: str) -> str:
    """Leave abbreviations such as CRN alone."""
    return noun if noun[1:2].isupper() else noun[:1].lower() + noun[1:]
