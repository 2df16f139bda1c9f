"""The verbs of this slice: each in one transaction."""
