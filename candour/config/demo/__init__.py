"""Invented people, cases and plans, so that a newcomer can try every role. No real person is in them."""
