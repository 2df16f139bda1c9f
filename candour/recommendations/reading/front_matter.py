"""Dates, title, kind and bodies, from the lines before the plan's table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from candour.recommendations.plan import PlanKind
from candour.recommendations.reading import bodies
from candour.recommendations.reading.document import Document, Lines, Paragraph, Row, Table, join_words
from candour.recommendations.reading.drafts import Warnings
from candour.recommendations.reading.targets import iso_date
from candour.recommendations.reading.wording import squeeze

_SUBMITTED = re.compile(
    r"^(?:\W*)(?:(?:date )?(?:of )?action plan (?:was )?(?:first )?(?:submitted|submission|published|"
    r"issued|dated?)(?: date)?|"
    r"(?:date )?submitted|date (?:of )?(?:action plan )?submission|submission date|"
    r"date of (?:this )?(?:action )?plan|"
    r"plan submitted|response (?:submitted|published|date)|date of response)"
    r"(?: to [\w ]{2,60}?)?(?: on| date)?\s*(?:[:\-\u2013—]|$|(?=\d))\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^(?:\W*)(?:(?:the )?(?:inspection |thematic |review |final |"
    r"original )?report (?:was )?(?:publication|published|issued|date)(?: date)?|"
    r"(?:date )?(?:of )?(?:inspection |the )?report(?:'s)? publication(?: date)?|"
    r"publication date(?: of (?:the )?(?:inspection )?report)?|"
    r"date (?:of )?(?:the )?(?:inspection )?report (?:was )?published|date published|review published|"
    r"inspection published|published)"
    r"(?: on)?\s*(?:[:\-\u2013—]|$|(?=\d))\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_RESPONSE_TO = re.compile(
    r"^\W*(?:(?:an?|the|our|hmpps|moj|joint|government|mojhmpps|hmpps/moj|moj/hmpps)[\s/]+)*(?:hmpps |"
    r"moj |government )?(?:action plan in )?response to\b\s*[:\-\u2013—]?"
    r"\s*(?:the\b\s*)?[:\-\u2013—]?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_PLAN_TITLE = re.compile(r"^\W*action plan\s*[:\-\u2013—]\s*(?P<value>\S.*)$", re.IGNORECASE)
_LABELS = {
    "kind": re.compile(r"^kind of (?:report|inspection|plan)\s*:\s*(?P<value>.+)$", re.IGNORECASE),
    "inspecting_body": re.compile(
        r"^(?:inspecting (?:body|organisation)|inspectorate|inspected by|review(?:ed)? by|report by|"
        r"published by)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
    "inspected_body": re.compile(
        r"^(?:inspected (?:body|organisation|service|region|area)|(?:organisation|service|region|body|"
        r"area) inspected)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
    "title": re.compile(
        r"^(?:title|report title|inspection title|title of (?:the )?(?:report|"
        r"inspection))\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
}
_SECTION = re.compile(
    r"^(?:\d[.)]?\s*)?(?:introduction|background|contents|foreword|term|action plan\b.*|"
    r"recommendations?)\s*:?$",
    re.IGNORECASE,
)
_THEMATIC = re.compile(r"\bthematic\b", re.IGNORECASE)
_REVIEW = re.compile(
    r"\bindependent\b.{0,80}?\breview\b|\bserious further offence review\b|\breview of the case of\b|"
    r"\bSFO review of\b",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"\b(?:region|regional|division|PDU|probation delivery unit|NPS|national probation service|CRC|"
    r"community rehabilitation company|delivery unit|probation services? in|LDU)\b",
    re.IGNORECASE,
)
_OF_REGION = re.compile(
    r"\b(?:inspection|review)\b(?:\s+report)?(?:\s+(?:of|on|into))?\s*[:\-\u2013—]?\s*(?:the\s+)?(?P<body>.+)$",
    re.IGNORECASE,
)
_SERVICES_IN = re.compile(r"^probation services?\s+in\s*:?\s*", re.IGNORECASE)
_MOST_TITLE = 300


@dataclass(slots=True)
class FrontMatter:
    title: str | None = None
    kind: PlanKind = PlanKind.OTHER
    submitted: str | None = None
    published: str | None = None
    inspecting_body: str | None = None
    inspected_body: str | None = None
    lines: dict[str, Lines] = field(default_factory=dict)


def read_front_matter(document: Document, warnings: Warnings) -> FrontMatter:
    front = FrontMatter()
    printed = list(_printed_lines(document))
    labelled: dict[str, str] = {}
    for place, paragraph in enumerate(printed):
        _read_line(front, printed, place, paragraph, warnings)
        for name, pattern in _LABELS.items():
            found = pattern.match(paragraph.text)
            if found and name not in labelled:
                labelled[name] = found.group("value").strip()
                front.lines[name] = paragraph.piece.lines
    _read_title(front, printed, labelled.get("title"))
    _read_kind(front, printed, labelled)
    _read_bodies(front, printed, labelled, warnings)
    return front


def _printed_lines(document: Document) -> list[Paragraph]:
    """The paragraphs, and the rows of small tables of labels and values, as lines."""
    lines: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block)
        else:
            lines += [line for row in block.rows[:40] if (line := _as_line(row))]
    return lines[:4000]


def _as_line(row: Row) -> Paragraph | None:
    cells = [cell for cell in row.cells if cell.text]
    if not 1 <= len(cells) <= 2 or (len(row.cells) > 4 and len(cells) > 1):
        return None
    words = [cell.text for cell in cells]
    text = words[0] if len(words) == 1 else f"{words[0].rstrip(' :')}: {words[1]}"
    if len(text) > 4 * _MOST_TITLE or not cells[0].pieces:
        return None
    piece = cells[0].pieces[0]
    return Paragraph(type(piece)(text, row.lines))


def _read_line(
    front: FrontMatter, printed: Sequence[Paragraph], place: int, paragraph: Paragraph, warnings: Warnings
) -> None:
    for name, pattern in (("submitted", _SUBMITTED), ("published", _PUBLISHED)):
        found = pattern.match(paragraph.text) if len(paragraph.text) <= _MOST_TITLE else None
        if not found or getattr(front, name):
            continue
        value = found.group("value").strip() or _following(printed, place)
        date = iso_date(value)
        if date:
            setattr(front, name, date)
            front.lines[name] = paragraph.piece.lines
        elif value and len(value) < 60:
            message = f"“{value}” was not understood as a date, so it was left empty."
            warnings.add("date_not_understood", message, None, paragraph.piece.lines)


def _following(printed: Sequence[Paragraph], place: int) -> str:
    return printed[place + 1].text if place + 1 < len(printed) else ""


def _read_title(front: FrontMatter, printed: Sequence[Paragraph], labelled: str | None) -> None:
    for place, paragraph in enumerate(printed):
        found = _RESPONSE_TO.match(paragraph.text) if len(paragraph.text) <= 2 * _MOST_TITLE else None
        if (
            found
            and not re.match(r"(?:the )?(?:report|recommendation)s?\b,", found.group("value"), re.IGNORECASE)
            and not _runs_on(found.group("value"))
        ):
            parts, used = _title_parts(found.group("value"), printed, place)
            front.title = squeeze(join_words(parts)).strip(" :") or None
            front.lines["title"] = tuple(
                line for p in printed[place : place + used] for line in p.piece.lines
            )
            break
    if front.title is None:
        front.title = labelled or _plan_title(front, printed)


def _runs_on(value: str) -> bool:
    """Running text that only happens to begin with these words."""
    return len(value.split()) > 45 or bool(re.search(r"\.\s+[A-Z]", value))


def _title_parts(value: str, printed: Sequence[Paragraph], place: int) -> tuple[list[str], int]:
    parts = [value] if value else []
    used = 1
    while place + used < len(printed) and used < 5:
        following = printed[place + used]
        open_ended = not parts or parts[-1].rstrip().endswith(
            (":", ",", "-", "\u2013", " of", " and", " the", "&")
        )
        if not (following.adjacent or open_ended) or _ends_title(following):
            break
        parts.append(following.text)
        used += 1
    return parts, used


def _ends_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    patterns = (_SUBMITTED, _PUBLISHED, _SECTION, _RESPONSE_TO, *_LABELS.values())
    return len(text) > _MOST_TITLE or any(pattern.match(text) for pattern in patterns)


def _plan_title(front: FrontMatter, printed: Sequence[Paragraph]) -> str | None:
    for paragraph in printed:
        found = _PLAN_TITLE.match(paragraph.text) if len(paragraph.text) <= _MOST_TITLE else None
        if found and not iso_date(found.group("value")):
            front.lines["title"] = paragraph.piece.lines
            return found.group("value").strip()
    for paragraph in printed[:12]:
        if paragraph.heading and not _ends_title(paragraph):
            front.lines["title"] = paragraph.piece.lines
            return paragraph.text
    return None


def _read_kind(front: FrontMatter, printed: Sequence[Paragraph], labelled: dict[str, str]) -> None:
    said = labelled.get("kind", "").casefold()
    named = next((kind for kind in PlanKind if kind.value == said), None)
    if named:
        front.kind = named
        return
    titles = [front.title or ""]
    titles += [p.text for p in printed if _PLAN_TITLE.match(p.text[:_MOST_TITLE])][:1]
    titles += [p.text for p in printed[:12] if p.heading and len(p.text) <= _MOST_TITLE]
    for title in filter(None, titles):
        for kind, pattern in (
            (PlanKind.THEMATIC, _THEMATIC),
            (PlanKind.INDEPENDENT_REVIEW, _REVIEW),
            (PlanKind.REGIONAL, _REGION),
        ):
            if pattern.search(title):
                front.kind = kind
                return


def _read_bodies(
    front: FrontMatter, printed: Sequence[Paragraph], labelled: dict[str, str], warnings: Warnings
) -> None:
    said = labelled.get("inspecting_body")
    front.inspecting_body = (
        (bodies.bodies_named(said) or [said])[0] if said else _inspecting(front, printed, warnings)
    )
    front.inspected_body = labelled.get("inspected_body") or _inspected(front)


def _inspecting(front: FrontMatter, printed: Sequence[Paragraph], warnings: Warnings) -> str | None:
    in_title = bodies.bodies_named(front.title or "")
    if in_title:
        front.lines["inspecting_body"] = front.lines.get("title", ())
        return in_title[0]
    text = " ".join(paragraph.text for paragraph in printed[:60])
    named = bodies.bodies_named(text)
    if len(named) == 1:
        return named[0]
    if len(named) > 1:
        return _among(named, front, warnings)
    if bodies.has_ambiguous_letters(f"{front.title} {text}"):
        message = (
            "Only “HMIP” is printed, which two inspectorates use, so the inspecting body was left empty."
        )
        warnings.add("inspecting_body_unclear", message)
    return None


def _among(named: list[str], front: FrontMatter, warnings: Warnings) -> str | None:
    """Of several bodies, the one that makes reviews of serious further offences, for such a review."""
    probation = "HM Inspectorate of Probation"
    chosen = probation if probation in named and front.kind is PlanKind.INDEPENDENT_REVIEW else None
    listed = " and ".join(named)
    done = f"{chosen} was taken because of the kind of report" if chosen else "none was taken"
    warnings.add("inspecting_body_unclear", f"The document names {listed}; {done}.")
    return chosen


def _inspected(front: FrontMatter) -> str | None:
    if front.kind is not PlanKind.REGIONAL or not front.title:
        return None
    found = _OF_REGION.search(front.title)
    body = _SERVICES_IN.sub("", found.group("body").strip(" :")) if found else None
    return body if body and _names_region(found.group("body") if found else "") else None


def _names_region(text: str) -> bool:
    return bool(_REGION.search(text))


def is_small_table(table: Table) -> bool:
    """A table of labels and values."""
    return all(len(row.cells) <= 2 for row in table.rows)
