"""What may be typed about a case."""

from candour.cases.forms.access import BarForm, BreakGlassForm, EndAccessForm, GiveAccessForm, ReviewUseForm
from candour.cases.forms.closing import CloseForm, ReopenForm
from candour.cases.forms.court import DisclosureForm, LaterChargeForm, OutcomeForm
from candour.cases.forms.details import DetailsForm, InterestForm
from candour.cases.forms.facts import FORMS, FactForm, RemoveForm
from candour.cases.forms.holding import HandOverForm
from candour.cases.forms.work_list import WorkListForm

__all__ = [
    "FORMS",
    "BarForm",
    "BreakGlassForm",
    "CloseForm",
    "DetailsForm",
    "DisclosureForm",
    "EndAccessForm",
    "FactForm",
    "GiveAccessForm",
    "HandOverForm",
    "InterestForm",
    "LaterChargeForm",
    "OutcomeForm",
    "RemoveForm",
    "ReopenForm",
    "ReviewUseForm",
    "WorkListForm",
]
