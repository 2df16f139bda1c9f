"""The id of one operation, made when the form is drawn, so that sending it twice has one effect."""

from uuid import UUID, uuid4

from django.core.exceptions import ValidationError

from candour.design_system.fields.drawn import DrawnField
from candour.design_system.fields.text import HiddenField


class OperationField(HiddenField):
    """Cleans to a UUID; commands store it and give the first result when it comes again."""

    def __init__(self) -> None:
        super().__init__(initial=uuid4)

    def clean(self, value: object) -> UUID:
        try:
            return UUID(super().clean(value))
        except ValueError:
            raise ValidationError(self.error_messages["required"], code="invalid") from None

    def sent(self, bound: DrawnField) -> object:
        """The id that came with the form; a new one where it came without."""
        return uuid4() if bound.errors else bound.value()
