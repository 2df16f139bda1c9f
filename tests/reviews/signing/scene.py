"""Reviews ready to be checked, signed and sent."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from candour.cases.models import Case
from candour.reviews.commands import accuracy, signing
from candour.reviews.models import (
    AccuracyPack,
    Area,
    DiversityConsidered,
    EffectivePractice,
    Evidence,
    Interview,
    Judgement,
    LearningPoint,
    Level,
    LevelConsidered,
    PlannedAction,
    Review,
    Section,
    Sufficiency,
)
from candour.reviews.rich_text import from_markup
from candour.staff.models import User
from tests.factories import staff
from tests.reviews import gathered

AT = gathered.AT
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
WORDS = (
    "## What we found\n\nThe plan said what would happen if risk rose.\n\nIt was used twice in the autumn."
)
SEEN = (
    "Management oversight was regular, safeguarding enquiries were made, professional curiosity was shown, "
    "and senior managers decided in time."
)


def head_of_unit(review: Review) -> User:
    unit = staff.delivery_unit()
    Case.objects.filter(pk=review.case_id).update(delivery_unit=unit)
    review.case.delivery_unit = unit
    head = staff.member("head_of_delivery_unit", name="Nerys Bowen")
    head.delivery_unit = unit
    head.save()
    return head


def written(**facts: Any) -> Review:
    """Every section has words and is ready; both managers are chosen; the thread holds."""
    review = gathered.being_written(**facts)
    signer = gathered.on_the_list(review, staff.member("countersigning_manager", name="Idris Vaughan"))
    Review.objects.filter(pk=review.pk).update(
        countersigning_manager=signer,
        reasonable="yes",
        reasonable_why="What was known was answered, each time within days.",
    )
    for section in Section.objects.filter(review=review):
        section.content = from_markup(WORDS)
        section.words, section.version = 18, 1
        section.progress = Section.Progress.READY
        section.save()
    review = fresh(review)
    hold_the_thread(review)
    return review


def hold_the_thread(review: Review) -> None:
    """Sufficient practice, heard at every level, with nothing left out."""
    author, _signer = _managers(review)
    shared: dict[str, Any] = {"case": review.case, "review": review}
    entry = review.chronology.create(
        **shared, on=AT.date(), text="A home visit was made.", added_by=author, added_at=AT
    )
    for area in Area:
        made = Judgement.objects.create(
            **shared,
            area=area,
            sufficiency=Sufficiency.SUFFICIENT,
            text=f"{area.label} was sufficient: it was current, and it was used. {SEEN}",
            added_by=author,
            added_at=AT,
        )
        Evidence.objects.create(**shared, judgement=made, entry=entry)
    for level in Level:
        heard = Interview.objects.create(
            **shared,
            role="manager",
            level=level,
            state=Interview.State.HELD,
            held_on=AT.date(),
            added_by=author,
            added_at=AT,
        )
        heard.points.create(**shared, text="Said how cases are overseen.", at=AT)
        Evidence.objects.create(**shared, judgement=made, interview=heard)
        LevelConsidered.objects.create(**shared, level=level, why="Read and asked.", by=author, at=AT)
    EffectivePractice.objects.create(
        **shared, text="The practitioner asked twice.", entry=entry, added_by=author, added_at=AT
    )
    DiversityConsidered.objects.create(
        **shared,
        characteristic=DiversityConsidered.Characteristic.AGE,
        text="Work was fitted to his maturity.",
        by=author,
        at=AT,
    )


def sent(review: Review, recipient: User, *, audience: str = "head_of_unit") -> AccuracyPack:
    section = Section.objects.filter(review=review).first()
    assert section is not None
    assert review.reviewing_manager is not None
    passages = [(section.key, block) for block in _blocks(section)]
    new = accuracy.NewPack(
        audience=audience, recipient=recipient, due_on=AT.date() + 7 * DAY, passages=passages
    )
    return accuracy.send_pack(review=review, new=new, by=review.reviewing_manager, at=AT, operation=uuid4())


def _blocks(section: Section) -> list[str]:
    return [str(block["attrs"]["id"]) for block in section.content["content"]]


def to_sign() -> Review:
    """With the countersigning manager, who is satisfied about factual accuracy."""
    review = written()
    author, signer = _managers(review)
    head = head_of_unit(review)
    pack = sent(review, head)
    accuracy.finish(pack=pack, by=head, at=AT + HOUR)
    signing.send_for_accuracy(review=fresh(review), by=author, at=AT + HOUR)
    accuracy.be_satisfied(review=fresh(review), by=author, at=AT + 2 * HOUR)
    signing.send_for_countersignature(review=fresh(review), by=author, at=AT + 2 * HOUR)
    accuracy.be_satisfied(review=fresh(review), by=signer, at=AT + 3 * HOUR)
    return fresh(review)


def signed(*, learning: bool = False) -> Review:
    review = to_sign()
    if learning:
        learn(review)
    _author, signer = _managers(review)
    signing.countersign(
        review=review, statement="I have read the whole.", grade="Head of service", by=signer, at=AT + DAY
    )
    return fresh(review)


def learn(review: Review) -> None:
    """One reason with learning and an action, so that the signature makes an action of the plan."""
    author = review.reviewing_manager
    shared: dict[str, Any] = {
        "case": review.case,
        "review": review,
        "added_by": author,
        "added_at": AT,
    }
    judgement = Judgement.objects.get(review=review, area="assessment")
    reason = review.reasons.create(
        **shared,
        judgement=judgement,
        level="delivery_unit",
        text="Managers had 22 practitioners each, so nobody looked.",
    )
    entry = review.chronology.first()
    review.evidence.create(case=review.case, review=review, reason=reason, entry=entry)
    point = LearningPoint.objects.create(
        **shared, text="Oversight needs time that is protected.", level="delivery_unit"
    )
    point.reasons.add(reason)
    PlannedAction.objects.create(
        **shared,
        learning_point=point,
        text="Set the number of practitioners each manager oversees at ten, and publish it each month.",
        owner="Head of the delivery unit",
        due_on=AT.date() + 330 * DAY,
        measure="The monthly return shows no manager above ten for three months.",
        how="Agreed with the regional director, who has funded two posts.",
    )


def _managers(review: Review) -> tuple[User, User]:
    assert review.reviewing_manager is not None
    assert review.countersigning_manager is not None
    return review.reviewing_manager, review.countersigning_manager


def fresh(review: Review) -> Review:
    joined = Review.objects.select_related("case__region", "reviewing_manager", "countersigning_manager")
    found: Review = joined.get(pk=review.pk)
    return found
