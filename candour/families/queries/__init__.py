"""Questions about contact with families. For later slices: `recipients`, `recipient` and `closing`."""

from candour.families.queries.closing import owed, reasons_against_closing
from candour.families.queries.recipients import Recipient, recipient, recipients

__all__ = ["Recipient", "owed", "reasons_against_closing", "recipient", "recipients"]
