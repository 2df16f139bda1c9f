"""The verbs of disclosure: opening, looking, deciding, checking, making, approving, sending."""
