"""Measures the speed on generated cases; docs/how-to/measure-the-speed.md says how to read its figures."""
