"""Where each review of the demo is brought to, by name; days count from the day of the notification."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from candour.cases.commands import add_fact
from candour.cases.models import RegisterRole
from candour.config.demo.reviews.contacts import contact_file
from candour.config.demo.reviews.desk import Desk
from candour.config.demo.reviews.plain import PLAIN
from candour.config.demo.reviews.told import Told, told
from candour.config.demo.reviews_thread import THREADS, write_thread
from candour.reviews.commands import clock, confidential, conflicts, contacts, early_look
from candour.reviews.models import Pause, Rendition

SIGNED = (
    "I have read the whole of this review, its chronology and its plan. It says what happened and why, its "
    "judgements rest on evidence, and its actions can be carried out."
)

NOTE = (
    "I have been asked twice to leave out that the office was closed for two weeks in the spring. I think "
    "that a family would want to know it, and I do not know to whom else I can turn."
)


def early_look_under_way(desk: Desk) -> None:
    """Somebody may be at risk now: an action that cannot wait, and word to the national team."""
    desk.look_early(
        day=3,
        by=desk.writer,
        concern="immediate",
        concern_detail="Two people at a second address, of which he had spoken, may be at risk from others.",
        no_action_why="",
        welfare_offered_on=None,
        welfare_detail="",
        separate_route_raised=None,
    )
    action = early_look.NewImmediateAction(
        text="Ask the police to visit the second address, and record what they find.",
        owner="Head of the delivery unit",
        due_on=desk.coming(2),
    )
    early_look.add_action(review=desk.review, new=action, by=desk.writer, at=desk.on(4))
    flag = early_look.Flag(
        significance="A death, and a household that may be at risk; reporters have rung.", ministers=True
    )
    early_look.bring_to_attention(review=desk.review, flag=flag, by=desk.writer, at=desk.on(4))


def awaiting_decision(desk: Desk) -> None:
    """Complete before the national team has decided on a review in the public interest."""
    desk.look_early(
        day=6,
        concern="practice",
        concern_detail="Two agencies had given a warning, and nothing shows what became of it.",
        recommends_review=True,
        recommendation_reason="It happened in front of children, and what two agencies had said was known.",
    )
    desk.complete_early_look(day=8)


def to_allocate(desk: Desk) -> None:
    desk.look_early(day=5)
    desk.complete_early_look(day=7)


def allocated(desk: Desk) -> None:
    to_allocate(desk)
    desk.allocate(day=20)


def fresh(desk: Desk) -> None:
    """Just begun: a file of contacts waits to be picked from, and one section has its first words."""
    desk.reach_writing(look=5, given=20)
    last = desk.case.charges.earliest("alleged_offence_date").alleged_offence_date
    first = desk.case.supervision.earliest("start").start
    contacts.bring(
        review=desk.review,
        name="contacts.csv",
        content=contact_file(first, last),
        by=desk.writer,
        at=desk.on(23),
    )
    desk.write(told("plain").sections_only("period"), day=24)


def factual_accuracy(desk: Desk) -> None:
    """A practitioner has answered for their own part; the head of the unit has still to answer."""
    _plain(desk)
    own = desk.send_extract("delivery", "effective_practice", to=desk.practitioner, day=50, staff=True)
    desk.send_extract("case_details", "chronology", "delivery", "systemic", to=desk.head, day=60)
    desk.comment(own, "I rang the police on the same day, not within a day.", day=55, passage=0)
    desk.finish(own, day=55)
    desk.answer_comments(own, "That is right, and the section now says so.", day=57)
    desk.send_for_accuracy(day=60)


def countersigned(desk: Desk) -> None:
    _plain(desk)
    write_thread(desk.review, PLAIN, desk.sources, by=desk.writer, at=desk.on(45))
    desk.check_accuracy("chronology", "delivery", day=50)
    desk.sign(SIGNED, day=75)


def _plain(desk: Desk) -> None:
    """The short review that several cases share, on this case's own days."""
    desk.reach_writing(look=5, given=10)
    offence = desk.case.charges.earliest("alleged_offence_date").alleged_offence_date
    desk.gather(_moved(told("plain"), (offence - told("plain").period[1]).days), day=20)
    desk.write(told("plain").sections, day=40, ready=True)


