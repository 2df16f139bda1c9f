"""Invented reviews at every state of quality, each brought there by the commands that staff use."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from candour.config.demo.quality_words import AGAIN, ANSWERS, ANSWERS_BELOW, IMPROVE, REASONS, WHOLE_REASONS
from candour.config.demo.reviews.cases import told_case
from candour.config.demo.reviews.desk import Desk
from candour.config.demo.reviews.stages import SIGNED, countersigned
from candour.config.demo.reviews.told import told
from candour.config.demo.stories import COMMISSIONED, Scene, Story
from candour.policy.load import load_policy
from candour.quality.commands import allocating, bodies, consolidating, marking, reporting, sampling
from candour.quality.models import WHOLE, Assessment, Body, Marking, Marks
from candour.quality.queries.sampling import Period, quarter_of
from candour.quality.standards import standards_of
from candour.reviews import rich_text
from candour.reviews.commands import accuracy, signing, writing
from candour.reviews.models import Section
from candour.staff.models import User

Ratings = Mapping[str, str]
GOOD: Ratings = {"A": "good", "B": "good", "C": "good", "D": "good", WHOLE: "good"}
MIXED: Ratings = {
    **GOOD,
    "B": "requires_improvement",
    "C": "requires_improvement",
    WHOLE: "requires_improvement",
}
POOR: Ratings = {**dict.fromkeys("ABC", "inadequate"), "D": "requires_improvement", WHOLE: "inadequate"}
BETTER: Ratings = {**POOR, "A": "good", "D": "good"}
BEST: Ratings = {**dict.fromkeys("ABC", "outstanding"), "D": "good", WHOLE: "outstanding"}
SENT = 78
"""The day on which each of these reviews is submitted, counted from its notification."""
DRAWN = 85
"""The day on which the sample is drawn, four days after the review in it was submitted."""
FOR_MARKING = 10
"""So many days the inspectorate had, at least, for what was drawn."""


def being_marked_blind(desk: Desk) -> None:
    """In the inspectorate's sample: one of two inspectors has locked, and the other has begun."""
    assessment = _sent(desk, sampled=True)
    first, second = _user("demo-ines"), _user("demo-tamsin")
    _give(desk, assessment, first, second, by=first, day=SENT + 3)
    _mark(desk, assessment, second, GOOD, day=SENT + 6)
    _lock(desk, assessment, second, day=SENT + 7)
    _begin(desk, assessment, first, day=SENT + 8)
    _save(desk, assessment, first, "A", "good", day=SENT + 9)


def to_consolidate(desk: Desk) -> None:
    """Two of the national team differ on two standards and on the whole, and have begun to talk."""
    assessment = _sent(desk)
    first, second = _user("demo-colin"), _user("demo-emrys")
    _give(desk, assessment, first, second, by=_user("demo-nadia"), day=SENT + 2)
    for person, ratings in ((first, GOOD), (second, MIXED)):
        _mark(desk, assessment, person, ratings, day=SENT + 5)
        _lock(desk, assessment, person, day=SENT + 6)
    consolidating.say(
        assessment=assessment,
        key="B",
        text="I looked for senior managers in the interviews and found one. Is that enough for Good here?",
        by=second,
        at=desk.on(SENT + 7),
    )


def report_to_issue(desk: Desk) -> None:
    """Requires improvement, settled by its one assessor: the report is written, with two amendments."""
    assessment = _settled(desk, MIXED)
    _report(desk, assessment, day=SENT + 8)


def resubmission_required(desk: Desk) -> None:
    """Inadequate: the review is with its author again, and one amendment is answered."""
    assessment = _issued(desk, POOR)
    amendment = assessment.amendments.earliest("number")
    reporting.answer_amendment(
        amendment=amendment,
        done="partly",
        text="The delivery section now says why the referral was not followed up; the plan is being revised.",
        by=desk.writer,
        at=desk.on(SENT + 14),
    )


def resubmitted(desk: Desk) -> None:
    """Twice Inadequate, and better each time: two reports stand beside each other, the third round waits."""
    _issued(desk, POOR)
    _send_again(desk, AGAIN[0], day=SENT + 28)
    second = _marked_by_one(desk, BETTER, day=SENT + 34)
    _report(desk, second, day=SENT + 40)
    reporting.issue(assessment=_assessment(desk), by=_user("demo-colin"), at=desk.on(SENT + 41))
    _send_again(desk, AGAIN[1], day=SENT + 64)


