"""Copies of a submitted review for tests; each later state is reached by the commands that staff use."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from candour.cases.models import Case, RegisteredPerson, RegisterRole, VictimStatus
from candour.cases.models.visibility import Sight
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
from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import Action, Disclosure, ReleaseFile
from candour.disclosure.queries.checks import items_of, present_check_of
from candour.disclosure.standing import Anchor, standing_of
from candour.families.commands import plans
from candour.families.models import ContactPlan, DisclosureStatus
from candour.reviews.models import Review, ReviewStage, Submission
from candour.reviews.rich_text import from_markup
from candour.reviews.whole import digest, whole_review
from candour.staff.models import User
from tests.factories import staff
from tests.reviews import gathered

AT = gathered.AT + timedelta(days=30)
HOUR = timedelta(hours=1)
TEXT = (
    "## What happened\n\n"
    "Daniel Okafor came to the office on 3 March 2025 and spoke with Brannigan.\n\n"
    "Brannigan rang Marsha Quill, who lived at 14 Fern Road. Quill was afraid.\n\n"
    "The plan said what would happen if risk rose."
)
NOW = "The plan said what would happen if risk rose, and nobody read it."


@dataclass(slots=True)
class People:
    preparer: User
    checker: User
    approver: User
    sender: User


def shared_review(text: str = TEXT) -> Review:
    """Submitted, with names that were typed as plain words; everybody named stands in the register."""
    review = gathered.being_written()
    gathered.member_of_staff(review)
    RegisteredPerson.objects.create(
        case=review.case, role=RegisterRole.VICTIM, given_names="Marsha", family_name="Quill"
    )
    Review.objects.filter(pk=review.pk).update(
        status=ReviewStage.SUBMITTED,
        submitted_at=AT,
        countersigning_manager=staff.member("countersigning_manager"),
    )
    submit(review, text)
    return fresh(review)


def submit(review: Review, text: str, *, round_: int = 1) -> Submission:
    content = whole_review(review)
    content["sections"] = [
        {"key": "delivery", "title": "How the case was managed", "version": 1, "content": from_markup(text)}
    ]
    assert review.reviewing_manager is not None
    made: Submission = Submission.objects.create(
        case=review.case,
        review=review,
        round=round_,
        at=AT,
        by=review.reviewing_manager,
        content=content,
        sha256=digest(content),
    )
    return made


def fresh(review: Review) -> Review:
    found: Review = Review.objects.select_related("case__region").get(pk=review.pk)
    return found


def again(copy: Disclosure) -> Disclosure:
    found: Disclosure = Disclosure.objects.select_related(
        "case", "review__case", "submission", "release_set", "preparer", "checker", "approver"
    ).get(pk=copy.pk)
    return found


def people_of(review: Review) -> People:
    """Three specialists and officers who may open the case, and one who sends."""
    preparer, checker = (
        gathered.on_the_list(review, staff.member("disclosure_specialist", name=name))
        for name in ("Petra Prepares", "Carl Checks")
    )
    sender = gathered.on_the_list(review, staff.member("victim_liaison_officer", name="Vera Visits"))
    return People(preparer, checker, staff.national_officer(), sender)


def opened(
    review: Review | None = None, people: People | None = None, **facts: Any
) -> tuple[Disclosure, People]:
    review = review or shared_review()
    people = people or people_of(review)
    new = opening.NewDisclosure(
        **{
            "audience": "coroner",
            "recipient": "HM Coroner for Newcastle",
            "purpose": "The inquest",
            "formats": ["html"],
            **facts,
        }
    )
    return again(opening.open_for(review=review, new=new, by=people.preparer, at=AT)), people


def looked(**facts: Any) -> tuple[Disclosure, People]:
    copy, people = opened(**facts)
    look = looking.ask_for_a_look(disclosure=copy, by=people.preparer, at=AT)
    assert look is not None
    looking.look(look.pk, now=timezone.now)
    return again(copy), people


def words_at(copy: Disclosure, words: str) -> list[Anchor]:
    """Where these words stand in the copy."""
    return [
        (block.id, block.text.index(words), block.text.index(words) + len(words))
        for block in standing_of(copy).blocks.values()
        if words in block.text
    ]


LETTER = {
    "to": "Ms Quill",
    "contact_name": "Vera Visits",
    "contact_role": "who keeps in touch with you",
    "contact_phone": "020 7946 0000",
    "signed_by": "Jo Example",
    "next_steps": "Vera rings you on Monday.",
}
LABEL = Choice(action=Action.LABEL)
WITHHOLD = Choice(action=Action.WITHHOLD, grounds=["personal_information"], note="It says where she lives.")
KEEP = Choice(action=Action.KEEP, note="The day was read out in court.")


def decided(*, open_address: bool = False, **facts: Any) -> tuple[Disclosure, People]:
    """Every passage has a decision: people are labels, an address is withheld, one suggestion is kept."""
    copy, people = looked(**facts)
    when = AT + HOUR
    address = words_at(copy, "14 Fern Road")
    if address and not open_address:
        deciding.mark(disclosure=copy, anchors=address, choice=WITHHOLD, by=people.preparer, at=when)
    for item in standing_of(copy).open:
        choice = LABEL if item.entity else KEEP
        deciding.decide(disclosure=copy, anchors=[item.anchor], choice=choice, by=people.preparer, at=when)
    day = words_at(copy, "3 March 2025")
    if day:
        deciding.mark(disclosure=copy, anchors=day, choice=KEEP, by=people.preparer, at=when)
    return again(copy), people


def considered(copy: Disclosure, people: People) -> None:
    considering.consider_effect(
        disclosure=copy,
        on_person="He is told on the day.",
        on_staff="The practitioner has a colleague beside her.",
        contingency="The press office knows whom to ring.",
        by=people.preparer,
        at=AT + HOUR,
    )


def prepared(**facts: Any) -> tuple[Disclosure, People]:
    copy, people = decided(**facts)
    considered(copy, people)
    if copy.audience == FAMILY:
        write_letter(disclosure=copy, said=LETTER, by=people.preparer, at=AT + HOUR)
        copy = again(copy)
    moving.prepare(disclosure=copy, by=people.preparer, at=AT + 2 * HOUR)
    return again(copy), people


def taken_over(copy: Disclosure) -> tuple[Disclosure, User]:
    """Another specialist of the case prepares it from now on."""
    other = gathered.on_the_list(copy.review, staff.member("disclosure_specialist", name="Tara Takes"))
    moving.take_over(disclosure=copy, reason="Petra is away until June.", by=other, at=AT + HOUR)
    return again(copy), other


def check_begun(**facts: Any) -> tuple[Disclosure, People]:
    copy, people = prepared(**facts)
    checking.begin(disclosure=copy, by=people.checker, at=AT + 3 * HOUR)
    return again(copy), people


def answer_all(copy: Disclosure, people: People, *, otherwise: bool = False) -> None:
    """As the preparer decided; or, with `otherwise`, keep everything."""
    check = present_check_of(copy)
    assert check is not None
    for item in items_of(check):
        action = Action.KEEP if otherwise else item.decision.action
        checking.answer(
            item=item,
            action=action,
            grounds=[] if otherwise else item.decision.grounds,
            by=people.checker,
            at=AT + 4 * HOUR,
        )


def checked(**facts: Any) -> tuple[Disclosure, People]:
    copy, people = check_begun(**facts)
    answer_all(copy, people)
    checking.finish(disclosure=copy, by=people.checker, at=AT + 5 * HOUR)
    return again(copy), people


def made(**facts: Any) -> tuple[Disclosure, People]:
    """Checked, with a file that passed the gate."""
    copy, people = checked(**facts)
    stand_in = {"passed": True, "checks": ["equality"], "findings": [], "files": []}
    with patch.object(making, "judged", lambda *_given: stand_in):
        _make_all(copy, people)
    return again(copy), people


def _make_all(copy: Disclosure, people: People) -> None:
    for file in making.ask(disclosure=copy, by=people.preparer, at=AT + 6 * HOUR):
        making.make(file.pk, now=timezone.now)


def approved(**facts: Any) -> tuple[Disclosure, People]:
    copy, people = made(**facts)
    approving.approve(
        disclosure=copy, statement="I read the whole of it.", by=people.approver, at=AT + 7 * HOUR
    )
    return again(copy), people


def file_of(copy: Disclosure) -> ReleaseFile:
    found: ReleaseFile = ReleaseFile.objects.filter(disclosure=copy)[0]
    return found


def own_part(**facts: Any) -> tuple[Disclosure, People]:
    """A copy for the member of staff whom the review names: their own part."""
    return decided(**own_part_facts(), **facts)


def own_part_facts() -> dict[str, Any]:
    review = shared_review()
    person = RegisteredPerson.objects.get(case=review.case, role=RegisterRole.STAFF)
    about_them = {"audience": "staff_member", "recipient": "Ms Brannigan", "own_part": person.pk}
    return {"review": review, **about_them}


def family_facts() -> dict[str, Any]:
    """What a copy is opened with for the person who was harmed, after a conviction: she asked for it."""
    review = shared_review()
    people = people_of(review)
    convicted(review.case)
    plan = plans.begin(
        person=RegisteredPerson.objects.get(case=review.case, role=RegisterRole.VICTIM),
        officer=people.sender,
        reason="Works near where she lives.",
        by=staff.regional_lead(review.case.region.name),
        at=AT,
    )
    ContactPlan.objects.filter(pk=plan.pk).update(
        disclosure_status=DisclosureStatus.ACCEPTED, addressed_as="Ms Quill"
    )
    asked = {"audience": FAMILY, "recipient": "Ms Quill", "purpose": "She asked to know", "plan": plan.pk}
    return {"review": fresh(review), "people": people, **asked}


def for_family() -> tuple[Disclosure, People, ContactPlan]:
    facts = family_facts()
    copy, people = looked(**facts)
    return copy, people, ContactPlan.objects.get(pk=facts["plan"])


def convicted(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(victim_status=VictimStatus.OPEN)


def sight() -> Sight:
    return Sight(everything=True)


@contextmanager
def bytes_changed() -> Iterator[None]:
    """As if what is kept had been changed past every trigger."""
    with patch.object(sending, "digest_of", lambda _file: "0" * 64):
        yield
