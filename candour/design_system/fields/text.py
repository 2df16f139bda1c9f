"""Fields that are typed: text, long text, numbers, e-mail addresses and passwords."""

from typing import Unpack

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.forms.widgets import HiddenInput
from markupsafe import Markup

from candour.design_system.drawing import govuk
from candour.design_system.fields.drawn import Drawn, DrawnField, Options, Parameters

SHORT = 200
LONG = 20_000


class TextField(Drawn, forms.CharField):
    """One line. `width` is in characters: 2, 3, 4, 5, 10, 20 or 30; `kind` is the HTML input type."""

    def __init__(
        self,
        label: str,
        *,
        longest: int = SHORT,
        width: int = 0,
        kind: str = "text",
        **options: Unpack[Options],
    ) -> None:
        super().__init__(label, **options)
        self.width = width
        self.kind = kind
        _limit_length(self, longest)

    def own(self, bound: DrawnField) -> Parameters:
        classes = f"govuk-input--width-{self.width}" if self.width else ""
        return super().own(bound) | {"classes": classes, "type": self.kind, "spellcheck": None}


class EmailField(TextField):
    """An e-mail address."""

    default_validators = forms.EmailField.default_validators

    def __init__(self, label: str, **options: Unpack[Options]) -> None:
        options.setdefault("autocomplete", "email")
        super().__init__(label, kind="email", **options)
        wrong = f"{self.noun} must be an e-mail address in full, like name@example.com"
        self.error_messages["invalid"] = wrong

    def own(self, bound: DrawnField) -> Parameters:
        return super().own(bound) | {"spellcheck": False}


class PasswordField(Drawn, forms.CharField):
    """A password: never shown again, never trimmed."""

    component = "password-input"

    def __init__(self, label: str, *, new: bool = False, **options: Unpack[Options]) -> None:
        options.setdefault("autocomplete", "new-password" if new else "current-password")
        super().__init__(label, **options)
        self.strip = False

    def own(self, bound: DrawnField) -> Parameters:
        return {"label": self.words(bound)}


class LongTextField(Drawn, forms.CharField):
    """Several lines; `counted` shows how many characters are left."""

    component = "textarea"

    def __init__(
        self,
        label: str,
        *,
        longest: int = LONG,
        rows: int = 5,
        counted: bool = False,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(label, **options)
        self.rows = rows
        self.longest = longest
        self.counted = counted
        _limit_length(self, longest)

    def draw(self, bound: DrawnField) -> Markup:
        component = "character-count" if self.counted else "textarea"
        return govuk(component, self.shared(bound) | self.own(bound))

    def own(self, bound: DrawnField) -> Parameters:
        return super().own(bound) | {"rows": self.rows, "maxlength": self.longest if self.counted else None}


class IntegerField(Drawn, forms.IntegerField):
    """A whole number; commas at the thousands are read."""

    def __init__(
        self,
        label: str,
        *,
        least: int | None = None,
        most: int | None = None,
        width: int = 5,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(label, **options)
        self.width = width
        self.error_messages["invalid"] = f"{self.noun} must be a whole number, like 12"
        if least is not None:
            self.validators.append(MinValueValidator(least, f"{self.noun} must be {least:,} or more"))
        if most is not None:
            self.validators.append(MaxValueValidator(most, f"{self.noun} must be {most:,} or fewer"))

    def to_python(self, value: object | None) -> int | None:
        return super().to_python(value.replace(",", "") if isinstance(value, str) else value)

    def own(self, bound: DrawnField) -> Parameters:
        classes = f"govuk-input--width-{self.width}"
        return super().own(bound) | {"classes": classes, "inputmode": "numeric", "spellcheck": False}


class HiddenField(Drawn, forms.CharField):
    """A value that travels with the form."""

    widget = HiddenInput

    def __init__(self, **options: Unpack[Options]) -> None:
        options.setdefault(
            "missing", "Part of this page did not arrive. Check your answers and send it again"
        )
        super().__init__("", **options)

    def draw(self, bound: DrawnField) -> Markup:
        value = self.sent(bound)
        hidden = Markup('<input type="hidden" name="{}" id="{}" value="{}">')
        return hidden.format(bound.html_name, bound.auto_id, "" if value is None else value)

    def sent(self, bound: DrawnField) -> object:
        """The value that goes out with the page."""
        return bound.value()

    def first_input(self, bound: DrawnField) -> str:
        return ""


def _limit_length(field: Drawn, longest: int) -> None:
    field.validators.append(
        MaxLengthValidator(longest, f"{field.noun} must be {longest:,} characters or fewer")
    )
