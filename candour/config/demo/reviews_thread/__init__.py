"""The threads of the four published case studies, told again; every text is invented beyond the public facts.

Source of the facts: HM Inspectorate of Probation, Annual report 2022: Serious Further Offences.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from candour.config.demo.reviews_thread.evans import EVANS
from candour.config.demo.reviews_thread.key import KEY
from candour.config.demo.reviews_thread.richards import RICHARDS
from candour.config.demo.reviews_thread.stanton import STANTON
from candour.config.demo.reviews_thread.telling import Good, Judged, Learned, ThreadTold
from candour.reviews.commands import thread as commands
from candour.reviews.models import ChronologyEntry, Interview, Reason, Review
from candour.staff.models import User

THREADS = {"Stanton": STANTON, "Richards": RICHARDS, "Key": KEY, "Evans": EVANS}
Sources = Mapping[str, ChronologyEntry | Interview]


def write_thread(review: Review, told: ThreadTold, sources: Sources, *, by: User, at: datetime) -> None:
    """Write a thread through the commands of the pages. A source is known as "entry:<key>" or "
    ""interview:<key>"."""
    writer = _Writer(review, sources, by, at)
    for judged in told.judged:
        writer.judge(judged)
    for learned in told.learned:
        writer.learn(learned)
    for good in told.good:
        writer.praise(good)
    for level, why in told.levels:
        writer.add("level", level=level, why=why)
    for characteristic, text in told.diversity:
        writer.add("diversity", characteristic=characteristic, text=text)
    if told.reasonable:
        commands.judge_the_whole(review, told.reasonable, told.reasonable_why, by=by, at=at)


class _Writer:
    def __init__(self, review: Review, sources: Sources, by: User, at: datetime) -> None:
        self.review, self.sources, self.by, self.at = review, sources, by, at
        self.reasons: dict[str, Reason] = {}

    def judge(self, judged: Judged) -> None:
        made = self.add(
            "judgement",
            area=judged.area,
            sufficiency="sufficient" if judged.sufficient else "not_sufficient",
            text=judged.text,
            missed_opportunity=judged.missed_opportunity,
            significance=judged.significance,
            themes=list(judged.themes),
        )
        self._show(made, judged.shown)
        for why in judged.why:
            reason = self.add("reason", judgement=made, level=why.level, factor=why.factor, text=why.text)
            self._show(reason, why.shown)
            self.reasons[why.key] = reason

    def learn(self, learned: Learned) -> None:
        made = self.add(
            "learning",
            text=learned.text,
            level=learned.level,
            multi_agency=learned.multi_agency,
            already_done=learned.already_done,
            themes=[],
            reasons=[self.reasons[key] for key in learned.because],
        )
        for deed in learned.deeds:
            due = None if deed.days is None else timezone.localdate(self.at) + timedelta(days=deed.days)
            self.add(
                "action",
                learning_point=made,
                text=deed.text,
                owner=deed.owner,
                how=deed.how,
                measure=deed.measure,
                due_on=due,
            )

    def praise(self, good: Good) -> None:
        made = self.add("effective", text=good.text, theme=good.theme, level=good.level)
        self._show(made, (good.shown,))

    def add(self, kind: str, **values: object) -> Any:  # noqa: ANN401 - one of the kinds of part
        return commands.add_part(self.review, kind, values, by=self.by, at=self.at)

    def _show(self, part: Any, shown: tuple[str, ...]) -> None:  # noqa: ANN401
        found = [self.sources[key] for key in shown]
        commands.rely_on(part, add=found, by=self.by, at=self.at)
