"""Pages of contact with families."""
