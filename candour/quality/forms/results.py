"""What results are narrowed by."""

from collections.abc import Sequence
from typing import cast

from candour.design_system.fields import ChoiceField, FilterForm
from candour.quality.models import Body


class ResultsFilter(FilterForm):
    year = ChoiceField("Year", choices=[], show="select")
    region = ChoiceField("Region", choices=[], show="select")
    body = ChoiceField("Marked by", choices=[("", "Either body"), *Body.choices], show="select")

    def offering(self, years: Sequence[str], regions: Sequence[str]) -> "ResultsFilter":
        cast(ChoiceField, self.fields["year"]).choices = [("", "Since the start"), *((y, y) for y in years)]
        cast(ChoiceField, self.fields["region"]).choices = [
            ("", "Every region"),
            *((name, name) for name in regions),
        ]
        return self
