"""How a response's paragraphs divide into the actions that its owners and dates announce."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from candour.recommendations.reading import sentences
from candour.recommendations.reading.document import Piece, join_words, merge_lines
from candour.recommendations.reading.wording import is_ended, starts_low


@dataclass(slots=True)
class Part:
    """The text of one action, or of a rationale."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return join_words(piece.text for piece in self.pieces)

    @property
    def lines(self) -> tuple[int, ...]:
        return merge_lines(*(piece.lines for piece in self.pieces))


@dataclass(slots=True)
class Division:
    rationale: list[Piece]
    parts: list[Part]
    doubt: str | None = None
    """What was guessed, in words for a person; None where the layout decides."""


def join_soft(pieces: Iterable[Piece]) -> list[Piece]:
    """Lines that only a line break divides, joined to one paragraph."""
    joined: list[Piece] = []
    for piece in pieces:
        if piece.soft and joined and not piece.item:
            joined[-1] = joined_piece(joined[-1], piece)
        else:
            joined.append(piece)
    return joined


def joined_piece(first: Piece, second: Piece) -> Piece:
    lines = merge_lines(first.lines, second.lines)
    return Piece(join_words((first.text, second.text)), lines, first.item, first.soft, first.bold)


def paragraphs(pieces: Iterable[Piece]) -> list[Part]:
    """Paragraphs, each with the list entries that follow it."""
    parts: list[Part] = []
    for piece in pieces:
        if piece.item and parts:
            parts[-1].pieces.append(piece)
        else:
            parts.append(Part([piece]))
    return parts


def divide(pieces: Sequence[Piece], count: int, *, reasons: bool, several: bool) -> Division:
    """Texts for so many actions, the rationale apart.

    `reasons`: the recommendation is not agreed in full, so a reason is to be expected.
    `several`: the recommendation has further actions in other rows.
    """
    joined = join_soft(pieces)
    if not joined:
        return Division([], [])
    if count == 1:
        apart = _soft_reason(pieces) if reasons else 0
        return _one(
            [*pieces[:apart], *join_soft(pieces[apart:])] if apart else joined,
            reasons=reasons,
            several=several,
        )
    for variant in (joined, list(pieces)):
        for attempt in (_by_paragraph, _by_item, _by_follower):
            found = attempt(variant, count, reasons=reasons)
            if found:
                found.doubt = found.doubt or _doubt_of_last_entry(found.parts)
                return found
    return _after_introduction(joined, count) or _by_guess(joined, count, reasons=reasons)


def _doubt_of_last_entry(parts: Sequence[Part]) -> str | None:
    """Where no sign ends a list, a new action may be hidden behind its last entry."""
    for part in parts:
        last = part.pieces[-1]
        rest = sentences.sentences(last.text)[1:] if last.item else []
        if any(sentences.commitments(sentence) and not sentences.follows(sentence) for sentence in rest):
            return "the last entry of a list goes on with a sentence that may be an action of its own"
    return None


def _soft_reason(pieces: Sequence[Piece]) -> int:
    """How many lines give the reason where only line breaks keep it from the action."""
    reason = len(pieces) > 1 and sentences.is_reason(pieces[0].text) and is_ended(pieces[0].text)
    return 1 if reason and not starts_low(pieces[1].text) else 0


def _one(pieces: list[Piece], *, reasons: bool, several: bool) -> Division:
    rationale, rest = _without_reasons(pieces) if reasons else ([], pieces)
    parts = paragraphs(rest)
    first = parts[0].pieces
    lead = [first[0]] if len(first) == 2 and sentences.is_lead_in(first[0].text) and not first[0].item else []
    if lead and len(parts) == 1:
        return Division([*rationale, *lead], [Part(first[1:])])
    if len(rest) == 1 and not rationale:
        return _one_run(rest[0], reasons=reasons, several=several)
    if reasons and not rationale:
        return _reason_in_first(rest)
    return Division(rationale, [Part(rest)])


def _one_run(piece: Piece, *, reasons: bool, several: bool) -> Division:
    """One run of text with one owner and date: only a lead-in or a reason is taken from it."""
    split = sentences.split_lead_in(piece.text)
    if split and (several or reasons or len(sentences.sentences(split[1])) == 1):
        return _split_off(piece, split, None)
    found = sentences.split_reason(piece.text) if reasons else None
    if found:
        return _split_off(piece, found, "the reason and the action are in one paragraph")
    return Division([], [Part([piece])])


