"""What the pages of disclosure ask."""
