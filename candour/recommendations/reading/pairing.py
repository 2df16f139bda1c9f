"""Actions with their owners and dates. A pairing that the layout does not decide is marked as low."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from candour.recommendations.plan import Confidence, PlannedAction, TargetKind
from candour.recommendations.reading import owners as owner_words
from candour.recommendations.reading.clusters import Cluster, gather, target_pieces
from candour.recommendations.reading.dividing import (
    Division,
    Part,
    divide,
    join_soft,
    joined_piece,
    paragraphs,
)
from candour.recommendations.reading.document import Lines, Piece, join_words, merge_lines
from candour.recommendations.reading.drafts import ResponseRow
from candour.recommendations.reading.sentences import commitments
from candour.recommendations.reading.target_expressions import MARK, may_be_two, runs_together
from candour.recommendations.reading.targets import ReadTarget, read_target
from candour.recommendations.reading.wording import fold

_MARKS_AT_END = re.compile(rf"(?:\s*{MARK})+$")
_COUNTED = re.compile(r"^\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_FEWEST_COUNTED = 2
_ELSEWHERE = frozenset(
    {"", "as above", "see above", "ditto", "do", "same", "same as above", "as before", "idem"}
)
"""Words that stand for an owner printed elsewhere."""


@dataclass(frozen=True, slots=True)
class PairedAction:
    """An action, with the source lines of its text, owner and date."""

    action: PlannedAction
    text_lines: Lines = ()
    owner_lines: Lines = ()
    target_lines: Lines = ()

    @property
    def lines(self) -> Lines:
        return merge_lines(self.text_lines, self.owner_lines, self.target_lines)


@dataclass(frozen=True, slots=True)
class Paired:
    rationale: list[Piece]
    actions: list[PairedAction]


def pair(rows: Sequence[ResponseRow], *, reasons: bool, known: frozenset[str]) -> Paired:
    """The rationale and the actions of one recommendation's rows."""
    for row in rows:
        row.owners, row.targets = _without_counting(row.owners), _without_counting(row.targets)
        owned, paragraphs_beside = len(join_soft(row.owners)), len(paragraphs(join_soft(row.texts)))
        row.targets = target_pieces(row.targets, owned if owned > 1 else paragraphs_beside)
    gathered = gather(rows, known)
    rationale = list(gathered.introduction)
    actions: list[PairedAction] = []
    several = len(gathered.clusters) > 1
    for place, cluster in enumerate(gathered.clusters):
        first = place == 0
        lead, found = _actions_of(cluster, known, reasons=reasons and first, several=several and first)
        rationale += lead
        actions += found
    return Paired(rationale, actions)


def _without_counting(pieces: list[Piece]) -> list[Piece]:
    """Owners or dates that are counted 1., 2., 3. beside actions that are: without the counting."""
    found = [_COUNTED.match(piece.text) for piece in pieces]
    counted = [int(match.group("number")) if match else 0 for match in found]
    if len(pieces) < _FEWEST_COUNTED or counted != list(range(1, len(pieces) + 1)):
        return pieces
    return [replace(piece, text=_COUNTED.sub("", piece.text), soft=False) for piece in pieces]


def _actions_of(
    cluster: Cluster, known: frozenset[str], *, reasons: bool, several: bool
) -> tuple[list[Piece], list[PairedAction]]:
    wanted = _wanted(cluster)
    division = _divide(cluster, wanted, reasons=reasons, several=several)
    if not division.parts:
        division.parts = [Part() for _ in range(wanted)]
        division.doubt = division.doubt or "no text stands beside this owner and date"
    if cluster.tail:
        _append_tail(division, cluster.tail)
    owned, owner_doubt = _owners(cluster, division, known)
    dated, date_doubt = _targets(cluster, len(division.parts))
    doubts = [list(filter(None, (*cluster.doubts, division.doubt, owner_doubt, date_doubt))) for _ in owned]
    doubts[0] = [*cluster.first_doubts, *doubts[0]]
    doubts[-1] = [*doubts[-1], *cluster.last_doubts]
    if _may_be_several(cluster, known):
        doubts[0].append("two owners and two dates may be run together in their cells")
    stacked = wanted > 1 or cluster.stacked
    rows = zip(division.parts, owned, dated, doubts, strict=True)
    return division.rationale, [_action(*row, stacked=stacked) for row in rows]


