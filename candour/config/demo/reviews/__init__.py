"""The reviews of the demo: what was told of each, and the steps that bring each to where it stands."""
