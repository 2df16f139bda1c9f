"""What follows from what, across slices: one table, run by `workflow.perform` in the same transaction.

An earlier slice never imports a later one; where a move must set something off further on, it is a line here.
"""

from collections.abc import Callable

Reaction = Callable[..., None]

REACTIONS: dict[str, tuple[Reaction, ...]] = {}
