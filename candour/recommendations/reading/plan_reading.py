"""A document in the neutral structure, read as a published plan."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from candour.recommendations.plan import PublishedPlan, PublishedRecommendation
from candour.recommendations.reading.assembling import Assembled, assemble
from candour.recommendations.reading.collecting import Collector
from candour.recommendations.reading.document import Document, Lines, Table, merge_lines
from candour.recommendations.reading.drafts import Draft, Warnings
from candour.recommendations.reading.footnotes import Found, find_footnotes
from candour.recommendations.reading.front_matter import FrontMatter, read_front_matter
from candour.recommendations.reading.hyphens import printed_words, without_line_hyphens
from candour.recommendations.reading.owners import known_owners
from candour.recommendations.reading.prose import ProseReader, is_named, is_numbered
from candour.recommendations.reading.side_tables import Used, read_definitions, read_totals, reconcile
from candour.recommendations.reading.unreadable import UnreadablePlan
from candour.recommendations.reading.wording import fold

_WHOLE = re.compile(r"(?<![\d.])\d+")
_MOST_MISSING = 200


@dataclass(frozen=True, slots=True)
class Sources:
    """Where each field was read: the numbered lines of the source, and the lines of every field.

    `fields` names a field as `recommendations[0].actions[1].owner`, `title`, `submitted_date` and so on.
    """

    lines: tuple[str, ...]
    fields: dict[str, Lines] = field(default_factory=dict)

    def text_of(self, name: str) -> list[tuple[int, str]]:
        """The numbered source lines of a field."""
        return [
            (number, self.lines[number - 1])
            for number in self.fields.get(name, ())
            if number <= len(self.lines)
        ]


@dataclass(frozen=True, slots=True)
class Reading:
    plan: PublishedPlan
    sources: Sources


def read_document(document: Document) -> Reading:
    warnings = Warnings()
    for code, message in document.cautions:
        warnings.add(code, message)
    front = read_front_matter(document, warnings)
    notes = find_footnotes(document)
    definitions, definition_rows = read_definitions(document)
    totals, total_rows = read_totals(document)
    rest = _without(document, definition_rows | total_rows)
    assembled = _recommendations(rest, notes, front, warnings)
    printed = printed_words(document.lines)
    for one in assembled:
        one.recommendation = without_line_hyphens(one.recommendation, printed)
    recommendations = tuple(one.recommendation for one in assembled)
    missing = _missing(recommendations, warnings)
    reconcile(totals, recommendations, warnings, merge_lines(*total_rows.values()))
    plan = PublishedPlan(
        title=front.title,
        kind=front.kind,
        submitted_date=front.submitted,
        report_published_date=front.published,
        inspecting_body=front.inspecting_body,
        inspected_body=front.inspected_body,
        footnotes=tuple(note.footnote for note in notes),
        response_categories=definitions,
        totals=totals,
        missing_recommendations=missing,
        recommendations=recommendations,
        warnings=tuple(warnings.found),
    )
    return Reading(plan, _sources(document, front, assembled, notes))


def _without(document: Document, used: Used) -> Document:
    blocks = [
        Table(tuple(row for row in block.rows if id(row) not in used)) if isinstance(block, Table) else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def _recommendations(
    document: Document, notes: Sequence[Found], front: FrontMatter, warnings: Warnings
) -> list[Assembled]:
    ignored = {
        fold(document.lines[line - 1]) for note in notes for line in note.lines if line <= len(document.lines)
    }
    ignored |= {fold(f"{note.footnote.marker} {note.footnote.text}") for note in notes}
    ignored |= {fold(f"action plan {front.title}"), "action plan"} if front.title else {"action plan"}
    drafts, answers = _drafts(document, frozenset(ignored), warnings)
    if not drafts:
        raise UnreadablePlan(
            "No recommendations were found. A plan needs a table with columns such as "
            "recommendation, response, "
            "owner and target date, or numbered recommendations each followed by its response."
        )
    known = known_owners(drafts)
    return [assemble(draft, known, warnings, answers=answers) for draft in drafts]


def _drafts(document: Document, ignored: frozenset[str], warnings: Warnings) -> tuple[list[Draft], bool]:
    """The recommendations of a table, else of headed paragraphs; whether owners or dates have a place."""
    doubts = Warnings()
    collector = Collector(ignored, doubts)
    in_tables = collector.read(document)
    asked = any(draft.text for draft in in_tables)
    drafts = [] if asked else _in_prose(document, ignored)
    if drafts:
        return drafts, any(row.owners or row.targets for draft in drafts for row in draft.rows)
    warnings.found += doubts.found
    return in_tables, collector.answers


def _in_prose(document: Document, ignored: frozenset[str]) -> list[Draft]:
    """Headed paragraphs; a table among them may hold the actions of the recommendation above it."""
    for plain in (False, True):
        if (is_numbered if plain else is_named)(document):
            every = ProseReader(ignored, plain=plain).read(document)
            answered = {draft.number for draft in every if has_response(draft)}
            kept = [
                draft
                for draft in every
                if has_response(draft) or (not plain and draft.text and draft.number not in answered)
            ]
            if answered:
                return kept
    return []


def has_response(draft: Draft) -> bool:
    return bool(draft.text) and bool(draft.category or draft.rows or draft.prose or draft.reason)


def _missing(recommendations: Sequence[PublishedRecommendation], warnings: Warnings) -> tuple[int, ...]:
    """Numbers that the numbering leaves out; a number printed twice gets a warning."""
    counted = Counter(recommendation.number for recommendation in recommendations)
    for number, times in counted.items():
        if times > 1:
            warnings.add("number_repeated", f"Recommendation {number} is printed {times} times.", number)
    whole = {int(found) for number in counted for found in _WHOLE.findall(str(number))}
    missing = [number for number in range(1, max(whole, default=0)) if number not in whole]
    if missing:
        listed = ", ".join(map(str, missing[:20]))
        message = f"The numbering leaves out {listed}. They may be addressed to others; check the report."
        warnings.add("recommendations_missing", message)
    return tuple(missing[:_MOST_MISSING])


def _sources(
    document: Document, front: FrontMatter, assembled: Sequence[Assembled], notes: Sequence[Found]
) -> Sources:
    names = {"submitted": "submitted_date", "published": "report_published_date"}
    fields = {names.get(name, name): lines for name, lines in front.lines.items()}
    for place, note in enumerate(notes):
        fields[f"footnotes[{place}]"] = note.lines
    for place, one in enumerate(assembled):
        fields[f"recommendations[{place}]"] = one.lines
        for name, lines in one.fields.items():
            fields[f"recommendations[{place}].{name}"] = lines
    return Sources(document.lines, fields)
