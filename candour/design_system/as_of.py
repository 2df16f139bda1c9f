"""The switch that shows a page as it stood on an earlier day."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from candour.design_system.fields import DateField, FilterForm


class AsOfForm(FilterForm):
    """The day as of which a page is shown; a list's own filters are added below it."""

    as_of = DateField("View as of", when="past", noun="The date", hint="What was known by that day")


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day that a page shows, and the form that changes it."""

    day: date
    today: date
    form: AsOfForm

    @property
    def past(self) -> bool:
        return self.day < self.today

    @property
    def query(self) -> str:
        """What keeps the day when following a link; nothing for today."""
        if not self.past:
            return ""
        return "?" + urlencode(
            {"as_of-day": self.day.day, "as_of-month": self.day.month, "as_of-year": self.day.year}
        )

    def following(self, address: str) -> str:
        """An address with the same day; it may have a query of its own."""
        query = self.query.replace("?", "&") if "?" in address else self.query
        return address + query


def as_of(form: AsOfForm, *, today: date) -> AsOf:
    """The day asked for, or today where none or a wrong one was given; the form then shows the error."""
    form.is_valid()
    chosen = form.cleaned_data.get("as_of")
    return AsOf(day=chosen or today, today=today, form=form)


def switch(query: QueryDict, *, today: date) -> AsOf:
    """For a page whose only choice is the day."""
    return as_of(AsOfForm(query, today=today), today=today)
