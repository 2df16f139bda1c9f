"""The parts of a review with what each still needs: what its home page shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from candour.cases.models import Case, CourtStatus
from candour.policy.load import load_policy
from candour.reviews.models import (
    AccuracyComment,
    AccuracyPack,
    ChronologyEntry,
    EarlyLook,
    Interview,
    Level,
    Rendition,
    Review,
    ReviewStage,
    Section,
)
from candour.reviews.queries.promises import promises_owed
from candour.reviews.thread.lines import Line

Counts = dict[str, Any]
BEFORE_WRITING = (
    ReviewStage.EARLY_LOOK,
    ReviewStage.AWAITING_DECISION,
    ReviewStage.TO_ALLOCATE,
    ReviewStage.ALLOCATED,
)

ENDED_ON_THE_WAY = (ReviewStage.NOT_NEEDED, ReviewStage.ENDED)


def counts_of(review: Review) -> Counts:
    """How much of each part there is, in one query whatever the length of the review."""
    held = Interview.objects.filter(state=Interview.State.HELD)
    levels = held.filter(review=OuterRef("pk")).order_by("level").values("level").distinct()
    looks = EarlyLook.objects.filter(review=OuterRef("pk"))
    found: Counts = (
        Review.objects.filter(pk=review.pk)
        .values(
            look_begun=Subquery(looks.values("begun_at")),
            look_done=Subquery(looks.values("completed_at")),
            entries=_number_of(ChronologyEntry.objects.filter(taken_out_at__isnull=True)),
            every_interview=_number_of(Interview.objects.all()),
            held=_number_of(held),
            levels=ArraySubquery(levels),
            unlinked=_number_of(held.filter(person=None)),
            every_section=_number_of(Section.objects.all()),
            ready=_number_of(Section.objects.filter(progress=Section.Progress.READY)),
            extracts_sent=_number_of(AccuracyPack.objects.all()),
            comments=_number_of(AccuracyComment.objects.filter(answered_at__isnull=True)),
            copies=_number_of(Rendition.objects.all()),
        )
        .get()
    )
    return found


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many rows of one kind hang on the review of the outer query."""
    of_this = rows.filter(review=OuterRef("pk")).order_by().values("review")
    return Coalesce(
        Subquery(of_this.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0
    )


@dataclass(frozen=True, slots=True)
class PartOfWork:
    """One line of the home page."""

    text: str
    href: str
    status: str
    colour: str = "grey"
    hint: str = ""

    def as_task(self) -> dict[str, str]:
        return {
            "text": self.text,
            "href": self.href,
            "status": self.status,
            "colour": self.colour,
            "hint": self.hint,
        }


def what_the_court_did(case: Case, *, today: date) -> tuple[str, str]:
    """Where the charges stand in court, and what that means for the review; a bare charge says nothing."""
    if case.court_status == CourtStatus.CHARGED:
        return "", ""
    row = load_policy().court_outcomes.find(case.court_status, on=case.court_outcome_on or today)
    return case.get_court_status_display(), row.effect if row is not None and row.concludes else ""


def parts_of(review: Review, lines: list[Line]) -> list[dict[str, object]]:
    """The home page's sections, in the order of the work."""
    counts = counts_of(review)
    gathered = [_chronology(review, counts), _interviews(review, counts), _promises(review, counts)]
    written = [_thread(review, lines), _sections(review, counts), _reader(review)]
    sent = [_accuracy(review, counts), _signature(review), _documents(review, counts)]
    return [
        _group("Before the review", [_early_look(review, counts), _allocation(review)]),
        _group("What happened", gathered),
        _group("What it means", written),
        _group("Before it is sent", sent),
    ]


def _group(heading: str, parts: list[PartOfWork]) -> dict[str, object]:
    return {"heading": heading, "tasks": [part.as_task() for part in parts]}


def _to(name: str, review: Review) -> str:
    return reverse(f"reviews:{name}", args=[review.case_reference])


def _early_look(review: Review, counts: Counts) -> PartOfWork:
    status, colour = ("Not begun", "grey") if counts["look_begun"] is None else ("Under way", "light-blue")
    if counts["look_done"] is not None:
        status, colour = "Complete", "green"
    return PartOfWork("Early look", _to("early_look", review), status, colour)


def _allocation(review: Review) -> PartOfWork:
    place = _to("allocation", review)
    if review.reviewing_manager is None:
        now = review.status == ReviewStage.TO_ALLOCATE
        return PartOfWork("Allocation and independence", place, *(("To do", "blue") if now else ("Later",)))
    hint = f"{review.reviewing_manager} writes it"
    if review.countersigning_manager is not None:
        hint += f", {review.countersigning_manager} countersigns it"
    return PartOfWork("Allocation and independence", place, "Done", "green", hint + ".")


def _chronology(review: Review, counts: Counts) -> PartOfWork:
    number = counts["entries"]
    status, colour = (_of(number, "entry", "entries"), "light-blue") if number else ("Empty", "grey")
    return PartOfWork("Chronology", _to("chronology", review), status, colour)


def _interviews(review: Review, counts: Counts) -> PartOfWork:
    missing = [level for level in Level if level not in counts["levels"]]
    hint = f"Not heard yet: {', '.join(str(level.label).lower() for level in missing)}." if missing else ""
    every, held = counts["every_interview"], counts["held"]
    status = f"{held} of {every} held" if every else "None planned"
    done = every and held == every and not missing
    return PartOfWork(
        "Interviews", _to("interviews", review), status, "green" if done else "light-blue", hint
    )


def _promises(review: Review, counts: Counts) -> PartOfWork:
    owed = len(promises_owed(review))
    if not owed and counts["unlinked"]:
        hint = "Interviews that are not linked to a person in the register are not followed."
        return PartOfWork("What staff were promised", _to("promises", review), "Not followed", "yellow", hint)
    status, colour = (f"{owed} owed", "yellow") if owed else ("Nothing owed", "green")
    return PartOfWork("What staff were promised", _to("promises", review), status, colour)


def _thread(review: Review, lines: list[Line]) -> PartOfWork:
    place, standing = _to("thread", review), sum(line.stands_in_the_way for line in lines)
    if not standing:
        return PartOfWork("Learning thread", place, "Holds", "green")
    if review.status in ENDED_ON_THE_WAY:
        return PartOfWork("Learning thread", place, "Not finished")
    if review.status in BEFORE_WRITING:
        return PartOfWork(
            "Learning thread", place, "Later", hint="From what happened, to why, to what changes."
        )
    status = _of(standing, "broken link", "broken links")
    return PartOfWork(
        "Learning thread", place, status, "yellow", "From what happened, to why, to what changes."
    )


def _sections(review: Review, counts: Counts) -> PartOfWork:
    ready, every = counts["ready"], counts["every_section"]
    colour = "green" if ready == every else "light-blue"
    return PartOfWork("Sections", _to("sections", review), f"{ready} of {every} ready", colour)


def _reader(review: Review) -> PartOfWork:
    hint = "Jargon, long sentences, names, wording."
    return PartOfWork("As a reader sees it", _to("reader", review), "Advice", hint=hint)


def _accuracy(review: Review, counts: Counts) -> PartOfWork:
    place = _to("accuracy", review)
    if not counts["extracts_sent"]:
        return PartOfWork("Factual accuracy", place, "Not sent")
    if counts["comments"]:
        status = _of(counts["comments"], "comment to answer", "comments to answer")
        return PartOfWork("Factual accuracy", place, status, "yellow")
    return PartOfWork(
        "Factual accuracy", place, _of(counts["extracts_sent"], "extract sent", "extracts sent"), "light-blue"
    )


def _signature(review: Review) -> PartOfWork:
    words = {
        ReviewStage.COUNTERSIGNING: ("To read and sign", "blue"),
        ReviewStage.COUNTERSIGNED: ("Signed", "green"),
        ReviewStage.SUBMITTED: ("Submitted", "green"),
    }
    status, colour = words.get(ReviewStage(review.status), ("Later", "grey"))
    return PartOfWork("The whole picture, and signing", _to("whole_picture", review), status, colour)


def _documents(review: Review, counts: Counts) -> PartOfWork:
    copies = counts["copies"]
    status = _of(copies, "copy", "copies") if copies else "None made"
    return PartOfWork("Documents", _to("documents", review), status)


def _of(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
