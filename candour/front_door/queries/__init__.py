"""Questions that the first pages ask."""