def outstanding(desk: Desk) -> None:
    """The published case that was rated Outstanding, drawn for the sample, with its report issued."""
    inspector = _user("demo-ines")
    _draw(desk, by=inspector)
    assessment = _assessment(desk)
    first = DRAWN + 1
    _give(desk, assessment, inspector, by=_user("demo-tamsin"), day=first)
    _mark(desk, assessment, inspector, BEST, day=first + 3)
    _lock(desk, assessment, inspector, day=first + 4)
    assessment = consolidating.finish(assessment=_assessment(desk), by=inspector, at=desk.on(first + 5))
    reporting.write_report(
        assessment=assessment,
        overview="An investigative and balanced review. It asks why at each turn, hears everybody who "
        "decided, and its plan reaches every level.",
        effective_practice="A long supervision is told shortly, with each key decision beside its reason.",
        by=inspector,
        at=desk.on(first + 5),
    )
    reporting.issue(assessment=_assessment(desk), by=inspector, at=desk.on(first + 6))


def days_since_sampled(today: date) -> int:
    """So many days ago a review was notified that is drawn on the first day after a quarter."""
    return (today - _sampled(today).last).days - 1 + DRAWN


def _sampled(today: date) -> Period:
    """The last quarter that was over soon enough for what was drawn from it to be marked by today."""
    return quarter_of(quarter_of(today - timedelta(days=FOR_MARKING)).first - timedelta(days=1))


def _draw(desk: Desk, *, by: User) -> None:
    """Committed while the quarter runs, closed and drawn when it is over, as everybody else's draw."""
    period = _sampled(timezone.localdate(desk.now))
    percent = load_policy().quality_limits.on("sample", on=period.first).number
    wanted = sampling.Plan(period.first, period.last, Decimal(percent))
    draw = sampling.plan(wanted=wanted, by=by, at=desk.on(DRAWN - 40))
    at = desk.on(DRAWN)
    draw = sampling.close_frame(draw=draw, left_out={}, by=by, at=at)
    sampling.draw_sample(draw=draw, by=by, at=at + timedelta(minutes=20))


def _sent(desk: Desk, *, sampled: bool = False) -> Assessment:
    """Countersigned as others are, submitted, and with the body that assesses it."""
    countersigned(desk)
    desk.submit(day=SENT)
    assessment = _assessment(desk)
    if sampled:
        by = _user("demo-ines")
        bodies.assign_body(assessment=assessment, body=Body.INSPECTORATE, by=by, at=desk.on(SENT + 1))
    return _assessment(desk)


def _send_again(desk: Desk, text: str, *, day: int) -> None:
    """The author says why, both managers are satisfied again, and the review is signed and sent once more."""
    section = Section.objects.get(case=desk.case, key="systemic")
    content = rich_text.from_markup(f"{rich_text.to_markup(section.content)}\n\n{text}")
    writing.save_section(
        section=section, content=content, base=section.version, by=desk.writer, at=desk.on(day)
    )
    signing.send_for_accuracy(review=desk.review, by=desk.writer, at=desk.on(day + 1))
    accuracy.be_satisfied(review=desk.review, by=desk.writer, at=desk.on(day + 1))
    signing.send_for_countersignature(review=desk.review, by=desk.writer, at=desk.on(day + 2))
    desk.sign(SIGNED, day=day + 3)
    desk.submit(day=day + 4)


def _settled(desk: Desk, ratings: Ratings) -> Assessment:
    _sent(desk)
    return _marked_by_one(desk, ratings, day=SENT + 2)


def _marked_by_one(desk: Desk, ratings: Ratings, *, day: int) -> Assessment:
    """Given on this day to one of the national team, marked and settled within five."""
    assessment, person = _assessment(desk), _user("demo-colin")
    _give(desk, assessment, person, by=_user("demo-nadia"), day=day)
    _mark(desk, assessment, person, ratings, day=day + 3)
    _lock(desk, assessment, person, day=day + 4)
    return consolidating.finish(assessment=_assessment(desk), by=person, at=desk.on(day + 5))


