"""Fields that are chosen: radios, a select, checkboxes, yes or no."""

from collections.abc import Iterable, Mapping
from typing import Unpack, cast

from django import forms
from markupsafe import Markup

from candour.design_system.drawing import govuk
from candour.design_system.fields.drawn import Drawn, DrawnField, Options, Parameters

Choices = Iterable[tuple[str, str]]


class ChoiceOptions(Options, total=False):
    """What every field with choices takes as well; the meanings are on `ChoiceField`."""

    hints: Mapping[str, str]
    reveals: Mapping[str, str]
    small: bool


class ChoiceField(Drawn, forms.ChoiceField):
    """One of several. `show` is radios or select; `hints` explains a choice under it.

    `reveals` names the field that a choice opens below itself: {"other": "other_reason"}.
    """

    asks = "Select"

    def __init__(
        self,
        label: str,
        choices: Choices = (),
        *,
        show: str = "radios",
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, str] | None = None,
        small: bool = False,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(label, **options)
        self.choices = list(choices)
        self.show = show
        self.hints = dict(hints or {})
        self.reveals = dict(reveals or {})
        self.small = small
        self.error_messages["invalid_choice"] = "Choose one of the answers in the list"

    def draw(self, bound: DrawnField) -> Markup:
        return govuk(self.show, self.shared(bound) | self.own(bound))

    def own(self, bound: DrawnField) -> Parameters:
        if self.show == "select":
            return super().own(bound) | {"items": [*self._blank(), *self._items(bound)]}
        return {
            "idPrefix": bound.auto_id,
            "fieldset": {"legend": self.words(bound, "legend")},
            "items": list(self._items(bound)),
            "classes": " ".join(self._classes()),
        }

    def _classes(self) -> Iterable[str]:
        if self.small:
            yield f"govuk-{self.show}--small"

    def _blank(self) -> list[Parameters]:
        named = any(value == "" for value, _text in self._pairs())
        return [] if named else [{"value": "", "text": "Select one"}]

    def _items(self, bound: DrawnField) -> Iterable[Parameters]:
        chosen = self.chosen(bound)
        ticked = "selected" if self.show == "select" else "checked"
        for value, text in self._pairs():
            yield {
                "value": value,
                "text": text,
                ticked: value in chosen,
                "hint": {"text": self.hints[value]} if value in self.hints else None,
                "conditional": {"html": self._revealed(bound, value)},
            }

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = cast(Choices, self.choices)
        return [(str(value), str(text)) for value, text in pairs]

    def _revealed(self, bound: DrawnField, value: str) -> str:
        name = self.reveals.get(value)
        return str(bound.form[name]) if name else ""

    def chosen(self, bound: DrawnField) -> set[str]:
        value = bound.value()
        return set() if value is None else {str(value)}


class MultipleChoiceField(ChoiceField):
    """Any number of several, as checkboxes; cleans to a list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, choices: Choices = (), **options: Unpack[ChoiceOptions]) -> None:
        super().__init__(label, choices, show="checkboxes", **options)

    def to_python(self, value: object) -> list[str]:
        return [str(item) for item in value] if isinstance(value, list | tuple) else []

    def validate(self, value: object) -> None:
        forms.Field.validate(self, value)
        for item in self.to_python(value):
            if not self.valid_value(item):
                raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")

    def chosen(self, bound: DrawnField) -> set[str]:
        return {str(value) for value in bound.value() or []}


class YesNoField(ChoiceField):
    """Yes or no, side by side; cleans to True or False, or None where it may be left out."""

    def __init__(self, label: str, **options: Unpack[ChoiceOptions]) -> None:
        super().__init__(label, [("yes", "Yes"), ("no", "No")], **options)

    def prepare_value(self, value: object) -> object:
        if isinstance(value, bool):
            return "yes" if value else "no"
        return value

    def clean(self, value: object) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))

    def _classes(self) -> Iterable[str]:
        yield from super()._classes()
        if not self.reveals and not self.hints:
            yield "govuk-radios--inline"
