"""Whether the sections are ready to be read by others."""

from candour.policy.load import load_policy
from candour.reviews.models import Remark, Review, Section
from candour.staff.models import User


def every_section_is_ready(review: Review, actor: User) -> str | None:
    waiting = Section.objects.filter(review=review).exclude(progress=Section.Progress.READY)
    keys = list(waiting.values_list("key", flat=True))
    if not keys and Section.objects.filter(review=review).exists():
        return None
    names = {row.key: row.title for row in load_policy().review_sections}
    return "Sections are not marked ready yet: " + ", ".join(names.get(key, key) for key in keys) + "."


def every_remark_is_answered(review: Review, actor: User) -> str | None:
    waiting = Remark.objects.filter(review=review, answered_at__isnull=True).count()
    if not waiting:
        return None
    return f"{waiting} remark{'s' if waiting > 1 else ''} in the margin wait for an answer."
