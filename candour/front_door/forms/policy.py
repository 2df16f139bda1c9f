"""What a reader narrows a table of policy to."""

from candour.design_system.fields import ChoiceField, FilterForm, TextField
from candour.policy import Standing

STANDINGS = [("", "Any"), *((str(each), str(each).capitalize()) for each in Standing)]


class PolicyFilter(FilterForm):
    words = TextField("Search", hint="Words or a code")
    standing = ChoiceField("Standing", STANDINGS, show="select")

    def told(self) -> tuple[str, str]:
        self.is_valid()
        return self.cleaned_data.get("words") or "", self.cleaned_data.get("standing") or ""
