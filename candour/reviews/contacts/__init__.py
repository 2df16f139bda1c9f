"""Contact extracts from nDelius: reading a file and recognising its columns. Plain Python, no framework."""
