"""Explain a term in the review's own glossary: a line at the end of that section, as a new version of it."""

from datetime import datetime
from uuid import UUID

from candour.reviews.commands.writing import Saved, save_section
from candour.reviews.models import Review, Section
from candour.reviews.reader.glossary import GLOSSARY, terms_of
from candour.staff.models import User
from candour.workflow.refusals import NotNow


def explain_term(
    review: Review, term: str, meaning: str, *, by: User, at: datetime, operation: UUID | None = None
) -> Saved:
    """Add “term: meaning”. Raises NotNow where there is no glossary, it is there already, or writing is "
    "closed."""
    section: Section | None = Section.objects.visible_to(by).filter(review=review, key=GLOSSARY).first()
    if section is None:
        raise NotNow(["This review has no glossary section."])
    said, told = " ".join(term.split()), " ".join(meaning.split())
    if said.lower() in terms_of(section.content):
        raise NotNow([f"The glossary already explains {said}."])
    line = {
        "type": "paragraph",
        "content": [
            {"type": "text", "text": said, "marks": [{"type": "strong"}]},
            {"type": "text", "text": f": {told}"},
        ],
    }
    before = section.content.get("content") or []
    content = {"type": "doc", "content": [*before, line]}
    return save_section(
        section=section, content=content, base=section.version, by=by, at=at, operation=operation
    )
