"""The filters of the work list."""

from typing import cast

from candour.cases.forms.facts import unit_choices
from candour.cases.models import CourtStatus, ReviewStatus
from candour.cases.queries import Wanted
from candour.design_system.fields import ChoiceField, Form, HiddenField
from candour.staff.models import Region

ANY = ("", "Any")
DUES = [ANY, ("overdue", "Overdue"), ("soon", "In the next five working days"), ("none", "No date running")]
OPEN, ALL = "Open", "Open and closed"
CLOSINGS = [("to_close", "Open, tracks ended"), ("closed", "Closed"), ("open", OPEN), ("all", ALL)]
HOLDERS = [ANY, ("none", "Nobody holds it"), ("waiting", "Waits for the national team")]


class WorkListForm(Form):
    show = HiddenField(required=False)
    q = HiddenField(required=False)
    region = ChoiceField("Region", show="select", required=False)
    delivery_unit = ChoiceField("Delivery unit", show="select", required=False)
    review_status = ChoiceField("Review", [ANY, *ReviewStatus.choices], show="select", required=False)
    court_status = ChoiceField("In court", [ANY, *CourtStatus.choices], show="select", required=False)
    due = ChoiceField("Due", DUES, show="select", required=False)
    holder = ChoiceField("Holder", HOLDERS, show="select", required=False)

    closing = ChoiceField("Open or closed", [("", OPEN), *CLOSINGS], show="select", required=False)

    def offer(self, tab: str, region: int | None) -> None:
        """The whole country is narrowed by region; a region by its units."""
        for field in self.fields.values():
            cast(ChoiceField, field).says_optional = False
        self._offer_closing()
        if tab == "national":
            regions = [(str(row.pk), row.name) for row in Region.objects.all()]
            cast(ChoiceField, self.fields["region"]).choices = [ANY, *regions]
            del self.fields["delivery_unit"]
        elif region is not None:
            cast(ChoiceField, self.fields["delivery_unit"]).choices = [ANY, *unit_choices(region)]
            del self.fields["region"]
        else:
            del self.fields["region"], self.fields["delivery_unit"]

    def _offer_closing(self) -> None:
        """Words are looked for in closed cases too, so the filter says that; nothing is offered twice."""
        first = ALL if (self.data.get("q") or "").strip() else OPEN
        asked = self.data.get("closing")
        others = [(key, label) for key, label in CLOSINGS if label != first or key == asked]
        cast(ChoiceField, self.fields["closing"]).choices = [("", first), *others]

    def wanted(self, tab: str) -> Wanted:
        """A filter that is not in the lists narrows nothing."""
        known = self.cleaned_data if self.is_valid() else {}
        names = ("region", "delivery_unit", "review_status", "court_status", "due", "holder", "closing")
        return Wanted(tab=tab, words=known.get("q") or "", **{name: known.get(name) or "" for name in names})
