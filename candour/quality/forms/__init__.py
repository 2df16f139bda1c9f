"""Forms of this slice: they validate what was typed, and nothing else."""
