"""Copies of a submitted review at every state, each brought there by the commands that staff use."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from re import IGNORECASE, escape, finditer

from candour.cases.commands import give_access
from candour.cases.models import Relation
from candour.config.demo.families.cases import REVIEWED
from candour.disclosure.commands import (
    approving,
    checking,
    considering,
    deciding,
    looking,
    making,
    moving,
    opening,
    sending,
)
from candour.disclosure.commands.deciding import Choice
from candour.disclosure.commands.writing import write_letter
from candour.disclosure.gate.sweep import Near
from candour.disclosure.models import Action, Disclosure, ReleaseFile, Sending
from candour.disclosure.queries.checks import items_of, present_check_of
from candour.disclosure.standing import TAKES_AWAY, Anchor, Item, Standing, standing_of
from candour.disclosure.withheld_names import ELSEWHERE, near
from candour.families.models import ASKED_FOR_IT, ContactPlan
from candour.reviews.models import Review, ReviewStage
from candour.staff.models import User

Staff = Mapping[str, User]
CASE = "X190001"
LABEL = Choice(action=Action.LABEL)
WITHHOLD_NAME = Choice(
    action=Action.WITHHOLD,
    grounds=["personal_information"],
    note="It is a name, and the text reads without it.",
)
KEEP_WORD = Choice(action=Action.KEEP, note="An ordinary word that only looks like a name.")
KEEP_ELSEWHERE = Choice(
    action=Action.KEEP,
    note="That they lived in one building was read out in court, and nobody is found by these words alone.",
)
SETTLED = {"the name itself": WITHHOLD_NAME, ELSEWHERE: KEEP_ELSEWHERE}
NO_NAMES = ("Fridays",)
EVERY_FORMAT = ("pdf", "large_print", "docx", "html")
FOR_THE_POLICE = ("assessment", "planning", "delivery")
WITHHELD = {
    "address": "Where people live is not needed to understand what happened.",
    "code": "The number says nothing to the reader and finds the person in other records.",
    "contact": "The number rings in somebody’s home or office.",
    "health": "The review is understood without what this says of somebody’s health.",
}
KEPT = {
    "date": "The day was read out in court, and the order of events rests on it.",
    "place": "The town was named in court, and nobody is found by it.",
    "organisation": "A public body is named, not a person.",
}
ON_PERSON = "He is told by his practitioner in prison on the day before, and can ask what it says of him."
ON_STAFF = "Both practitioners were rung. Each has a colleague beside them, and neither is named."
LETTER = {
    "to": "Jonah",
    "bereaved": False,
    "contact_name": "Beth Carrow",
    "contact_role": "who keeps in touch with you",
    "contact_phone": "020 7946 0123",
    "contact_times": "Monday to Friday, nine to five",
    "own_words": "You asked Beth who knew what, and when. “What happened” says it day by day.",
    "next_steps": "Beth rings you a week after you have this.\nYou can meet the person who led the review.",
    "other_help": "Victim Support, which is free and is not part of the Probation Service",
}
READY = "The regional office knows whom to ring if the press does, and support stays open for staff."


def load_disclosures(*, staff: Staff, at: datetime) -> None:
    """One copy of a case study for each state; none where there are copies already."""
    review: Review | None = (
        Review.objects.filter(case__crn=CASE, status=ReviewStage.SUBMITTED).select_related("case").first()
    )
    if review is not None and not Disclosure.objects.exists():
        _give_access(review, staff, at)
        for tell in (being_prepared, with_the_checker, returned, being_checked, checked, sent):
            tell(Scene(review, staff, at))


def _give_access(review: Review, staff: Staff, at: datetime) -> None:
    for username in ("demo-yusuf", "demo-ewa"):
        give_access(
            review.case,
            user=staff[username],
            relation=Relation.DISCLOSURE,
            reason="Prepares and checks what is shared of the review",
            by=staff["demo-marcus"],
            at=at - timedelta(days=12),
        )


class Scene:
    """One copy, and who works on it."""

    def __init__(self, review: Review, staff: Staff, at: datetime) -> None:
        self.review, self.at = review, at
        self.preparer, self.checker = staff["demo-yusuf"], staff["demo-ewa"]
        self.approver = staff["demo-colin"]

    def on(self, days_ago: float) -> datetime:
        return self.at - timedelta(days=days_ago)

    def open(
        self,
        audience: str,
        recipient: str,
        purpose: str,
        *,
        swap: bool = False,
        plan: int | None = None,
        formats: Sequence[str] = ("html",),
        parts: Sequence[str] = (),
    ) -> Disclosure:
        """Open it and look; `swap` has the two specialists change places; `plan` is that of a family."""
        if swap:
            self.preparer, self.checker = self.checker, self.preparer
        new = opening.NewDisclosure(
            audience=audience,
            recipient=recipient,
            purpose=purpose,
            knows="What was read out in court.",
            formats=formats,
            parts=parts,
            plan=plan,
        )
        copy = opening.open_for(review=self.review, new=new, by=self.preparer, at=self.on(11))
        look = looking.ask_for_a_look(disclosure=copy, by=self.preparer, at=self.on(11))
        if look is not None:
            looking.look(look.pk, now=lambda: self.on(11))
        return _fresh(copy)

    def decide(self, copy: Disclosure, *, leave: int = 0) -> None:
        """Decide by person, then on the rest by kind, with some left where the work is under way."""
        waiting = standing_of(copy).open
        groups: dict[tuple[str, str], list[Item]] = {}
        for item in waiting[leave:]:
            kind = item.suggestion.kind if item.suggestion is not None else ""
            groups.setdefault((item.entity, "" if item.entity else kind), []).append(item)
        for (entity, kind), items in groups.items():
            deciding.decide(
                disclosure=copy,
                anchors=[item.anchor for item in items],
                choice=_choice_for(entity, kind),
                by=self.preparer,
                at=self.on(9),
            )
        if not leave:
            self.settle(copy)

    def settle(self, copy: Disclosure) -> None:
        """Look at what a second look found: a name that is still read goes, a word that is near one stays."""
        standing = standing_of(copy)
        for one in near(copy, standing, standing.model()):
            anchors, choice = _still_read(one, standing), SETTLED.get(one.how, KEEP_WORD)
            if anchors:
                deciding.mark(
                    disclosure=copy, anchors=anchors, choice=choice, by=self.preparer, at=self.on(9)
                )

    def prepare(self, copy: Disclosure) -> Disclosure:
        considering.consider_effect(
            disclosure=copy,
            on_person=ON_PERSON,
            on_staff=ON_STAFF,
            contingency=READY,
            by=self.preparer,
            at=self.on(8),
        )
        return moving.prepare(disclosure=_fresh(copy), by=self.preparer, at=self.on(8))

    def check(self, copy: Disclosure, *, most: int | None = None) -> None:
        """Answer as the preparer decided; with `most`, only the first passages."""
        checking.begin(disclosure=_fresh(copy), by=self.checker, at=self.on(7))
        check = present_check_of(copy)
        for item in (items_of(check) if check is not None else [])[:most]:
            checking.answer(
                item=item,
                action=item.decision.action,
                grounds=item.decision.grounds,
                by=self.checker,
                at=self.on(6),
            )

    def finish(self, copy: Disclosure) -> Disclosure:
        checking.finish(disclosure=_fresh(copy), by=self.checker, at=self.on(6))
        for file in making.ask(disclosure=_fresh(copy), by=self.preparer, at=self.on(5)):
            making.make(file.pk, now=lambda: self.on(5))
        return _fresh(copy)


def _still_read(one: Near, standing: Standing) -> list[Anchor]:
    """Where the words stand and nothing takes them away."""
    found = [
        (block.id, place.start(), place.end())
        for block in standing.blocks.values()
        for place in finditer(rf"\b{escape(one.words)}\b", block.text, IGNORECASE)
    ]
    items = ((anchor, standing.at(anchor)) for anchor in found)
    return [anchor for anchor, item in items if item is None or item.action not in TAKES_AWAY]


def _choice_for(entity: str, kind: str) -> Choice:
    if entity:
        return KEEP_WORD if entity in NO_NAMES else LABEL
    return _choice(kind)


def _choice(kind: str) -> Choice:
    if kind in WITHHELD:
        return Choice(action=Action.WITHHOLD, grounds=["personal_information"], note=WITHHELD[kind])
    return Choice(action=Action.KEEP, note=KEPT.get(kind, "The reader needs it, and it points to nobody."))


def _fresh(copy: Disclosure) -> Disclosure:
    found: Disclosure = Disclosure.objects.select_related(
        "case", "review__case", "submission", "release_set", "preparer", "replaces"
    ).get(pk=copy.pk)
    return found


def load_copy_for_who_was_harmed(*, staff: Staff, at: datetime) -> None:
    """After a conviction, and because he asked for it: half decided, and the letter wants a signature."""
    plan = ContactPlan.objects.filter(case__crn=REVIEWED, disclosure_status__in=ASKED_FOR_IT).first()
    if plan is None or Disclosure.objects.filter(plan=plan).exists():
        return
    review = Review.objects.select_related("case").get(case__crn=REVIEWED)
    _give_access(review, staff, at)
    scene = Scene(review, staff, at)
    copy = scene.open("victim_or_family", "Jonah", "He asked to know", plan=plan.pk, formats=["pdf"])
    scene.decide(copy, leave=4)
    write_letter(disclosure=_fresh(copy), said=LETTER, by=scene.preparer, at=scene.on(8))


def being_prepared(scene: Scene) -> None:
    """Half decided: the desk has work."""
    copy = scene.open("mappa_review", "MAPPA review panel, London", "The multi-agency review of the case")
    scene.decide(copy, leave=12)


def with_the_checker(scene: Scene) -> None:
    copy = scene.open("coroner", "HM Senior Coroner, South London", "The inquest into the death")
    scene.decide(copy)
    scene.prepare(copy)


def returned(scene: Scene) -> None:
    """Came back with reasons, and a concern went to the national team and was answered."""
    recipient = "Chair of the child safeguarding practice review"
    copy = scene.open("child_safeguarding_review", recipient, "The statutory review")
    scene.decide(copy)
    scene.prepare(copy)
    scene.check(copy, most=24)
    reason = "The school can be told from two sentences under systemic factors. Say it more generally."
    moving.return_to_preparer(disclosure=_fresh(copy), reason=reason, by=scene.checker, at=scene.on(5))
    text = "A child of the family is twelve and reads the local paper. I do not know how to weigh that."
    considering.raise_concern(disclosure=_fresh(copy), text=text, by=scene.preparer, at=scene.on(3))


def being_checked(scene: Scene) -> None:
    """Somebody answers without seeing what was decided."""
    police, purpose = "Metropolitan Police, public protection", "What the police is to learn"
    copy = scene.open("other_agency", police, purpose, parts=FOR_THE_POLICE)
    scene.decide(copy)
    scene.prepare(copy)
    scene.check(copy, most=2)


def checked(scene: Scene) -> Disclosure:
    """Its files are made and judged, and wait for a third person."""
    office = "Domestic homicide review chair, Croydon"
    purpose = "The statutory review of the death"
    copy = scene.open("domestic_homicide_review", office, purpose, swap=True, formats=["html"])
    scene.decide(copy)
    scene.prepare(copy)
    scene.check(copy)
    return scene.finish(copy)


def sent(scene: Scene) -> None:
    """Approved and sent; it stays as far as it came where the gate stopped a file."""
    office, purpose = "Assistant Coroner, East London", "A related inquest"
    copy = scene.open("coroner", office, purpose, swap=True, formats=EVERY_FORMAT)
    scene.decide(copy)
    scene.prepare(copy)
    scene.check(copy)
    copy = scene.finish(copy)
    if ReleaseFile.objects.filter(disclosure=copy, state=ReleaseFile.State.PASSED).count() < len(
        copy.formats
    ):
        return
    statement = "I have read the copy and the schedule. It shares what the inquest needs and no more."
    approving.approve(disclosure=copy, statement=statement, by=scene.approver, at=scene.on(4))
    sending.send(
        disclosure=_fresh(copy),
        recipient=copy.recipient,
        how=Sending.How.SECURE_EMAIL,
        note="The coroner's officer confirmed receipt by telephone.",
        by=scene.preparer,
        at=scene.on(3),
    )
