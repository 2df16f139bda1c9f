"""The parts of a review with what each still needs: what its home page shows."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from candour.reviews.models import AccuracyComment, AccuracyPack, EarlyLook, Review, ReviewStage, Section
from candour.reviews.queries.interviews import levels_not_heard
from candour.reviews.queries.promises import promises_owed
from candour.reviews.thread.lines import Line

WRITTEN = (
    ReviewStage.WRITING,
    ReviewStage.FACTUAL_ACCURACY,
    ReviewStage.COUNTERSIGNING,
    ReviewStage.COUNTERSIGNED,
    ReviewStage.SUBMITTED,
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


def parts_of(review: Review, lines: list[Line]) -> list[dict[str, object]]:
    """The home page's sections, in the order of the work."""
    return [
        {"heading": "Before the review", "tasks": _tasks([_early_look(review), _allocation(review)])},
        {
            "heading": "What happened",
            "tasks": _tasks([_chronology(review), _interviews(review), _promises(review)]),
        },
        {"heading": "What it means", "tasks": _tasks([_thread(review, lines), *_writing(review)])},
        {
            "heading": "Before it is sent",
            "tasks": _tasks([_accuracy(review), _signature(review), _documents(review)]),
        },
    ]


def _tasks(parts: list[PartOfWork]) -> list[dict[str, str]]:
    return [part.as_task() for part in parts]


def _to(name: str, review: Review) -> str:
    return reverse(f"reviews:{name}", args=[review.case_reference])


def _early_look(review: Review) -> PartOfWork:
    look = EarlyLook.objects.filter(review=review).first()
    status, colour = ("Not begun", "grey") if look is None else ("Under way", "light-blue")
    if look is not None and look.completed_at is not None:
        status, colour = "Complete", "green"
    return PartOfWork("Early look", _to("early_look", review), status, colour)


def _allocation(review: Review) -> PartOfWork:
    if review.reviewing_manager is None:
        status, colour = ("To do", "blue") if review.status == ReviewStage.TO_ALLOCATE else ("Later", "grey")
        return PartOfWork("Allocation and independence", _to("allocation", review), status, colour)
    hint = f"{review.reviewing_manager} writes it"
    if review.countersigning_manager is not None:
        hint += f", {review.countersigning_manager} countersigns it"
    return PartOfWork("Allocation and independence", _to("allocation", review), "Done", "green", hint + ".")


def _chronology(review: Review) -> PartOfWork:
    number = review.chronology.filter(taken_out_at__isnull=True).count()
    status = f"{number} entries" if number != 1 else "1 entry"
    return PartOfWork(
        "Chronology",
        _to("chronology", review),
        status if number else "Empty",
        "light-blue" if number else "grey",
    )


def _interviews(review: Review) -> PartOfWork:
    counts = review.interviews.aggregate(held=Count("pk", filter=Q(state="held")), every=Count("pk"))
    missing = levels_not_heard(review)
    hint = f"Not heard yet: {', '.join(str(level.label).lower() for level in missing)}." if missing else ""
    status = f"{counts['held']} of {counts['every']} held" if counts["every"] else "None planned"
    done = counts["every"] and counts["held"] == counts["every"] and not missing
    return PartOfWork(
        "Interviews", _to("interviews", review), status, "green" if done else "light-blue", hint
    )


def _promises(review: Review) -> PartOfWork:
    owed = len(promises_owed(review))
    status = "Nothing owed" if not owed else f"{owed} owed"
    return PartOfWork(
        "What staff were promised", _to("promises", review), status, "yellow" if owed else "green"
    )


def _thread(review: Review, lines: list[Line]) -> PartOfWork:
    standing = sum(line.stands_in_the_way for line in lines)
    if not standing:
        return PartOfWork("Learning thread", _to("thread", review), "Holds", "green")
    status = f"{standing} broken link{'s' if standing > 1 else ''}"
    hint = "From what happened, to why, to what changes."
    return PartOfWork("Learning thread", _to("thread", review), status, "yellow", hint)


def _writing(review: Review) -> list[PartOfWork]:
    counts = Section.objects.filter(review=review).aggregate(
        ready=Count("pk", filter=Q(progress=Section.Progress.READY)), every=Count("pk")
    )
    done = counts["ready"] == counts["every"]
    status = f"{counts['ready']} of {counts['every']} ready"
    return [
        PartOfWork("Sections", _to("sections", review), status, "green" if done else "light-blue"),
        PartOfWork(
            "As a reader sees it",
            _to("reader", review),
            "Advice",
            "grey",
            "Jargon, long sentences, names, wording.",
        ),
    ]


def _accuracy(review: Review) -> PartOfWork:
    packs = AccuracyPack.objects.filter(review=review).count()
    waiting = AccuracyComment.objects.filter(review=review, answered_at__isnull=True).count()
    if not packs:
        status, colour = "Not sent", "grey"
    elif waiting:
        status, colour = f"{waiting} comment{'s' if waiting > 1 else ''} to answer", "yellow"
    else:
        status, colour = f"{packs} sent", "light-blue"
    return PartOfWork("Factual accuracy", _to("accuracy", review), status, colour)


def _signature(review: Review) -> PartOfWork:
    words = {
        ReviewStage.COUNTERSIGNING: ("To read and sign", "blue"),
        ReviewStage.COUNTERSIGNED: ("Signed", "green"),
        ReviewStage.SUBMITTED: ("Submitted", "green"),
    }
    status, colour = words.get(ReviewStage(review.status), ("Later", "grey"))
    return PartOfWork("The whole picture, and signing", _to("whole_picture", review), status, colour)


def _documents(review: Review) -> PartOfWork:
    copies = review.renditions.count()
    status = f"{copies} cop{'ies' if copies != 1 else 'y'}" if copies else "None made"
    return PartOfWork("Documents", _to("documents", review), status)
