"""A form that draws itself and its error summary."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from markupsafe import Markup

from candour.design_system.drawing import govuk
from candour.design_system.fields.choices import ChoiceField
from candour.design_system.fields.dates import DateField
from candour.design_system.fields.drawn import Drawn, DrawnField, Parameters


class Form(forms.Form):
    """The base of every form; `today` is given where a field compares its date with it."""

    bound_field_class = DrawnField
    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        today: date | None = None,
        initial: Mapping[str, Any] | None = None,
        prefix: str | None = None,
    ) -> None:
        super().__init__(data, files, initial=dict(initial or {}), prefix=prefix)
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.today = today
        for _chooser, _value, name in self._reveals():
            revealed = cast(Drawn, self.fields[name])
            revealed.required = False
            revealed.says_optional = False

    def __getitem__(self, name: str) -> DrawnField:
        return cast(DrawnField, super().__getitem__(name))

    def draw(self, *names: str) -> Markup:
        """The named fields, or all of them; a revealed field is drawn by the choice that reveals it."""
        revealed = {name for _chooser, _value, name in self._reveals()}
        chosen = names or [name for name in self.fields if name not in revealed]
        return Markup("\n").join(self[name].draw() for name in chosen)

    def error_summary(self) -> Markup:
        """Every error with a link to the input to mend; nothing when there is none."""
        errors = list(self._summary())
        if not errors:
            return Markup()
        return govuk("error-summary", {"titleText": "There is a problem", "errorList": errors})

    def refuse(self, reasons: Iterable[str]) -> None:
        """Show why the service refused, as errors of the whole form."""
        self.add_error(None, list(reasons))

    @property
    def has_heading(self) -> bool:
        """Whether a field's own label is the h1 of the page."""
        return any(getattr(field, "heading", False) for field in self.fields.values())

    @property
    def has_files(self) -> bool:
        return self.is_multipart()

    def clean(self) -> dict[str, Any]:
        super().clean()
        for chooser, value, name in self._reveals():
            if not _chose(self.cleaned_data.get(chooser), value):
                self.errors.pop(name, None)
                self.cleaned_data[name] = None
            elif name not in self.errors and self.cleaned_data.get(name) in (None, "", []):
                self.add_error(name, self.fields[name].error_messages["required"])
        return self.cleaned_data

    def _reveals(self) -> Iterator[tuple[str, str, str]]:
        for chooser, field in self.fields.items():
            if isinstance(field, ChoiceField):
                for value, name in field.reveals.items():
                    yield chooser, value, name

    def _summary(self) -> Iterator[Parameters]:
        for message in self.non_field_errors():
            yield {"text": message}
        for name in self.fields:
            for message in self.errors.get(name, []):
                target = self[name].first_input
                yield {"text": message, "href": f"#{target}"} if target else {"text": message}


class FilterForm(Form):
    """A form that narrows a list: nothing in it has to be given, and no label says so."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, today=today, initial=initial)
        for field in self.fields.values():
            drawn = cast(Drawn, field)
            drawn.required = False
            drawn.says_optional = False


def _chose(cleaned: object, value: str) -> bool:
    """Whether the cleaned answer is, or holds, the choice of that value."""
    if isinstance(cleaned, bool):
        return cleaned is (value == "yes")
    return value in cleaned if isinstance(cleaned, list) else cleaned == value
