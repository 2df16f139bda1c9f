"""CSV extracts from the courts and nDelius: read and checked row by row. No database."""
