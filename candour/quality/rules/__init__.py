"""Why not: each returns its reason in words, or nothing."""
