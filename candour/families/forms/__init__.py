"""What may be typed about contact with families."""
