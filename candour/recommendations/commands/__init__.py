"""The verbs of published plans."""

from candour.recommendations.commands.correcting import (
    add_action,
    change_action,
    change_front,
    change_recommendation,
    divide_action,
    join_actions,
    remove_action,
    settle_doubt,
    version_of,
)
from candour.recommendations.commands.finishing import (
    check_again,
    discard,
    finish_checking,
    import_plan,
    withdraw,
)
from candour.recommendations.commands.ledger import (
    CORRECTABLE,
    correct_recommendation,
    link_repeat,
    record_export,
)
from candour.recommendations.commands.starting import NotReadable, Started, start_import, start_imports

__all__ = [
    "CORRECTABLE",
    "NotReadable",
    "Started",
    "add_action",
    "change_action",
    "change_front",
    "change_recommendation",
    "check_again",
    "correct_recommendation",
    "discard",
    "divide_action",
    "finish_checking",
    "import_plan",
    "join_actions",
    "link_repeat",
    "record_export",
    "remove_action",
    "settle_doubt",
    "start_import",
    "start_imports",
    "version_of",
    "withdraw",
]
