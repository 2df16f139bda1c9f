"""A field for one file."""

from typing import Unpack, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File

from candour.design_system.fields.drawn import Drawn, DrawnField, Options, Parameters

MEGABYTE = 1024 * 1024


class FileField(Drawn, forms.FileField):
    """One file. `accept` lists endings such as .pdf; `largest` is in megabytes."""

    component = "file-upload"
    asks = "Choose"

    def __init__(
        self,
        label: str,
        *,
        accept: tuple[str, ...] = (),
        largest: int = 30,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(label, **options)
        self.accept = accept
        self.largest = largest
        self.error_messages["empty"] = "The chosen file is empty. Choose another file"
        self.error_messages["invalid"] = "The file did not arrive. Choose it again"

    def clean(self, value: object, initial: object = None) -> "File[bytes] | None":
        file = cast("File[bytes] | None", super().clean(value, initial))
        if not file:
            return None
        if (file.size or 0) > self.largest * MEGABYTE:
            raise ValidationError(f"The chosen file must be smaller than {self.largest} MB", code="large")
        if self.accept and not str(file.name).lower().endswith(self.accept):
            raise ValidationError(f"The chosen file must end in {' or '.join(self.accept)}", code="kind")
        return file

    def own(self, bound: DrawnField) -> Parameters:
        accept = {"accept": ",".join(self.accept)} if self.accept else {}
        return {"label": self.words(bound), "attributes": self.attributes | accept}
