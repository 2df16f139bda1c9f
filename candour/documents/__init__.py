"""Files of a case: stored whole, hashed, scanned, never changed."""
