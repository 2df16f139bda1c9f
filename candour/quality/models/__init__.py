"""Records of this slice."""
