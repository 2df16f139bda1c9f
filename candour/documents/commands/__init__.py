"""What is done with documents."""

from candour.documents.commands.scanning import scan_document, scan_waiting
from candour.documents.commands.storing import SCAN_JOB, store
from candour.documents.commands.sweeping import sweep
from candour.documents.commands.taking_out import take_out

__all__ = ["SCAN_JOB", "scan_document", "scan_waiting", "store", "sweep", "take_out"]
