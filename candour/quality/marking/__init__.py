"""What an assessor writes, as plain data: read, measured, anchored. Knows no framework."""