def _split_off(piece: Piece, split: tuple[str, str], doubt: str | None) -> Division:
    return Division([Piece(split[0], piece.lines)], [Part([Piece(split[1], piece.lines)])], doubt)


def _reason_in_first(pieces: list[Piece]) -> Division:
    """A reason and then a lead-in in one paragraph, with several entries under it."""
    found = sentences.split_reason(pieces[0].text)
    if not found:
        return Division([], [Part(pieces)])
    first = Piece(found[1], pieces[0].lines)
    return Division([Piece(found[0], pieces[0].lines)], [Part([first, *pieces[1:]])])


def _without_reasons(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Leading paragraphs that give the reason for no full agreement; at least one paragraph is left."""
    apart = len(pieces) > 1 and not pieces[1].item and not sentences.is_lead_in(pieces[0].text)
    if apart and sentences.is_reason(pieces[0].text):
        return pieces[:1], pieces[1:]
    return [], pieces


def _by_paragraph(pieces: list[Piece], count: int, *, reasons: bool) -> Division | None:
    rationale, rest = _without_reasons(pieces) if reasons else ([], pieces)
    if rationale and len(paragraphs(rest)) == count:
        return Division(rationale, paragraphs(rest))
    parts = paragraphs(pieces)
    if len(parts) == count + 1 and len(parts[0].pieces) == 1 and sentences.is_lead_in(parts[0].text):
        return Division(parts[0].pieces, parts[1:])
    return Division([], parts) if len(parts) == count else None


def _by_item(pieces: list[Piece], count: int, *, reasons: bool) -> Division | None:
    """Every list entry is an action; the paragraph that introduces them is the rationale."""
    rationale, rest = _without_reasons(pieces) if reasons else ([], pieces)
    lead: list[Piece] = []
    while rest and not rest[0].item and len(rest) > count:
        lead.append(rest[0])
        rest = rest[1:]
    if len(rest) != count or not any(piece.item for piece in rest):
        return None
    if len(lead) > 1:
        return None
    several = any(sentences.commitments(piece.text) > 1 for piece in lead)
    doubt = "the paragraph before the list may hold an action of its own" if several else None
    return Division([*rationale, *lead], [Part([piece]) for piece in rest], doubt)


def _by_follower(pieces: list[Piece], count: int, *, reasons: bool) -> Division | None:
    """Paragraphs that speak of the one before them belong to it."""
    rationale, rest = _without_reasons(pieces) if reasons else ([], pieces)
    parts: list[Part] = []
    for part in paragraphs(rest):
        if parts and sentences.follows(part.text):
            parts[-1].pieces += part.pieces
        else:
            parts.append(part)
    doubt = "a paragraph that begins with a word like “These” was kept with the one before it"
    return Division(rationale, parts, doubt) if len(parts) == count else None


def _after_introduction(pieces: list[Piece], count: int) -> Division | None:
    parts = paragraphs(pieces)
    if len(parts) != count + 1 or len(parts[0].pieces) > 1:
        return None
    doubt = "the first paragraph was taken for an introduction, because there is one paragraph too many"
    return Division(parts[0].pieces, parts[1:], doubt)


def _by_guess(pieces: list[Piece], count: int, *, reasons: bool) -> Division:
    """Counts that nothing in the layout explains: the likeliest division, marked as a guess."""
    parts = paragraphs(pieces)
    if len(parts) > count:
        kept, over = parts[:count], parts[count:]
        kept[-1].pieces += [piece for part in over for piece in part.pieces]
        return Division([], kept, f"{len(parts)} paragraphs stand beside {count} owners or dates")
    rationale, run = _run(pieces, reasons=reasons)
    texts = sentences.split_into(run.text, count)
    lead = [rationale] if rationale else []
    if len(texts) == count:
        doubt = f"one paragraph was divided into {count} where new actions seem to begin"
        return Division(lead, [Part([Piece(text, run.lines)]) for text in texts], doubt)
    doubt = f"the text could not be divided into {count} actions, so each has all of it"
    return Division(lead, [Part([run]) for _ in range(count)], doubt)


def _run(pieces: list[Piece], *, reasons: bool) -> tuple[Piece | None, Piece]:
    """All the text as one run, its lead-in or reason apart."""
    run = pieces[0]
    for piece in pieces[1:]:
        run = joined_piece(run, piece)
    split = sentences.split_lead_in(run.text) or (sentences.split_reason(run.text) if reasons else None)
    if not split:
        return None, run
    return Piece(split[0], run.lines), Piece(split[1], run.lines)
