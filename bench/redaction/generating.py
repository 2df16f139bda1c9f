"""From a case to a review: sentence plans filled in, with the place and the kind of every mention."""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta

from bench.redaction import plans
from bench.redaction.facts import Case, draw_case
from bench.redaction.surfaces import SURFACES, draw_form, fits
from candour.disclosure.engine import Entry

_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}|\[|\]")
TUNING = range(1, 301)
HELD_OUT = range(10_001, 10_201)
"""Seeds that nothing was tuned on."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One marked passage. `tier` is the weakest tier in which it has to be suggested."""

    start: int
    end: int
    kind: str
    form: str
    entity: str | None
    registered: bool
    tier: int = 1


@dataclass(frozen=True, slots=True)
class Review:
    seed: int
    text: str
    register: tuple[Entry, ...]
    mentions: tuple[Mention, ...]


class Writer:
    """Writes a text and marks what it says of whom."""

    def __init__(self, case: Case, chance: random.Random) -> None:
        self.case, self.chance = case, chance
        self.parts: list[str] = []
        self.length = 0
        self.mentions: list[Mention] = []

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def mark(
        self, text: str, kind: str, form: str, entity: str | None, *, registered: bool, tier: int = 1
    ) -> None:
        self.mentions.append(
            Mention(self.length, self.length + len(text), kind, form, entity, registered, tier)
        )
        self.add(text)

    def say(self, plan: str, *, lying_over: str = "") -> None:
        at = 0
        opened = 0
        for slot in _SLOT.finditer(plan):
            self.add(plan[at : slot.start()])
            at = slot.end()
            if slot.group() == "[":
                opened = self.length
            elif slot.group() == "]":
                self.mentions.append(
                    Mention(opened, self.length, lying_over, lying_over, None, registered=False, tier=2)
                )
            else:
                self.fill(slot.group(1), slot.group(2))
        self.add(plan[at:])

    def fill(self, name: str, form: str | None) -> None:
        if name in self.case.people:
            self.person(name, form)
        elif name in self.case.codes:
            kind = "contact" if name in {"phone", "email"} else "code"
            self.mark(
                self.case.codes[name], kind, name, name, registered=name in {"pnc", "crn", "prison_number"}
            )
        elif name in self.case.places:
            self.place(name)
        else:
            text, kind = self.fact(name)
            self.mark(text, kind, name, "crn" if name == "crn_slip" else None, registered=name == "crn_slip")

    def place(self, name: str) -> None:
        text = self.case.places[name]
        before = "the " if text.startswith("the ") else ""
        self.add(before)
        text = text.removeprefix("the ")
        if name == "office":
            text = text.removesuffix(" office")
        kind = {
            "organisation": "organisation",
            "organisation2": "organisation",
            "court": "organisation",
            "club": "organisation",
            "school": "organisation",
            "address": "address",
        }.get(name, "place")
        known = any(
            entry.name in text for entry in self.case.register if entry.kind in {"place", "organisation"}
        )
        self.mark(text, kind, name, None, registered=known)
        self.add(" office" if name == "office" else "")

    def person(self, name: str, form: str | None) -> None:
        person = self.case.people[name]
        chosen = form if form and fits(form, person) else draw_form(person, self.chance)
        if not person.registered and name not in self.named:
            chosen = self.chance.choice(("full", "title_surname", "full"))
        self.named.add(name)
        text = SURFACES[chosen](person, self.chance)
        self.mark(text, "person", chosen, person.id, registered=person.registered, tier=1)

    @property
    def named(self) -> set[str]:
        if not hasattr(self, "_named"):
            self._named: set[str] = set()
        return self._named

    def fact(self, name: str) -> tuple[str, str]:
        day = self.case.first_day + timedelta(days=self.chance.randrange(700))
        if name == "age":
            return self.chance.choice(
                (f"{self.chance.randrange(3, 17)} years old", f"aged {self.chance.randrange(3, 17)}")
            ), "age"
        if name == "time":
            return self.chance.choice(("2.30pm", "14:05", "9 am", "11.45 am")), "time"
        if name == "money":
            return f"£{self.chance.randrange(1, 9)},{self.chance.randrange(100, 999)}", "money"
        if name == "crn_slip":
            code = self.case.codes["crn"]
            return self.chance.choice(
                (f"{code[0]} {code[1:]}", code.lower(), f"{code[:4]} {code[4:]}", f"{code[0]}-{code[1:]}")
            ), "code"
        return self.day(name, day), "date"

    def day(self, name: str, day: date) -> str:
        ways = {
            "date_numbers": f"{day:%d/%m/%Y}", "date_iso": f"{day:%Y-%m-%d}", "date_long": f"{day:%A} {day.day} {day:%B} {day:%Y}",
            "date_words": f"{day.day}{_ending(day.day)} of {day:%B} {day:%Y}", "month": f"{day:%B}", "month_year": f"{day:%B %Y}", "year": f"{day:%Y}",
            "birth": f"{day.day:02}.{day.month:02}.{day:%y}",
        }  # fmt: skip
        usual = self.chance.choice(
            (
                f"{day.day} {day:%B} {day:%Y}",
                f"{day.day} {day:%b} {day:%Y}",
                f"{day:%d/%m/%y}",
                f"{day:%B} {day.day}, {day:%Y}",
                f"{day.day}{_ending(day.day)} {day:%B}",
            )
        )
        return ways.get(name, usual)


def _ending(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def write_review(seed: int, *, paragraphs: int = 24, entries: int = 0) -> Review:
    """One invented review; the same seed always gives the same."""
    chance = random.Random(seed)
    writer = Writer(draw_case(chance, entries), chance)
    writer.say("Serious Further Offence Review\n\nSummary of {subject.full}\n\n")
    for number in range(paragraphs):
        if number % 5 == 2:
            writer.say(f"{chance.choice(plans.HEADINGS)}\n\n")
        _paragraph(writer, chance)
        if number % 8 == 3:
            _table(writer, chance)
        if number % 8 == 6:
            opening, body = chance.choice(plans.MAILS)
            writer.say(opening + body)
    writer.say(chance.choice(plans.ENDINGS))
    return Review(seed, "".join(writer.parts), writer.case.register, tuple(writer.mentions))


def _paragraph(writer: Writer, chance: random.Random) -> None:
    for _ in range(chance.randrange(3, 6)):
        writer.say(chance.choice(plans.NARRATIVE if chance.random() < 0.55 else plans.PLAIN))
        writer.add(" ")
    if chance.random() < 0.35:
        pool, kind = chance.choice(_OVERLAYS)
        writer.say(chance.choice(pool), lying_over=kind)
    writer.add("\n\n")


_OVERLAYS = (
    (plans.ROLE, "role_with_place"), (plans.UNIQUE, "uniqueness"), (plans.HEALTH, "health"),
    (plans.CHARACTERISTIC, "characteristic"), (plans.QUOTATION, "quotation"),
)  # fmt: skip


def _table(writer: Writer, chance: random.Random) -> None:
    head, row = chance.choice(plans.TABLES)
    writer.say(head)
    for _ in range(3):
        writer.say(row)
    writer.add("\n")
