"""Rows of one recommendation gathered into clusters: texts, owners and dates that belong together."""

import itertools
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from candour.recommendations.reading import sentences
from candour.recommendations.reading.dividing import join_soft, joined_piece, paragraphs
from candour.recommendations.reading.document import Lines, Piece, merge_lines
from candour.recommendations.reading.drafts import ResponseRow
from candour.recommendations.reading.owners import goes_on_below, spilled
from candour.recommendations.reading.target_expressions import split_targets
from candour.recommendations.reading.targets import is_wrapped_target, looks_like_target
from candour.recommendations.reading.wording import is_ended, starts_low


@dataclass(slots=True)
class Cluster:
    texts: list[Piece] = field(default_factory=list)
    owners: list[Piece] = field(default_factory=list)
    targets: list[Piece] = field(default_factory=list)
    tail: list[Piece] = field(default_factory=list)
    """Text of later rows that goes on with the last action."""
    lines: Lines = ()
    doubts: list[str] = field(default_factory=list)
    first_doubts: list[str] = field(default_factory=list)
    last_doubts: list[str] = field(default_factory=list)
    stacked: bool = False
    """Owners and dates come from more rows than the text, or several stand in one cell."""
    no_owner: bool = False
    no_target: bool = False

    @property
    def count(self) -> int:
        return len(self.targets) or len(join_soft(self.owners))

    @property
    def last_text(self) -> str:
        pieces = self.tail or self.texts
        return pieces[-1].text if pieces else ""


@dataclass(slots=True)
class Clustered:
    introduction: list[Piece] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    waiting: list[Piece] = field(default_factory=list)
    """Text that has no owner and no date yet."""


def target_pieces(pieces: Sequence[Piece], wanted: int = 0) -> list[Piece]:
    """One piece for each target expression, however they are stacked, wrapped or run together.

    `wanted`: how many owners or paragraphs stand beside them.
    """
    found: list[Piece] = []
    for piece in pieces:
        if found and is_wrapped_target(found[-1].text, piece.text):
            found[-1] = joined_piece(found[-1], piece)
        else:
            found += [Piece(part, piece.lines, soft=piece.soft) for part in split_targets(piece.text, wanted)]
    return found


def gather(rows: Sequence[ResponseRow], known: frozenset[str]) -> Clustered:
    """The clusters of a recommendation's rows, in order; nothing is paired yet."""
    found = Clustered()
    queue = deque(rows)
    while queue:
        _take(found, queue.popleft(), queue)
    if found.waiting:
        _settle_waiting(found)
    _mend_spilled(found.clusters, known)
    _carry_over(found.clusters)
    return found


def _take(found: Clustered, row: ResponseRow, queue: deque[ResponseRow]) -> None:
    if found.clusters and not found.waiting and _is_rest(found.clusters[-1], row):
        _join_rest(found.clusters[-1], row)
    elif row.texts and row.is_own:
        _own_row(found, row)
    elif row.texts and not row.owners and not row.targets:
        _text_only(found, row)
    elif row.texts:
        _half_row(found, row, queue)
    elif row.owners and row.targets:
        _answers_only(found, row, queue)
    else:
        _one_answer_only(found, row)


def _is_rest(last: Cluster, row: ResponseRow) -> bool:
    """Each printed line of a cell stands in a row of its own: text and date both go on from above."""
    if not row.texts or not row.targets or not last.targets or not _goes_on(last.last_text, row.texts[0]):
        return False
    return not looks_like_target(row.targets[0].text) and is_wrapped_target(
        last.targets[-1].text, row.targets[0].text
    )


def _join_rest(last: Cluster, row: ResponseRow) -> None:
    last.tail = [*last.tail, *row.texts]
    last.owners, last.targets = _wrapped(last.owners, row.owners), _wrapped(last.targets, row.targets)
    last.lines = merge_lines(last.lines, row.lines)
    last.stacked = True


def _own_row(found: Clustered, row: ResponseRow) -> None:
    texts = list(row.texts)
    if found.waiting:
        texts = _after_waiting(found, texts)
    found.clusters.append(_cluster(row, texts))


def _cluster(row: ResponseRow, texts: list[Piece]) -> Cluster:
    cluster = Cluster(texts, list(row.owners), list(row.targets), lines=row.lines)
    cluster.no_owner, cluster.no_target = row.no_owner, row.no_target
    return cluster


