"""A form that asks nothing: only the operation, so that it is done once."""

from candour.design_system.fields import Form, OperationField


class OperationForm(Form):
    operation = OperationField()
