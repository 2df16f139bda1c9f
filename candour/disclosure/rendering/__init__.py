"""A pack as files: from the redacted model alone, the same bytes for the same pack. Knows no framework."""
