"""Forms of the first pages."""
