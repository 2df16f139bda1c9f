"""Invented reviews with every mention marked, and the measure of the engine of disclosure against them."""