def _moved(plain: Told, days: int) -> Told:
    by = timedelta(days=days)
    first, last = plain.period
    entries = tuple(replace(one, on=one.on + by) for one in plain.entries)
    return replace(plain, period=(first + by, last + by), entries=entries)


def paused(desk: Desk) -> None:
    desk.reach_writing(look=5, given=12)
    desk.write(told("plain").sections_only("period", "diversity"), day=20)
    clock.pause(
        review=desk.review,
        kind=Pause.Reason.COURT,
        reason="The court asked that nobody who may give evidence is interviewed before the hearing.",
        by=desk.lead,
        at=desk.on(30),
    )


def suspended(desk: Desk) -> None:
    """A record brings to light that the writer once saw the person: the work stops."""
    desk.reach_writing(look=5, given=12)
    desk.write(told("plain").sections_only("period"), day=20)
    values = {
        "role": RegisterRole.STAFF,
        "given_names": desk.writer.full_name.split()[0],
        "family_name": desk.writer.full_name.split()[-1],
        "relation": "Saw him twice as duty practitioner, in another post",
        "staff_account": desk.writer,
    }
    add_fact(desk.case, "person", values, by=desk.office, at=desk.on(34))


def waived(desk: Desk) -> None:
    """Declared, and allowed to stand for a reason; and a note that goes past the region."""
    desk.reach_writing(look=12, given=30)
    conflict = conflicts.declare_conflict(
        review=desk.review,
        reason="Eight years ago I trained in the same office as the practitioner. We have not met since.",
        by=desk.writer,
        at=desk.on(40),
    )
    conflicts.waive_conflict(
        conflict=conflict,
        reason="It was long ago, they never worked together on a case, and another manager countersigns.",
        by=desk.lead,
        at=desk.on(42),
    )
    desk.extend(to=desk.on(230), day=150)
    confidential.send_note(review=desk.review, text=NOTE, by=desk.writer, at=desk.on(50))
    desk.write(told("plain").sections_only("period", "diversity", "assessment"), day=60)


def other_region(desk: Desk) -> None:
    """Wales gave it to London, because everybody in its own team had worked with the team concerned."""
    to_allocate(desk)
    why = "Both reviewing managers of the region have worked with the team concerned."
    desk.allocate(day=14, conducted_by="other_region", why=why)
    desk.begin(day=16)


def stanton(desk: Desk) -> None:
    _study(desk, "Stanton", thread=60)
    desk.check_accuracy("case_details", "chronology", "delivery", "systemic", day=63)
    desk.sign(SIGNED, day=78)
    desk.keep_promises(day=80)
    desk.submit(day=81)
    desk.ask_for_copy(Rendition.Kind.REVIEW, day=82)


def richards(desk: Desk) -> None:
    """Good and too long: the signer asks for what should come out, and that stands in the way."""
    _study(desk, "Richards", thread=50)
    desk.check_accuracy("case_details", "chronology", "delivery", day=56)
    desk.remark(
        "case_details",
        "Please shorten this, and leave out how it was done and the detail of earlier offences. No finding "
        "depends on it, and a family will read it.",
        day=65,
    )
    desk.remark(
        "delivery",
        "The last paragraph is about the practitioner's own life and does not belong here. What it meant for "
        "the work is enough.",
        day=65,
    )


def key(desk: Desk) -> None:
    """Being written; the practitioner has been sent the part that is about their own work."""
    _study(desk, "Key", thread=30)
    desk.send_extract("chronology", "delivery", to=desk.practitioner, day=35, staff=True)


def evans(desk: Desk) -> None:
    _study(desk, "Evans", thread=26)


def _study(desk: Desk, name: str, *, thread: int) -> None:
    tale = told(name.lower())
    desk.reach_writing(look=2, given=6)
    desk.gather(tale, day=10)
    ready = len(tale.sections) == len(told("stanton").sections)
    desk.write(tale.sections, day=thread - 5, ready=ready)
    write_thread(desk.review, THREADS[name], desk.sources, by=desk.writer, at=desk.on(thread))


STAGES: dict[str, Callable[[Desk], None]] = {
    stage.__name__: stage
    for stage in (
        early_look_under_way,
        awaiting_decision,
        to_allocate,
        allocated,
        fresh,
        factual_accuracy,
        countersigned,
        paused,
        suspended,
        waived,
        other_region,
        stanton,
        richards,
        key,
        evans,
    )
}
