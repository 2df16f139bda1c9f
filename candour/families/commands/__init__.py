"""The verbs of contact with families."""