def _may_be_several(cluster: Cluster, known: frozenset[str]) -> bool:
    """One owner and one date that could each be two, as several commitments or known owners show."""
    if len(cluster.targets) != 1 or len(cluster.owners) != 1 or not may_be_two(cluster.targets[0].text):
        return False
    committed = commitments(" ".join(piece.text for piece in cluster.texts))
    return committed > 1 or owner_words.split_run(cluster.owners[0].text, 2, known) is not None


def _wanted(cluster: Cluster) -> int:
    """How many actions a cluster has: one for each date, or for each owner where one date serves all."""
    dates, owned = len(cluster.targets), len(join_soft(cluster.owners))
    if dates > 1 or owned <= 1:
        return max(dates, 1)
    entries = [piece for piece in join_soft(cluster.texts) if not piece.text.endswith(":")]
    return owned if len(entries) == owned else 1 if dates else owned


def _divide(cluster: Cluster, wanted: int, *, reasons: bool, several: bool) -> Division:
    return divide(cluster.texts, wanted, reasons=reasons, several=several)


def _append_tail(division: Division, tail: list[Piece]) -> None:
    last = division.parts[-1].pieces
    if last and not tail[0].item:
        division.parts[-1].pieces = [*last[:-1], joined_piece(last[-1], tail[0]), *tail[1:]]
    else:
        division.parts[-1].pieces = [*last, *tail]


def _owners(
    cluster: Cluster, division: Division, known: frozenset[str]
) -> tuple[list[Piece | None], str | None]:
    count = len(division.parts)
    found = owner_words.stacked(cluster.owners, count, known)
    if not found:
        return [None] * count, None if cluster.no_owner else "no owner is printed beside it"
    if len(found) == count:
        return list(found), None
    if len(found) == 1:
        return [found[0]] * count, f"one owner is printed beside {count} actions, so each has this owner"
    if len(found) > count:
        return _too_many(found, count)
    texts = [part.text for part in division.parts]
    chosen = owner_words.aligned(texts, [owner.text for owner in found])
    doubt = f"{len(found)} owners stand beside {count} actions; they were matched in order and by their words"
    return [found[owner] for owner in chosen], doubt


def _too_many(found: list[Piece], count: int) -> tuple[list[Piece | None], str]:
    """More owners than actions: the last action keeps those left over, so that none is lost."""
    kept: list[Piece | None] = list(found[: count - 1])
    lines = merge_lines(*(owner.lines for owner in found[count - 1 :]))
    kept.append(Piece(join_words(owner.text for owner in found[count - 1 :]), lines))
    return kept, f"{len(found)} owners stand beside {count} actions; those left over are with the last"


def _targets(cluster: Cluster, count: int) -> tuple[list[Piece | None], str | None]:
    found = cluster.targets
    if not found:
        return [None] * count, None if cluster.no_target else "no target date is printed beside it"
    if len(found) == count:
        return list(found), None
    if len(found) == 1:
        return [found[0]] * count, f"one date is printed beside {count} actions, so each has this date"
    kept: list[Piece | None] = list(found[:count])
    return kept + [None] * (count - len(kept)), f"{len(found)} dates stand beside {count} actions"


def _action(
    part: Part, owner: Piece | None, target: Piece | None, doubts: list[str], *, stacked: bool
) -> PairedAction:
    read = read_target(target.text if target else "")
    doubts = [*doubts, *_doubts_of(read)]
    if owner and fold(owner.text) in _ELSEWHERE:
        doubts.append(f"its owner is printed only as “{owner.text}”")
    confidence = Confidence.LOW if doubts else Confidence.HIGH if stacked else Confidence.CERTAIN
    action = PlannedAction(
        text=part.text,
        owner=_MARKS_AT_END.sub("", owner.text) if owner else None,
        target_date_as_written=read.written,
        target=read.target,
        subject_to_delay=read.marked,
        confidence=confidence,
        note="; ".join(dict.fromkeys(doubts)) or None,
    )
    return PairedAction(action, part.lines, owner.lines if owner else (), target.lines if target else ())


def _doubts_of(read: ReadTarget) -> list[str]:
    """What a date's own words leave open: two dates in one, or a day whose year may be on another line."""
    if runs_together(read.written or ""):
        return ["more than one date or state is printed in its place"]
    undated = read.target.kind is TargetKind.DATE and read.target.year is None
    return ["the year of its date is not printed"] if undated else []


def without_doubt(paired: PairedAction) -> PairedAction:
    """The same action as certain, for a layout that labels each part."""
    return replace(paired, action=replace(paired.action, confidence=Confidence.CERTAIN, note=None))
