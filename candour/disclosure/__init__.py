"""Disclosure: what is anonymised or withheld, for whom and why, and that nothing else left the service."""
