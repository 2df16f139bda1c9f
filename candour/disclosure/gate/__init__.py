"""The gate: whatever was withheld must not be in a file. A process of its own, without the database."""
