"""What the rest of the service can hold of one case: each page with an id of its own has a real one."""

from typing import Any

from candour.access.commands import ask_for_role
from candour.cases.models import (
    AccessEntry,
    BreakGlass,
    Case,
    RegisteredPerson,
    RegisterRole,
    Relation,
    VictimStatus,
)
from candour.disclosure.commands import considering
from candour.documents.commands import store
from candour.documents.models import Document
from candour.families.commands import contacts, meetings, plans
from candour.families.models import ContactPlan
from candour.notifications.commands import drafting, extensions, intake
from candour.notifications.models import Deadline
from candour.reviews.commands import renditions
from candour.reviews.models import AccuracyPack, EarlyLook, Review, Section
from candour.staff.models import User
from tests.action_plans import actions
from tests.disclosure.desk import scene as copies
from tests.documents import files
from tests.factories import quality, staff
from tests.notifications.intake.extracts import extract, row
from tests.recommendations.ledger import plans as published
from tests.reviews import gathered

AT, DAY = quality.AT, quality.DAY
TODAY = AT.date()


def furnish(review: Review, reader: User) -> None:
    """One record of each kind that a page is about; what is one person's alone is the reader's."""
    people_of(review.case)
    of_the_case(review.case, reader)
    early_look_of(review)
    of_the_review(review, reader)
    of_families(review.case)
    of_disclosure(review, reader)
    of_no_case(reader)


def people_of(case: Case) -> None:
    named = {
        RegisterRole.VICTIM: "Quill",
        RegisterRole.RELATIVE: "Finch",
        RegisterRole.STAFF: "Brannigan",
    }
    for role, name in named.items():
        case.register.create(role=role, given_names="Marsha", family_name=name, relation="sister")
    Case.objects.filter(pk=case.pk).update(victim_status=VictimStatus.OPEN)


def of_the_case(case: Case, reader: User) -> None:
    """A paper, an extension that waits, an emergency to look at, a draft and an extract of the court."""
    administrator = staff.administrator(case.region.name)
    paper: dict[str, Any] = {"name": "paper.docx", "data": files.docx(), "origin": Document.Origin.BROUGHT}
    store(case=case, by=administrator, at=AT, **paper)
    deadline = Deadline.objects.filter(case=case, ended_on=None, met_on=None)[0]
    wanted: dict[str, Any] = {"to": deadline.due + 14 * DAY, "category": "awaiting_records"}
    wanted["reason"] = "The recordings of the interviews have not come yet."
    extensions.ask_for_extension(deadline=deadline, by=administrator, at=AT, **wanted)
    facts: dict[str, Any] = {"relation": Relation.GIVEN, "since": AT, "reason": "Test", "given_by": reader}
    entry = AccessEntry.objects.create(case=case, user=staff.national_officer(), **facts)
    BreakGlass.objects.create(entry=entry, category="risk_now", reason="Tonight.", review_due=TODAY)
    draft = drafting.start(by=reader, at=AT)
    drafting.save_item(draft, "supervision", None, {"type": "licence", "start": "2025-04-01"}, at=AT)
    intake.check_extract(name="court.csv", content=extract(row()), by=reader, at=AT)


def early_look_of(review: Review) -> None:
    author = review.reviewing_manager
    assert author is not None
    shared: dict[str, Any] = {"case": review.case, "review": review}
    look = EarlyLook.objects.create(**shared, begun_at=AT, begun_by=author)
    look.records_read.create(**shared, name="Contacts", read_on=TODAY)
    facts: dict[str, Any] = {"text": "Ask twice.", "owner": "Head of unit", "due_on": TODAY}
    look.immediate_actions.create(**shared, **facts, action=actions.action())


def of_the_review(review: Review, reader: User) -> None:
    """What is said about a review beside its text, and files of contacts."""
    author = review.reviewing_manager
    assert author is not None
    shared: dict[str, Any] = {"case": review.case, "review": review}
    said = shared | {"by": author, "at": AT}
    section = Section.objects.filter(review=review)[0]
    section.remarks.create(**said, text="Is it so?")
    section.versions.create(**said, number=1, content=section.content)
    review.confidential_notes.create(**said, text="For the national team.")
    review.taken_out.create(**said, kind="judgement", number=987_654, said="A judgement.", content=[])
    pack = AccuracyPack.objects.filter(review=review)[0]
    pack.accuracy_comments.create(**said, text="It was a Tuesday.")
    AccuracyPack.objects.filter(pk=pack.pk).update(recipient=reader)
    person = RegisteredPerson.objects.get(case=review.case, role=RegisterRole.STAFF)
    review.involvements.create(**shared, person=person, part="managed", noted_by=author, noted_at=AT)
    person_conflicted = staff.reviewing_manager()
    found: dict[str, Any] = {"kind": "declared", "reason": "A cousin.", "found_at": AT}
    review.conflicts.create(**shared, **found, user=person_conflicted, found_by=person_conflicted)
    file: dict[str, Any] = {"name": "contacts.csv", "sha256": "0" * 64}
    review.contact_files.create(**said, **file, content=gathered.as_csv(gathered.contact_rows(2)))
    review.contact_extracts.create(**said, **file, lines=1)
    renditions.ask(review=review, kind="review", format="pdf", by=author, at=AT)


def of_families(case: Case) -> None:
    region = case.region.name
    officer, lead = staff.member("victim_liaison_officer", of=region), staff.regional_lead(region)
    person = RegisteredPerson.objects.get(case=case, role=RegisterRole.VICTIM)
    begun = plans.begin(person=person, officer=officer, reason="Works near.", by=lead, at=AT)
    plan = ContactPlan.objects.get(pk=begun.pk)
    call: dict[str, Any] = {"on": TODAY, "way": "phone", "started_by": "us", "reached": True, "who": "Beth"}
    words: dict[str, Any] = {"said": "How she is.", "questions": "When is it over?"}
    contacts.record(plan=plan, by=officer, at=AT, **call, **words)
    contacts.promise(plan=plan, what="To ring", due_on=TODAY + 7 * DAY, by=officer, at=AT)
    meetings.plan_meeting(plan=plan, on=TODAY + DAY, place="home", by=officer, at=AT)


def of_disclosure(review: Review, reader: User) -> None:
    """One copy that the reader checks, and one that the reader prepares."""
    people = copies.people_of(review)
    others = (people.approver, people.sender)
    copies.check_begun(review=review, people=copies.People(people.preparer, reader, *others))
    copy, _people = copies.looked(review=review, people=copies.People(reader, people.checker, *others))
    considering.raise_concern(disclosure=copy, text="Somebody is in danger.", by=reader, at=copies.AT)


def of_no_case(reader: User) -> None:
    """A published plan with its ledger and actions, one that is still read, and a role that waits."""
    published.imported()
    published.drafted(published.PLAN.replace("sample", "tenth"), name="other.txt")
    actions.action(reader)
    keeper = staff.member("system_administrator", of=None)
    ask_for_role(user=staff.practitioner(), role="national_lead", since=TODAY, by=keeper, at=AT)
