"""Labels that stand for people: the same in one release set, in no other, and never a hint at a name."""
