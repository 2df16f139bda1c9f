"""Several changes of a schema as one, so that Django works its models out once and not after each of them."""

from itertools import pairwise

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class Together(Operation):
    """Operations of one kind, none of which changes what another made: they all see the models as they end.

    Each that a migration names by itself makes Django build every related model anew, and here nearly all are
    related: of the 27 seconds that an empty database took, 22 went there.
    """

    category = OperationCategory.MIXED

    def __init__(self, *operations: Operation) -> None:
        if any(type(one) is not type(other) for one, other in pairwise(operations)):
            raise TypeError("Only operations of one kind go together.")
        self.operations = operations

    @property
    def reversible(self) -> bool:  # type: ignore[override]
        return all(one.reversible for one in self.operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(one.describe() for one in self.operations)
