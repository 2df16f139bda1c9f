"""The review of one case of the demo: each step is a command, on a day counted from the start."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from candour.cases.models import Case, RegisteredPerson
from candour.config.demo.reviews.told import Happened, Talk, Told, with_people
from candour.notifications.commands import extensions
from candour.notifications.models import Deadline
from candour.reviews import rich_text
from candour.reviews.commands import (
    accuracy,
    allocation,
    chronology,
    early_look,
    interviews,
    promises,
    remarks,
    renditions,
    signing,
    writing,
)
from candour.reviews.models import (
    AccuracyPack,
    ChronologyEntry,
    Interview,
    Promise,
    Review,
    Section,
)
from candour.reviews.timeline.lines import NewEntry
from candour.staff.models import User

Passages = list[tuple[str, str]]


@dataclass(slots=True)
class Desk:
    """Who works on a review, when it began, and when the demo is loaded: nothing happens after that."""

    case: Case
    began: datetime
    now: datetime
    lead: User
    writer: User
    signer: User
    office: User
    head: User
    practitioner: User
    national: User
    entries: dict[str, ChronologyEntry] = field(default_factory=dict)
    interviews: dict[str, Interview] = field(default_factory=dict)
    register: dict[str, RegisteredPerson] = field(default_factory=dict)

    @property
    def review(self) -> Review:
        """As it stands now."""
        found: Review = Review.objects.select_related("case__region").get(case=self.case)
        return found

    @property
    def sources(self) -> dict[str, ChronologyEntry | Interview]:
        """What a thread relies on, by the names that it gives them."""
        return {
            **{f"entry:{key}": entry for key, entry in self.entries.items()},
            **{f"interview:{key}": interview for key, interview in self.interviews.items()},
        }

    def on(self, day: int) -> datetime:
        """The moment so many days after the notification, or now where that is still to come."""
        return min(self.began + timedelta(days=day), self.now)

    def day(self, day: int) -> date:
        return timezone.localdate(self.on(day))

    def coming(self, days: int) -> date:
        """So many days after the loading of the demo."""
        return timezone.localdate(self.now) + timedelta(days=days)

    def look_early(self, *, day: int, by: User | None = None, **answers: object) -> None:
        """Begin the early look, and answer it so that it can be completed."""
        by, at = by or self.lead, self.on(day)
        early_look.begin(review=self.review, by=by, at=at)
        for name, covers in (
            ("nDelius", "Every contact of the last sentence"),
            ("OASys", "Every assessment"),
        ):
            early_look.add_record(
                review=self.review, name=name, covers=covers, read_on=self.day(day), by=by, at=at
            )
        told = {
            "concern": "none",
            "no_action_why": "Nobody else is at risk: he is in custody, and no household is affected.",
            "welfare_offered_on": self.day(day),
            "welfare_detail": "The practitioner and the manager of the team were rung and offered support.",
            "separate_route_raised": False,
        }
        early_look.answer(review=self.review, answers={**told, **answers}, by=by, at=at)

    def complete_early_look(self, *, day: int, by: User | None = None) -> None:
        early_look.complete(review=self.review, by=by or self.lead, at=self.on(day))

    def allocate(
        self, *, day: int, by: User | None = None, conducted_by: str = "region", why: str = ""
    ) -> None:
        choice = allocation.Choice(
            writer=self.writer, countersigner=self.signer, conducted_by=conducted_by, reason=why
        )
        allocation.assign(review=self.review, choice=choice, by=by or self.lead, at=self.on(day))

    def begin(self, *, day: int) -> None:
        allocation.begin(review=self.review, by=self.writer, at=self.on(day))
        allocation.declare_independence(review=self.review, by=self.signer, at=self.on(day))

    def reach_writing(self, *, look: int = 3, given: int = 9) -> None:
        """Early look, allocation and the declarations, as nearly every review has them."""
        self.look_early(day=look)
        self.complete_early_look(day=look + 1)
        self.allocate(day=given)
        self.begin(day=given + 1)

    def gather(self, told: Told, *, day: int) -> None:
        """The period covered, the chronology, and the interviews with what was promised to those heard."""
        self.register = told.register(self.case)
        first, last = told.period
        Review.objects.filter(case=self.case).update(period_from=first, period_until=last)
        for (source, significance), group in _alike(told.entries).items():
            chronology.add_many(
                review=self.review,
                entries=[
                    NewEntry(
                        on=one.on, text=one.text, kind=one.kind, precision=one.precision, until=one.until
                    )
                    for one in group
                ],
                source=source,
                significance=significance,
                by=self.writer,
                at=self.on(day),
            )
        made = {entry.text: entry for entry in ChronologyEntry.objects.filter(case=self.case)}
        self.entries = {one.key: made[one.text] for one in told.entries}
        for talk in told.interviews:
            self.interviews[talk.key] = self._hear(talk)

    def _hear(self, talk: Talk) -> Interview:
        person = self.register.get(talk.person)
        planned = interviews.plan(
            review=self.review,
            by=self.writer,
            at=self.on(talk.day - 7),
            person=person,
            role=talk.role,
            grade=talk.grade,
            level=talk.level,
            planned_on=self.day(talk.day),
            told_of_review_on=self.day(talk.day - 14),
            pack_sent_on=self.day(talk.day - 7),
        )
        if person is not None:
            self._offer_support(person, talk.day - 14)
        return interviews.hold(
            interview=planned,
            on=self.day(talk.day),
            by=self.writer,
            at=self.on(talk.day),
            points=talk.points,
        )

    def _offer_support(self, person: RegisteredPerson, day: int) -> None:
        promises.keep(
            review=self.review,
            person=person,
            promise=Promise.SUPPORT,
            on=self.day(day),
            by=self.writer,
            at=self.on(day),
        )

    def keep_promises(self, *, day: int) -> None:
        """What staff are given once the review is signed."""
        for person in {
            talk.person.pk: talk.person for talk in self.interviews.values() if talk.person
        }.values():
            for promise in (Promise.FEEDBACK, Promise.LEARNING, Promise.COPY):
                promises.keep(
                    review=self.review,
                    person=person,
                    promise=promise,
                    on=self.day(day),
                    by=self.writer,
                    at=self.on(day),
                )

    def write(self, sections: dict[str, str], *, day: int, ready: bool = False) -> None:
        """The words of these sections, each saved as its author would; an unready one is only begun."""
        standing = {section.key: section for section in Section.objects.filter(case=self.case)}
        for place, (key, text) in enumerate(sections.items()):
            section, at = standing[key], self.on(day) + timedelta(minutes=place)
            content = rich_text.from_markup(with_people(text, self.register))
            writing.save_section(section=section, content=content, base=0, by=self.writer, at=at)
            if ready:
                writing.mark_progress(section=section, progress=Section.Progress.READY, by=self.writer, at=at)

    def send_extract(
        self, *sections: str, to: User, day: int, answer_in: int = 14, staff: bool = False
    ) -> AccuracyPack:
        """Everything that these sections say, to somebody who can see whether it is right."""
        audience = accuracy.Audience.STAFF if staff else accuracy.Audience.HEAD_OF_UNIT
        new = accuracy.NewPack(
            audience=audience,
            recipient=to,
            due_on=self.day(day) + timedelta(days=answer_in),
            passages=self._passages(sections),
        )
        return accuracy.send_pack(review=self.review, new=new, by=self.writer, at=self.on(day))

    def _passages(self, sections: tuple[str, ...]) -> Passages:
        chosen = Section.objects.filter(case=self.case, key__in=sections)
        return [
            (section.key, block.id)
            for section in chosen
            for block in rich_text.blocks(section.content)
            if block.text.strip()
        ]

    def comment(self, pack: AccuracyPack, text: str, *, day: int, passage: int | None = None) -> None:
        new = accuracy.NewComment(text=text, passage=passage)
        accuracy.comment(pack=pack, new=new, by=pack.recipient, at=self.on(day))

    def finish(self, pack: AccuracyPack, *, day: int) -> None:
        accuracy.finish(pack=pack, by=pack.recipient, at=self.on(day))

    def answer_comments(self, pack: AccuracyPack, text: str, *, day: int) -> None:
        for comment in pack.accuracy_comments.all():
            accuracy.answer(comment=comment, answer="accepted", text=text, by=self.writer, at=self.on(day))

    def send_for_accuracy(self, *, day: int) -> None:
        signing.send_for_accuracy(review=self.review, by=self.writer, at=self.on(day))

    def check_accuracy(self, *sections: str, day: int) -> None:
        """The whole of it: sent to the head of the unit, answered, and sent for signature."""
        pack = self.send_extract(*sections, to=self.head, day=day)
        self.send_for_accuracy(day=day)
        self.comment(
            pack, "One date was a day out. It is the only thing that is not right.", day=day + 5, passage=0
        )
        self.finish(pack, day=day + 5)
        self.answer_comments(pack, "The date was corrected from the record.", day=day + 6)
        accuracy.be_satisfied(review=self.review, by=self.writer, at=self.on(day + 6))
        signing.send_for_countersignature(review=self.review, by=self.writer, at=self.on(day + 7))

    def remark(self, section: str, text: str, *, day: int) -> None:
        """A remark of the countersigning manager on a section as a whole."""
        found = Section.objects.get(case=self.case, key=section)
        remarks.add_remark(section=found, block="", text=text, by=self.signer, at=self.on(day))

    def extend(self, *, to: datetime, day: int) -> None:
        """A later date for the review, asked for by its writer and approved by the national team."""
        asked = extensions.ask_for_extension(
            deadline=Deadline.objects.get(case=self.case, step="review"),
            to=timezone.localdate(to),
            category="interviews_delayed",
            reason="Two people who must be heard could not be reached before the summer.",
            by=self.writer,
            at=self.on(day),
        )
        extensions.decide_extension(
            move=asked, approved=True, note="Agreed, once.", by=self.national, at=self.on(day + 3)
        )

    def sign(self, statement: str, *, day: int) -> None:
        accuracy.be_satisfied(review=self.review, by=self.signer, at=self.on(day))
        signing.countersign(
            review=self.review,
            statement=statement,
            grade="Head of service",
            by=self.signer,
            at=self.on(day),
        )

    def submit(self, *, day: int) -> None:
        signing.submit(review=self.review, by=self.office, at=self.on(day))

    def ask_for_copy(self, kind: str, *, day: int) -> None:
        """A PDF, made in the background as soon as the service runs."""
        renditions.ask(review=self.review, kind=kind, format="pdf", by=self.office, at=self.on(day))


def _alike(entries: tuple[Happened, ...]) -> dict[tuple[str, str], list[Happened]]:
    """Entries that come from the same kind of source and matter alike are added in one step."""
    found: dict[tuple[str, str], list[Happened]] = {}
    for entry in entries:
        found.setdefault((entry.source, entry.significance), []).append(entry)
    return found
