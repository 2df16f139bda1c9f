"""A review that is being written, its writer, and a section of it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from candour.cases.models import AccessEntry, Relation
from candour.reviews import rich_text
from candour.reviews.commands import writing
from candour.reviews.models import Review, Section
from candour.staff.models import User
from tests.factories import staff
from tests.reviews import gathered
from tests.reviews.writing.documents import document

AT = gathered.AT
SECOND = timedelta(seconds=1)


@dataclass
class Scene:
    review: Review
    writer: User
    section: Section

    def save(self, *words: str, base: int | None = None, by: User | None = None) -> writing.Saved:
        """One more version, on the one that stands unless told otherwise."""
        self.section.refresh_from_db()
        return writing.save_section(
            section=self.section,
            content=document(*words),
            base=self.section.version if base is None else base,
            by=by or self.writer,
            at=AT,
            operation=uuid4(),
        )

    def text(self) -> str:
        self.section.refresh_from_db()
        return rich_text.plain_text(self.section.content)

    def address(self, rest: str = "") -> str:
        return f"/reviews/{self.review.case_reference}/writing/{self.section.key}/{rest}"

    def second_writer(self) -> User:
        """A colleague whom the access list names as a reviewing manager of the case."""
        user = staff.reviewing_manager(self.review.case.region.name)
        AccessEntry.objects.create(
            case=self.review.case,
            user=user,
            relation=Relation.REVIEWING_MANAGER,
            since=AT - timedelta(days=1),
            reason="Shares the writing",
            given_by=user,
        )
        return user

    def reader(self, role: str) -> User:
        """Somebody who reads the review."""
        user = staff.member(role, of=self.review.case.region.name)
        gathered.on_the_list(self.review, user)
        return user


def scene(key: str = "assessment") -> Scene:
    review = gathered.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    return Scene(review, writer, Section.objects.select_related("review").get(review=review, key=key))
