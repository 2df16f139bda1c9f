"""Contact with victims and relatives: a compartment of its own inside a case."""

from candour.families.models.contacts import ContactMade, Meeting, PromisedDate, Question
from candour.families.models.disclosure import Answer, CopyEvent, Nondisclosure, Offer, UnfinishedWords
from candour.families.models.plan import (
    ASKED_FOR_IT,
    ContactPlan,
    ContactStatus,
    CopyFormat,
    DisclosureStatus,
    Language,
    LiaisonChange,
    NoContact,
    SchemeStatus,
    SchemeStep,
    Sentence,
    Way,
)

__all__ = [
    "ASKED_FOR_IT",
    "Answer",
    "ContactMade",
    "ContactPlan",
    "ContactStatus",
    "CopyEvent",
    "CopyFormat",
    "DisclosureStatus",
    "Language",
    "LiaisonChange",
    "Meeting",
    "NoContact",
    "Nondisclosure",
    "Offer",
    "PromisedDate",
    "Question",
    "SchemeStatus",
    "SchemeStep",
    "Sentence",
    "UnfinishedWords",
    "Way",
]
