"""Every move that an import can make, one row each."""

from candour.access.permissions import Permission
from candour.recommendations import rules
from candour.recommendations.models import ImportStatus, PlanImport
from candour.workflow.transition import Transition

SETTLE = Transition[PlanImport](
    name="plan_import.settled",
    source=frozenset({ImportStatus.DRAFT}),
    target=ImportStatus.SETTLED,
    permission=Permission.IMPORT_PLAN,
    guards=(
        rules.every_doubt_is_settled,
        rules.every_gap_is_explained,
        rules.it_has_a_title,
        rules.it_has_recommendations,
        rules.every_number_stands_once,
        rules.everything_has_words,
    ),
    sentence="A person has looked at everything that the reader was unsure of.",
)
REOPEN = Transition[PlanImport](
    name="plan_import.reopened",
    source=frozenset({ImportStatus.SETTLED}),
    target=ImportStatus.DRAFT,
    permission=Permission.IMPORT_PLAN,
    sentence="Something is corrected once more before the import.",
)
IMPORT = Transition[PlanImport](
    name="plan_import.imported",
    source=frozenset({ImportStatus.SETTLED}),
    target=ImportStatus.IMPORTED,
    permission=Permission.IMPORT_PLAN,
    guards=SETTLE.guards,
    sentence="The plan stands in the ledger.",
)
DISCARD = Transition[PlanImport](
    name="plan_import.discarded",
    source=frozenset({ImportStatus.DRAFT, ImportStatus.SETTLED}),
    target=ImportStatus.DISCARDED,
    permission=Permission.IMPORT_PLAN,
    sentence="The reading is put aside and nothing is imported.",
)
WITHDRAW = Transition[PlanImport](
    name="plan_import.withdrawn",
    source=frozenset({ImportStatus.IMPORTED}),
    target=ImportStatus.WITHDRAWN,
    permission=Permission.IMPORT_PLAN,
    guards=(rules.it_is_mine, rules.nothing_was_built_on_it),
    sentence="The importer takes the plan back on the same day, before anything stands on it.",
)
ALL = (SETTLE, REOPEN, IMPORT, DISCARD, WITHDRAW)