def _after_waiting(found: Clustered, texts: list[Piece]) -> list[Piece]:
    """Text that came before: an introduction, or the beginning of this row's text."""
    waiting, found.waiting = found.waiting, []
    divided = not is_ended(waiting[-1].text) and starts_low(texts[0].text)
    if divided:
        return [*waiting[:-1], joined_piece(waiting[-1], texts[0]), *texts[1:]]
    if found.clusters:
        return [*waiting, *texts]
    found.introduction += waiting
    return texts


def _text_only(found: Clustered, row: ResponseRow) -> None:
    if not found.clusters or sentences.is_lead_in(row.texts[-1].text):
        if found.waiting and _goes_on(found.waiting[-1].text, row.texts[0]):
            found.waiting[-1] = joined_piece(found.waiting[-1], row.texts[0])
            found.waiting += row.texts[1:]
        else:
            found.waiting += row.texts
    else:
        last = found.clusters[-1]
        last.tail += [*found.waiting, *row.texts]
        found.waiting = []
        last.lines = merge_lines(last.lines, row.lines)


def _goes_on(before: str, piece: Piece) -> bool:
    return not is_ended(before) and starts_low(piece.text) and not piece.item


def _half_row(found: Clustered, row: ResponseRow, queue: deque[ResponseRow]) -> None:
    """A text with an owner and no date, or a date and no owner: the rest may stand in the next row."""
    following = queue[0] if queue else None
    if following and _completes(row, following):
        queue.popleft()
        _own_row(found, _combined(row, following))
        return
    if following and _continues(row, following):
        queue.popleft()
        _own_row(found, _combined(row, following))
        _doubt_divided_owner(found.clusters[-1], row, following)
        return
    last = found.clusters[-1] if found.clusters else None
    if last and not found.waiting and _goes_on(last.last_text, row.texts[0]):
        last.tail += row.texts
        last.owners = _wrapped(last.owners, row.owners)
        last.targets = _wrapped(last.targets, row.targets)
        last.lines = merge_lines(last.lines, row.lines)
        if row.owners:
            last.doubts.append("the owner's words are printed on both sides of a page or row break")
        return
    _own_row(found, row)


def _completes(row: ResponseRow, following: ResponseRow) -> bool:
    """Whether the next row has no text and exactly the answer that this one lacks."""
    answers = bool(following.targets) != bool(row.targets) and bool(following.owners) != bool(row.owners)
    return answers and not following.texts


def _continues(row: ResponseRow, following: ResponseRow) -> bool:
    """A page break through an action: the text goes on, and the date stands only in the second row."""
    lacking = bool(row.owners) and not row.targets and not row.no_target and len(following.targets) == 1
    return lacking and bool(following.texts) and _goes_on(row.texts[-1].text, following.texts[0])


def _doubt_divided_owner(cluster: Cluster, row: ResponseRow, following: ResponseRow) -> None:
    if row.owners and following.owners and not goes_on_below(row.owners[-1].text):
        cluster.doubts.append("the owner's words are printed on both sides of a page or row break")


def _combined(first: ResponseRow, second: ResponseRow) -> ResponseRow:
    return ResponseRow(
        _wrapped(first.texts, second.texts),
        _wrapped(first.owners, second.owners),
        _wrapped(first.targets, second.targets),
        merge_lines(first.lines, second.lines),
        first.no_owner,
        first.no_target,
    )


def _wrapped(first: list[Piece], second: list[Piece]) -> list[Piece]:
    if not first or not second:
        return [*first, *second]
    return [*first[:-1], joined_piece(first[-1], second[0]), *second[1:]]


def _answers_only(found: Clustered, row: ResponseRow, queue: deque[ResponseRow]) -> None:
    """An owner and a date without text: for a text above that still waits, or for the text below."""
    last = found.clusters[-1] if found.clusters else None
    following = queue[0] if queue else None
    if found.waiting:
        texts, found.waiting = found.waiting, []
        found.clusters.append(_cluster(row, texts))
    elif last and len(paragraphs(join_soft(last.texts))) > max(len(last.targets), 1) and not last.tail:
        _stack(last, row)
    elif (
        following
        and following.texts
        and following.owners
        and not following.targets
        and not following.no_target
    ):
        queue.popleft()
        combined = _combined(row, following)
        cluster = _cluster(combined, combined.texts)
        cluster.doubts.append("the owner's words and the date are printed in the row above the text")
        found.clusters.append(cluster)
    elif (
        following
        and following.texts
        and not following.is_own
        and not following.owners
        and not following.targets
    ):
        queue.popleft()
        cluster = _cluster(_combined(row, following), list(following.texts))
        cluster.doubts.append("the owner and the date are printed in the row above the text")
        found.clusters.append(cluster)
    elif last:
        _stack(last, row)
    else:
        found.clusters.append(_cluster(row, []))


