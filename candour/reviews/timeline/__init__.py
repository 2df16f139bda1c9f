"""The chronology as time: gaps, lines typed at once, kinds of contact, and what is drawn. Plain Python."""
