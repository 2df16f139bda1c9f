"""How contact with each invented family went on."""

from datetime import timedelta

from candour.cases.commands import give_access
from candour.cases.models import RegisterRole, Relation
from candour.config.demo.families.table import Table, Tell
from candour.families.commands import contacts, copies, meetings, offering, plans, scheme, withholding
from candour.families.models import ContactPlan, CopyFormat, Language, Way


def _aisha(table: Table) -> None:
    """Before a conviction: she must be reached with care."""
    plan = plans.describe(
        plan=table.plan,
        values={
            "addressed_as": "Ms Noor",
            "ways": [Way.TEXT, Way.IN_PERSON],
            "times": "Weekday mornings, while the children are at school",
            "unsafe_ways": [Way.LETTER, Way.PHONE],
            "nothing_to_the_home": True,
            "safety": "His family lives in the same street and must not see anybody call.",
        },
        **table.by(30),
    )
    contacts.record(
        plan=plan,
        on=table.ago(30),
        way=Way.IN_PERSON,
        started_by="us",
        reached=True,
        who="Beth Carrow",
        said="Who I am, what happens in court next, and how to reach me. She would like to be asked before "
        "anybody else is told anything.",
        questions="Will I have to see him in court?",
        next_on=table.ago(-6),
        next_why="the hearing on Friday",
        **table.by(30),
    )
    contacts.promise(
        plan=plan, what="A text the day before the hearing", due_on=table.ago(-4), **table.by(30)
    )


def _ellen(table: Table) -> None:
    """The conviction came yesterday: the offer is owed, and a promise is past its day."""
    contacts.promise(
        plan=table.plan,
        what="A call on the day of the verdict",
        due_on=table.ago(1),
        **table.by(12),
    )
    plans.describe(plan=table.plan, values={"addressed_as": "Ellen", "ways": [Way.PHONE]}, **table.by(12))


def _joyce(table: Table) -> None:
    """From the offer to a copy, with a meeting, questions and a promise that was kept late."""
    son = table.plan.case.register.get(given_names="Michael", role=RegisterRole.VICTIM)
    plans.leave_without(person=son, why="died", by=table.lead, at=table.now - timedelta(days=160))
    plan = _offered(table, 118, Way.IN_PERSON)
    plan = offering.answer(plan=plan, kind="accepted", on=table.ago(110), **table.by(110))
    plan = plans.describe(
        plan=plan,
        values={
            "addressed_as": "Mrs Adeyinka",
            "relation": "his mother",
            "ways": [Way.IN_PERSON, Way.LETTER],
            "needs": "Small print tires her eyes.",
            "adjustments": "Her daughter beside her, and time to rest.",
            "formats": [CopyFormat.LARGE_PRINT, CopyFormat.READ_ALOUD],
        },
        **table.by(109),
    )
    meetings.plan_meeting(plan=plan, on=table.ago(60), place="home", **table.by(80))
    meetings.hold(
        meeting=plan.meetings.get(),
        on=table.ago(60),
        attendees="Head of the delivery unit\nVictim liaison officer\nHer daughter",
        said="The head of the unit said what was found, and that he was sorry. She asked to hear it twice.",
        further="letter",
        further_by=table.ago(46),
        questions="Did anybody ring the police that night?",
        **table.by(60),
    )
    contacts.settle(promise=plan.promises.get(), kept=True, on=table.ago(40), **table.by(40))
    contacts.answer_question(
        question=plan.questions.get(),
        answer="No. The review says why, on its ninth page, and what has changed since.",
        on=table.ago(40),
        **table.by(40),
    )
    give_access(
        plan.case,
        user=table.specialist,
        relation=Relation.DISCLOSURE,
        reason="Prepares copies for the family",
        by=table.lead,
        at=table.now - timedelta(days=90),
    )
    copies.record_handed_over(
        plan=plan,
        on=table.ago(60),
        release="Family copy 1",
        language=Language.ENGLISH,
        format=CopyFormat.LARGE_PRINT,
        by=table.specialist,
        at=table.now - timedelta(days=60),
    )


def _samuel(table: Table) -> None:
    plan = _offered(table, 118, Way.IN_PERSON)
    plan = offering.answer(
        plan=plan,
        kind="declined",
        reason="too_distressing",
        words="I know what happened to my boy. I do not want to read it.",
        on=table.ago(110),
        **table.by(110),
    )
    plans.end(plan=plan, note="I told him that he can ring me in a year or in ten.", **table.by(100))


def _grace(table: Table) -> None:
    plan = _offered(table, 112, Way.PHONE)
    offering.answer(
        plan=plan,
        kind="deferred",
        ask_again_on=table.ago(-20),
        words="After the inquest, please.",
        on=table.ago(104),
        **table.by(104),
    )


def _tunde(table: Table) -> None:
    plan = _offered(table, 120, Way.LETTER, named=False)
    offering.answer(plan=plan, kind="no_reply", on=table.ago(85), **table.by(85))


def _rosa(table: Table) -> None:
    plan = _offered(table, 100, Way.EMAIL)
    plan = offering.answer(plan=plan, kind="accepted", on=table.ago(90), **table.by(90))
    plans.describe(
        plan=plan,
        values={
            "addressed_as": "Rosa",
            "relation": "his partner",
            "ways": [Way.EMAIL],
            "formats": [CopyFormat.PDF],
        },
        **table.by(90),
    )
    contacts.promise(plan=plan, what="Word of when the copy comes", due_on=table.ago(5), **table.by(30))