def _stack(cluster: Cluster, row: ResponseRow) -> None:
    cluster.owners += [Piece(piece.text, piece.lines) for piece in row.owners]
    cluster.targets += [Piece(piece.text, piece.lines) for piece in row.targets]
    cluster.lines = merge_lines(cluster.lines, row.lines)
    cluster.stacked = True


def _one_answer_only(found: Clustered, row: ResponseRow) -> None:
    """Only an owner or only a date: the rest of the one above, or what it lacks."""
    if found.waiting or not found.clusters:
        texts, found.waiting = found.waiting, []
        found.clusters.append(_cluster(row, texts))
        return
    last = found.clusters[-1]
    last.lines = merge_lines(last.lines, row.lines)
    if row.owners:
        lacking = len(last.owners) < len(last.targets)
        last.owners = [*last.owners, *row.owners] if lacking else _wrapped(last.owners, row.owners)
    elif (
        not last.targets
        or len(last.targets) < len(join_soft(last.owners))
        or (looks_like_target(last.targets[-1].text) and looks_like_target(row.targets[0].text))
    ):
        last.targets = [*last.targets, *row.targets]
    else:
        last.targets = _wrapped(last.targets, row.targets)


def _settle_waiting(found: Clustered) -> None:
    """Text after the last owner and date goes on with the last action; without one it introduces."""
    waiting, found.waiting = found.waiting, []
    if found.clusters:
        found.clusters[-1].tail += waiting
    else:
        found.introduction += waiting


def _mend_spilled(clusters: list[Cluster], known: frozenset[str]) -> None:
    """An owner cut by a page break, its rest printed before the next owner in the next row's cell."""
    for before, after in itertools.pairwise(clusters):
        if len(before.owners) != 1 or len(after.owners) != 1 or len(after.targets) != 1:
            continue
        mended = spilled(before.owners[0].text, after.owners[0].text, known)
        if not mended or not after.texts:
            continue
        lines = merge_lines(before.owners[0].lines, after.owners[0].lines)
        before.owners, after.owners = [Piece(mended[0], lines)], [Piece(mended[1], after.owners[0].lines)]
        note = "the owner's words are printed on both sides of a page or row break"
        before.last_doubts.append(note)
        if not is_ended(before.last_text) and len(after.texts) == 1:
            _give_back(before, after)


def _carry_over(clusters: list[Cluster]) -> None:
    """Text at the beginning of a cluster that goes on with the last action of the one before it."""
    for before, after in itertools.pairwise(clusters):
        if before.last_text and after.texts:
            _carry_entries(before, after)
            if after.texts and _goes_on(before.last_text, after.texts[0]):
                _give_back(before, after)


def _carry_entries(before: Cluster, after: Cluster) -> None:
    """List entries that go on with the list above, unless each has its own owner and date."""
    above = (before.tail or before.texts)[-1]
    if not after.texts[0].item or not (above.item or sentences.is_lead_in(above.text)):
        return
    entries = 0
    while entries < len(after.texts) and after.texts[entries].item:
        entries += 1
    rest = paragraphs(after.texts[entries:])
    counts = {entries, len(after.texts)}
    if rest and (len(rest) == after.count or (after.count not in counts and len(rest) > after.count)):
        before.tail += after.texts[:entries]
        after.texts = after.texts[entries:]


def _entries_after(pieces: Sequence[Piece]) -> int:
    """How many list entries the first paragraph introduces."""
    if not sentences.is_lead_in(pieces[0].text):
        return 0
    return sum(1 for _ in itertools.takewhile(lambda piece: piece.item, pieces[1:]))


def _give_back(before: Cluster, after: Cluster) -> None:
    entries = _entries_after(after.texts)
    if entries and len(paragraphs(after.texts[1 + entries :])) >= max(after.count, 1):
        before.tail += after.texts[: 1 + entries]
        after.texts = after.texts[1 + entries :]
        return
    first, rest = after.texts[0], after.texts[1:]
    if paragraphs(rest) and len(paragraphs(rest)) >= after.count and not rest[0].item:
        before.tail.append(first)
        after.texts = rest
        return
    ending, beginning = sentences.first_sentence(first.text)
    before.tail.append(Piece(ending, first.lines))
    after.texts = [Piece(beginning, first.lines), *rest] if beginning else rest
    doubt = "a sentence goes on from the row above, and where it ends was taken from its wording"
    before.last_doubts.append(doubt)
    after.first_doubts.append(doubt)
