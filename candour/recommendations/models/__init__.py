"""Published plans: the document, its import, the recommendations in it, and how they were answered."""

from candour.recommendations.models.imports import (
    Doubt,
    ImportStatus,
    PlanDocument,
    PlanImport,
)
from candour.recommendations.models.publication import (
    Addressee,
    Body,
    CategoryDefinition,
    Footnote,
    LeadIn,
    Publication,
)
from candour.recommendations.models.recommendation import (
    Correction,
    ReasonKind,
    Recommendation,
    RecommendationAction,
    RepeatLink,
)

__all__ = [
    "Addressee",
    "Body",
    "CategoryDefinition",
    "Correction",
    "Doubt",
    "Footnote",
    "ImportStatus",
    "LeadIn",
    "PlanDocument",
    "PlanImport",
    "Publication",
    "ReasonKind",
    "Recommendation",
    "RecommendationAction",
    "RepeatLink",
]
