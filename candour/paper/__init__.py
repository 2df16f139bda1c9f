"""What printed documents are made of: blocks, tables from an editor's tree, tagged PDF. Knows no domain."""

MARKING = "OFFICIAL-SENSITIVE"
"""What stands on every page about a case, on the screen as on paper."""
