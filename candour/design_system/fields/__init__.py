"""Form fields that draw themselves."""

from candour.design_system.fields.choices import ChoiceField, MultipleChoiceField, YesNoField
from candour.design_system.fields.dates import DateField, MonthField
from candour.design_system.fields.files import FileField
from candour.design_system.fields.form import FilterForm, Form
from candour.design_system.fields.operation import OperationField
from candour.design_system.fields.text import (
    EmailField,
    HiddenField,
    IntegerField,
    LongTextField,
    PasswordField,
    TextField,
)

__all__ = [
    "ChoiceField",
    "DateField",
    "EmailField",
    "FileField",
    "FilterForm",
    "Form",
    "HiddenField",
    "IntegerField",
    "LongTextField",
    "MonthField",
    "MultipleChoiceField",
    "OperationField",
    "PasswordField",
    "TextField",
    "YesNoField",
]
