"""From the gathered rows to the published plan of the contract, with the source lines of every field."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from candour.recommendations.plan import Confidence, PlannedAction, PublishedRecommendation, TargetKind
from candour.recommendations.reading import categories
from candour.recommendations.reading.document import Lines, Piece, join_words, merge_lines
from candour.recommendations.reading.drafts import Draft, Warnings
from candour.recommendations.reading.organisations import addressed_in_text
from candour.recommendations.reading.pairing import Paired, PairedAction, pair
from candour.recommendations.reading.wording import lower_superscripts

Fields = dict[str, Lines]
_PREFIX = re.compile(
    r"^(?:(?:hmpps|moj|our|the|government)\s+)?(?:response\s*[:\u2013-]\s*)?(?P<category>(?:fully |"
    r"partly |partially |not )?"
    r"(?:agreed|accepted|rejected|noted)(?: in (?:principle|part|full))?)\s*(?:[.:;\u2013—-]|"
    r"$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WITH_REASON = frozenset({"partly_agreed", "not_agreed"})
_WITHOUT_ACTION = frozenset({"not_agreed", "noted"})


@dataclass(slots=True)
class Assembled:
    recommendation: PublishedRecommendation
    lines: Lines
    fields: Fields = field(default_factory=dict)


def assemble(draft: Draft, known: frozenset[str], warnings: Warnings, *, answers: bool) -> Assembled:
    """One recommendation; `answers`: the document has columns for owners or dates."""
    if not draft.category:
        _take_category(draft)
    written = categories.as_written(join_words(piece.text for piece in draft.category)) or None
    category = categories.normal_category(written) if written else None
    paired = pair(draft.rows, reasons=category in _WITH_REASON, known=known)
    text = _words(draft.text)
    recommendation = PublishedRecommendation(
        number=draft.number,
        addressee=_addressee(draft, text),
        stem=draft.stem,
        text=text,
        response_category=category,
        response_as_written=written,
    )
    recommendation, actions = _with_response(recommendation, draft, paired, answers=answers)
    _warn(recommendation, actions, draft, warnings)
    return Assembled(recommendation, draft.lines, _fields(draft, actions, recommendation, paired))


def _addressee(draft: Draft, text: str) -> str | None:
    """A sub-heading governs unless the recommendation's own bold words name somebody else."""
    bold = draft.text[0].bold if draft.text else ""
    if draft.addressee is not None and not bold:
        return draft.addressee
    return addressed_in_text(text, bold) or draft.addressee


def _words(pieces: Sequence[Piece]) -> str:
    return lower_superscripts(join_words(piece.text for piece in pieces))


def _take_category(draft: Draft) -> None:
    """A category printed as the first words of the response instead of in a column of its own."""
    for row in draft.rows:
        if not row.texts:
            continue
        found = _PREFIX.match(row.texts[0].text)
        if found:
            first = row.texts[0]
            draft.category = [Piece(found.group("category"), first.lines)]
            rest = [replace(first, text=found.group("rest"))] if found.group("rest") else []
            row.texts = [*rest, *row.texts[1:]]
        return


def _with_response(
    recommendation: PublishedRecommendation, draft: Draft, paired: Paired, *, answers: bool
) -> tuple[PublishedRecommendation, list[PairedAction]]:
    rationale = [*draft.reason, *paired.rationale]
    actions = paired.actions
    prose = _words(draft.prose) or None
    if not answers and not any(a.action.owner or a.action.target_date_as_written for a in actions):
        everything = [
            *paired.rationale,
            *(Piece(a.action.text, a.text_lines) for a in actions if a.action.text),
        ]
        prose, actions, rationale = prose or _words(everything) or None, [], draft.reason
    elif recommendation.response_category in _WITHOUT_ACTION and not any(_is_answered(a) for a in actions):
        rationale += [Piece(a.action.text, a.text_lines) for a in actions]
        actions = []
    found = tuple(_even(paired_action) for paired_action in actions)
    return (
        replace(recommendation, rationale=_words(rationale) or None, response_text=prose, actions=found),
        actions,
    )


def _is_answered(paired: PairedAction) -> bool:
    return bool(paired.action.owner or paired.action.target_date_as_written)


def _even(paired: PairedAction) -> PlannedAction:
    return replace(paired.action, text=lower_superscripts(paired.action.text))


def _warn(
    recommendation: PublishedRecommendation, actions: Sequence[PairedAction], draft: Draft, warnings: Warnings
) -> None:
    number, lines = recommendation.number, draft.lines
    if not recommendation.text:
        warnings.add("text_missing", "The recommendation has no text.", number, lines)
    if not recommendation.response_category:
        warnings.add(
            "category_missing", "It is not said whether the recommendation is agreed.", number, lines
        )
    elif not categories.is_known(recommendation.response_category):
        message = (
            f"The response says “{_short(recommendation.response_as_written or '')}”, "
            "which is none of the usual categories."
        )
        warnings.add("category_unknown", message, number, lines)
    if any(times > 1 for times in Counter(_told(paired) for paired in actions).values()):
        message = "The same action is printed twice, with the same owner and date."
        warnings.add("action_repeated", message, number, lines)
    needs_action = recommendation.response_category in {"agreed", "partly_agreed", "agreed_in_principle"}
    if needs_action and not actions and not recommendation.response_text:
        warnings.add("no_action", "No action is printed for a recommendation that is agreed.", number, lines)
    for paired in actions:
        _warn_of_action(paired, number, warnings)


def _told(paired: PairedAction) -> tuple[str, str | None, str | None]:
    return paired.action.text, paired.action.owner, paired.action.target_date_as_written


def _warn_of_action(paired: PairedAction, number: int | str, warnings: Warnings) -> None:
    action = paired.action
    if action.confidence is Confidence.LOW:
        message = f"Check the action “{_short(action.text)}”: {action.note}."
        warnings.add("pairing_unclear", message, number, paired.lines)
    written = action.target_date_as_written
    if written and action.target.kind is TargetKind.NONE:
        message = (
            f"The target date “{_short(written)}” was kept as printed; what date it means was not decided."
        )
        warnings.add("target_not_understood", message, number, paired.target_lines)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rstrip() + "..."


def _fields(
    draft: Draft, actions: Sequence[PairedAction], recommendation: PublishedRecommendation, paired: Paired
) -> Fields:
    """Source lines by field; an action's fields are named `actions[0].owner` and so on."""
    fields: Fields = {
        "number": draft.rows[0].lines if draft.rows else draft.lines[:1],
        "text": _lines(draft.text),
        "response_as_written": _lines(draft.category),
        "addressee": draft.heading_lines or _lines(draft.text[:1]),
        "stem": draft.heading_lines,
        "rationale": _lines([*draft.reason, *paired.rationale]) or draft.lines,
        "response_text": _lines(draft.prose) or draft.lines,
    }
    kept = {name: lines for name, lines in fields.items() if getattr(recommendation, name) is not None}
    for place, found in enumerate(actions):
        kept[f"actions[{place}].text"] = found.text_lines
        kept[f"actions[{place}].owner"] = found.owner_lines
        kept[f"actions[{place}].target_date_as_written"] = found.target_lines
    return kept


def _lines(pieces: Sequence[Piece]) -> Lines:
    return merge_lines(*(piece.lines for piece in pieces))
