"""What may be typed about a notification."""