def _report(desk: Desk, assessment: Assessment, *, day: int) -> None:
    told_all: dict[str, Any] = {"assessment": assessment, "by": _user("demo-colin"), "at": desk.on(day)}
    reporting.write_report(
        overview="The review tells clearly what happened. It says less often why, and its learning stops at "
        "the practitioner where the reasons lie higher.",
        effective_practice="The chronology shows at a glance what was known on which day.",
        **told_all,
    )
    reporting.add_amendment(
        key="B",
        text="Say what the head of the unit knew of the closed service, and judge whether it was enough.",
        where="Systemic factors",
        **told_all,
    )
    reporting.add_amendment(
        key="C", text="Add an action for the region on services that are lost.", where="Learning", **told_all
    )


def _issued(desk: Desk, ratings: Ratings) -> Assessment:
    assessment = _settled(desk, ratings)
    _report(desk, assessment, day=SENT + 8)
    reporting.issue(assessment=_assessment(desk), by=_user("demo-colin"), at=desk.on(SENT + 9))
    return _assessment(desk)


def _give(desk: Desk, assessment: Assessment, *people: User, by: User, day: int) -> None:
    allocating.allocate(assessment=assessment, assessors=people, by=by, at=desk.on(day))


def _begin(desk: Desk, assessment: Assessment, person: User, *, day: int) -> Marking:
    seat: Marking = Marking.objects.get(assessment=assessment, assessor=person, ended_at=None)
    return marking.declare(marking=seat, by=person, at=desk.on(day))


def _mark(desk: Desk, assessment: Assessment, person: User, ratings: Ratings, *, day: int) -> None:
    _begin(desk, assessment, person, day=day)
    for key, rating in ratings.items():
        _save(desk, assessment, person, key, rating, day=day)


def _save(desk: Desk, assessment: Assessment, person: User, key: str, rating: str, *, day: int) -> None:
    """What this person writes under one standard, or of the whole, with a passage that shows it."""
    marks: Marks = Marks.objects.get(assessment=assessment, marking__assessor=person, key=key)
    standards = {one.key: one for one in standards_of(assessment.standards_version)}
    questions = standards[key].questions if key in standards else ()
    answers = ANSWERS if rating in ("good", "outstanding") else ANSWERS_BELOW
    content = {
        "answers": {
            question.key: {"answer": answers[place % len(answers)], "note": ""}
            for place, question in enumerate(questions)
        },
        "rating": rating,
        "reason": WHOLE_REASONS[rating] if key == WHOLE else REASONS[key][rating],
        "improve": IMPROVE.get(key, ""),
    }
    at = desk.on(day) + timedelta(minutes=len(key))
    marking.save_marks(marks=marks, content=content, base=0, by=person, at=at)
    if key in standards:
        marking.add_passage(marks=marks, number=3 + ord(key) % 4, words="", by=person, at=at)


def _lock(desk: Desk, assessment: Assessment, person: User, *, day: int) -> None:
    seat: Marking = Marking.objects.get(assessment=assessment, assessor=person, ended_at=None)
    marking.lock(marking=seat, by=person, at=desk.on(day))


def _assessment(desk: Desk) -> Assessment:
    """The latest round as it stands now."""
    rows = Assessment.objects.filter(case=desk.case).select_related(
        "case__region", "review__case", "submission"
    )
    found: Assessment = rows.latest("round")
    return found


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _case(name: tuple[str, str], crn: str, stage: str, *, days: int) -> Callable[[Scene], Story]:
    def tell(scene: Scene) -> Story:
        place = ("Southwark", "Inner London Crown Court")
        people = told("plain").new_people()
        case = told_case(scene, name, crn, place, days=days, people=people)
        return Story(case, COMMISSIONED, review=stage)

    return tell


TOLD = (
    _case(("Callum", "Redfern"), "X260051", "being_marked_blind", days=94),
    _case(("Nathan", "Oakes"), "X260052", "to_consolidate", days=92),
    _case(("Dwayne", "Pettifer"), "X260053", "report_to_issue", days=96),
    _case(("Lee", "Marchbank"), "X260054", "resubmission_required", days=100),
    _case(("Karl", "Thornley"), "X260055", "resubmitted", days=150),
)
STAGES: dict[str, Callable[[Desk], None]] = {
    stage.__name__: stage
    for stage in (being_marked_blind, to_consolidate, report_to_issue, resubmission_required, resubmitted)
}
