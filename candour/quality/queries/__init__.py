"""Questions that the pages of this slice ask."""