def _ngozi(table: Table) -> None:
    """A proposal waits for the national team."""
    _propose(
        table,
        "She has been in hospital since the trial, and her doctor asks that nothing new is brought to her.",
        "A meeting with the ward’s chaplain there; a summary read aloud; waiting until she is home.",
        20,
    )


def _cerys(table: Table) -> None:
    """In Welsh; she declined, and asked for it later herself."""
    plan = _offered(table, 80, Way.VIDEO)
    plan = offering.answer(plan=plan, kind="declined", reason="not_given", on=table.ago(78), **table.by(78))
    plan = plans.describe(
        plan=plan,
        values={
            "addressed_as": "Cerys",
            "language": Language.WELSH,
            "ways": [Way.VIDEO, Way.EMAIL],
            "formats": [CopyFormat.PAPER],
        },
        **table.by(78),
    )
    offering.answer(plan=plan, kind="asked_later", on=table.ago(6), **table.by(6))


def _menna(table: Table) -> None:
    """The national team agreed not to share it for now."""
    plan = _propose(
        table,
        "She lives with his family, and would be in danger if a copy were found.",
        "Reading it in our office; a copy kept for her by her sister.",
        50,
    )
    withholding.decide(
        plan=plan,
        agree=True,
        decision="We agree for now, and ask that she is told that it is kept for her.",
        look_again_on=table.ago(-60),
        by=table.national,
        at=table.now - timedelta(days=44),
    )


def _huw(table: Table) -> None:
    """Offered by phone; his answer is awaited, and the first contact of the scheme came late."""
    plan = table.plan
    scheme.record_sentence(case=plan.case, on=table.ago(85), kind="long_custody", **table.by(84))
    plan = ContactPlan.objects.get(pk=plan.pk)
    scheme.step(plan=plan, key="eligible", on=table.ago(84), **table.by(84))
    scheme.step(plan=plan, key="referred", on=table.ago(80), **table.by(80))
    _offered(table, 20, Way.PHONE)
    scheme.step(plan=plan, key="offered", on=table.ago(20), **table.by(20))
    scheme.step(plan=plan, key="opted-out", on=table.ago(15), note="Not at this time.", **table.by(15))
    scheme.step(plan=plan, key="back-in", on=table.ago(4), note="He rang and asked.", **table.by(4))


def _patience(table: Table) -> None:
    """The offer waits for a decision, and so does the referral to the scheme."""
    plan = table.plan
    scheme.record_sentence(case=plan.case, on=table.ago(30), kind="long_custody", **table.by(29))
    scheme.step(plan=plan, key="eligible", on=table.ago(28), **table.by(28))
    plans.be_in_touch_on(plan=plan, on=table.ago(-10), why="what the national team decided", **table.by(20))


def _jonah(table: Table) -> None:
    """He was harmed himself, said yes, and a copy is being prepared for him."""
    plan = _offered(table, 14, Way.IN_PERSON)
    plan = offering.answer(
        plan=plan,
        kind="accepted",
        words="I want to know who knew what, and when.",
        on=table.ago(12),
        **table.by(12),
    )
    plans.describe(
        plan=plan,
        values={
            "addressed_as": "Jonah",
            "relation": "the person who was harmed",
            "ways": [Way.PHONE, Way.IN_PERSON],
            "times": "After four in the afternoon",
            "formats": [CopyFormat.PDF],
        },
        **table.by(12),
    )
    contacts.promise(plan=plan, what="A call when the copy is ready", due_on=table.ago(-12), **table.by(12))


def _arthur(table: Table) -> None:
    """Nobody was convicted: what could be said was said."""
    contacts.record(
        plan=table.plan,
        on=table.ago(22),
        way=Way.IN_PERSON,
        started_by="us",
        reached=True,
        who="Beth Carrow",
        said="That no review is offered after an acquittal, that I am sorry to have no more to share, "
        "and that he can ring me at any time.",
        **table.by(22),
    )


def _offered(table: Table, days: int, way: Way, *, named: bool = True) -> ContactPlan:
    return offering.offer(plan=table.plan, on=table.ago(days), way=way, named_contact=named, **table.by(days))


def _propose(table: Table, why: str, tried: str, days: int) -> ContactPlan:
    ground = "risk" if "danger" in why else "additional_needs"
    for part, text in {"ground": ground, "why": why, "tried": tried}.items():
        withholding.write_part(plan=table.plan, part=part, text=text, **table.by(days))
    return withholding.send(plan=table.plan, **table.by(days))


HARMED = "Jonah Abbot-Leigh"
"""Whose review is submitted; several invented cases have somebody of this name."""
TOLD: dict[str, tuple[int, Tell]] = {
    "Aisha Noor": (30, _aisha),
    "Ellen Marsh": (12, _ellen),
    "Joyce Adeyinka": (160, _joyce),
    "Samuel Adeyinka": (160, _samuel),
    "Grace Adeyinka": (160, _grace),
    "Tunde Adeyinka": (160, _tunde),
    "Rosa Lindqvist-Bell": (155, _rosa),
    "Ngozi Adeyinka-Cole": (60, _ngozi),
    "Cerys Gwilym": (120, _cerys),
    "Menna Prothero": (100, _menna),
    "Huw Gwilym": (94, _huw),
    "Patience Okoro": (60, _patience),
    "Arthur Bonney": (60, _arthur),
    HARMED: (16, _jonah),
}
"""Each person, so many days ago begun, and how it went on."""
