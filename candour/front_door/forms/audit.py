"""What an investigator narrows the audit log to."""

from candour.audit.models import Outcome
from candour.design_system.fields import ChoiceField, DateField, FilterForm, TextField
from candour.front_door.queries.audit import Wanted

ANY = ("", "Any")


class AuditFilter(FilterForm):
    person = TextField("Person", hint="A name or a username")
    action = ChoiceField("Action", show="select")
    outcome = ChoiceField("Outcome", [ANY, *Outcome.choices], show="select")
    reference = TextField("Reference", hint="Of a case, or the username of an account")
    day = DateField("Day", when="past", noun="The day")
    request = TextField("Request", hint="The number that an error page gives")
    searched = TextField("Searched for", hint="Exactly the words; lists keep a mark of them, not the words")

    def offer(self, actions: list[str]) -> None:
        chooser = self.fields["action"]
        if isinstance(chooser, ChoiceField):
            chooser.choices = [ANY, *((name, name) for name in actions)]

    def wanted(self) -> Wanted:
        """A part that cannot be read narrows nothing; the form then shows why."""
        self.is_valid()
        told = self.cleaned_data
        texts = {
            name: (told.get(name) or "").strip()
            for name in ("person", "action", "outcome", "reference", "request", "searched")
        }
        return Wanted(**texts, day=told.get("day"))


class ChainFilter(FilterForm):
    reference = TextField("Reference", hint="Part of the reference of a case")
    state = ChoiceField(
        "Sealed", [ANY, ("sealed", "To the last entry"), ("unsealed", "Not to the last entry")], show="select"
    )
