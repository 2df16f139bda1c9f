"""Charts drawn on the server as accessible SVG; the table of the same figures belongs beside them."""
