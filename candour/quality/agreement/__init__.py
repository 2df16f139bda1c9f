"""How far markers agree: pure Python, no database."""
