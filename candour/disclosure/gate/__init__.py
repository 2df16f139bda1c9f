"""The gate: whatever was withheld must not be in a file. A process of its own, without the database.

`decide_apart` is what the service calls; `decide` is the same in this process.
"""

from candour.disclosure.gate.apart import decide_apart, refusal
from candour.disclosure.gate.deciding import decide
from candour.disclosure.gate.job import File, Forbidden, Job, Kept

__all__ = ["File", "Forbidden", "Job", "Kept", "decide", "decide_apart", "refusal"]
