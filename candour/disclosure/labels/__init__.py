"""Labels that stand for people: the same in one release set, in no other, and never a hint at a name."""

from candour.disclosure.labels.assigning import LabelError, Labelled, initials_shared, labels_for

__all__ = ["LabelError", "Labelled", "initials_shared", "labels_for"]
