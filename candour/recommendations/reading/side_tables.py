"""The tables beside the plan: what each category means, and how many recommendations have each."""

import re
from collections.abc import Iterable

from candour.recommendations.plan import CategoryDefinition, PrintedTotals, PublishedRecommendation
from candour.recommendations.reading.categories import normal_category
from candour.recommendations.reading.document import Document, Lines, Paragraph, Row, Table
from candour.recommendations.reading.drafts import Warnings
from candour.recommendations.reading.wording import fold

_TERM = re.compile(r"^(?:response )?(?:term|category|response|meaning of terms?|categorisation)s?(?: used)?$")
_DEFINITION = re.compile(r"^(?:definition|meaning|description|what (?:it|this) means|explanation)s?$")
_INTEGER = re.compile(r"^\(?(\d{1,4})\)?\.?$")
_LABELLED_COUNT = re.compile(
    r"^\W*(?P<label>[A-Za-z][A-Za-z/ ]{2,60}?)\s*[:=\u2013-]\s*(?P<count>\d{1,4})\W*$"
)
_TOTALS_HEADING = re.compile(
    r"^(?:summary (?:of )?)?(?:recommendations?|responses?|category|categories|totals?)"
    r"(?: (?:number|total|totals|count|numbers?|recommendations|of|response|no))*$"
)
Used = dict[int, Lines]
"""The rows that a side table fills, by identity: rows of one source line are not the same row."""
_KEYS = ("agreed", "partly_agreed", "not_agreed", "total")


def is_category_table(rows: Iterable[Row]) -> bool:
    return any(_heads_definitions(row) for row in rows)


def _heads_definitions(row: Row) -> bool:
    words = [fold(text) for text in row.texts if text]
    return len(words) >= 2 and bool(_TERM.match(words[0])) and any(map(_DEFINITION.match, words[1:3]))


def read_definitions(document: Document) -> tuple[tuple[CategoryDefinition, ...], Used]:
    """The document's own table of categories, and the rows it fills."""
    found: list[CategoryDefinition] = []
    used: Used = {}
    for block in document.blocks:
        inside = False
        for row in block.rows if isinstance(block, Table) else ():
            if _heads_definitions(row):
                inside = True
            elif inside and not _define(found, row):
                inside = False
            if inside:
                used[id(row)] = row.lines
    return tuple(found), used


def _define(found: list[CategoryDefinition], row: Row) -> bool:
    """A row of the category table; False where the table is over."""
    texts = row.texts
    if not any(texts):
        return True
    if len(texts) < 2 or len(texts) > 4 or any(_INTEGER.match(text) for text in texts):
        return bool(len(texts) > 4 and not any(texts[4:]) and _define(found, Row(row.cells[:3], row.lines)))
    comment = texts[2] if len(texts) > 2 and texts[2] else None
    if texts[0] and texts[1] and len(texts[0]) <= 60:
        if not any(entry.term == texts[0] for entry in found):
            found.append(CategoryDefinition(texts[0], texts[1], comment))
        return True
    if not texts[0] and found:
        last = found[-1]
        joined = " ".join(filter(None, (last.comment, comment))) or None
        found[-1] = CategoryDefinition(last.term, f"{last.definition} {texts[1]}".strip(), joined)
        return True
    return False


def read_totals(document: Document) -> tuple[PrintedTotals | None, Used]:
    """The printed totals, in rows, in columns or as lines of text; None where there are none."""
    counts: dict[str, int] = {}
    used: Used = {}
    for block in document.blocks:
        if isinstance(block, Table):
            _totals_in_columns(block, counts, used)
            _totals_in_rows(block, counts, used)
        else:
            _total_in_words(block, counts)
    if len(counts) < 2:
        return None, {}
    return PrintedTotals(*(counts.get(key) for key in _KEYS)), used


def _totals_in_rows(table: Table, counts: dict[str, int], used: Used) -> None:
    for place, row in enumerate(table.rows):
        texts = [text for text in row.texts if text]
        key = _key(texts[0]) if len(texts) == 2 and _INTEGER.match(texts[1]) else None
        if key:
            _count(counts, key, texts[0], int(texts[1].strip("().")))
            used[id(row)] = row.lines
            if place and _heads_totals(table.rows[place - 1]):
                used[id(table.rows[place - 1])] = table.rows[place - 1].lines


def _heads_totals(row: Row) -> bool:
    """A row such as "Recommendations | Number" above the totals."""
    texts = [text for text in row.texts if text]
    return 1 <= len(texts) <= 2 and bool(_TOTALS_HEADING.match(fold(" ".join(texts))))


def _totals_in_columns(table: Table, counts: dict[str, int], used: Used) -> None:
    for heads, values in zip(table.rows, table.rows[1:], strict=False):
        pairs = [
            (_key(a), _INTEGER.match(b)) for a, b in zip(heads.texts, values.texts, strict=False) if a and b
        ]
        known = [(key, found) for key, found in pairs if key and found]
        if len(known) >= 2 and len(known) >= len(pairs) - 1:
            for key, found in known:
                counts.setdefault(key, int(found.group(1)))
            used |= {id(heads): heads.lines, id(values): values.lines}


def _total_in_words(paragraph: Paragraph, counts: dict[str, int]) -> None:
    found = _LABELLED_COUNT.match(paragraph.text)
    key = _key(found.group("label")) if found else None
    if found and key:
        _count(counts, key, found.group("label"), int(found.group("count")))


def _count(counts: dict[str, int], key: str, label: str, number: int) -> None:
    """ "Agreed in principle" on a row of its own counts with the agreed."""
    if key == "agreed" and "principle" in label.casefold() and not re.search(r"/|\bor\b|\band\b", label):
        counts[key] = counts.get(key, 0) + number
    elif key not in counts:
        counts[key] = number


def _key(label: str) -> str | None:
    words = fold(label)
    if re.match(
        r"^(?:grand )?total(?: (?:number of )?recommendations)?$|^(?:number of )?recommendations total$",
        words,
    ):
        return "total"
    if re.match(r"^(?:agreed|accepted)(?: or)? (?:and )?(?:agreed|accepted) in principle$", words):
        return "agreed"
    normal = normal_category(label)
    return "agreed" if normal == "agreed_in_principle" else normal if normal in _KEYS else None


def reconcile(
    totals: PrintedTotals | None,
    recommendations: Iterable[PublishedRecommendation],
    warnings: Warnings,
    lines: Lines,
) -> None:
    """A warning for each printed total that differs from what was read."""
    if totals is None:
        return
    read = [recommendation.response_category for recommendation in recommendations]
    counted = {
        "agreed": sum(1 for category in read if category in {"agreed", "agreed_in_principle"}),
        "partly_agreed": read.count("partly_agreed"),
        "not_agreed": read.count("not_agreed"),
        "total": len(read),
    }
    for key, number in counted.items():
        printed = getattr(totals, key)
        if printed is not None and printed != number:
            name = key.replace("_", " ").capitalize()
            message = f"{name}: the document prints {printed}, but {number} were read."
            warnings.add("totals_differ", message, None, lines)
