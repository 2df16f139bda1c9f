"""Handing a case over."""

from collections.abc import Iterable
from typing import cast

from candour.design_system.fields import ChoiceField, Form, OperationField, TextField
from candour.staff.models import User


class HandOverForm(Form):
    operation = OperationField()
    to = ChoiceField("Who holds the case from now on?", show="select", missing="Select a person")
    reason = TextField("Why is it handed over?", required=False, longest=300)

    def offer(self, people: Iterable[User]) -> None:
        choices = [(str(person.pk), f"{person} ({person.job_title or person.username})") for person in people]
        cast(ChoiceField, self.fields["to"]).choices = choices
