"""Text extractions with tabs, in the manner of three kinds of published document, and columns of spaces."""

import random
import textwrap
from collections.abc import Iterator
from html import escape

from candour.recommendations.plan import PublishedPlan, PublishedRecommendation
from tests.recommendations.unseen import words
from tests.recommendations.unseen.plans import Truth
from tests.recommendations.unseen.rows import (
    COLUMNS,
    Row,
    action_rows,
    category_rows,
    cells,
    footnote_lines,
    front_lines,
    headers,
    heading_words,
    totals_rows,
)

PAGE_BREAK = "\n\n\n"


def stacked_with_bold_addressee(truth: Truth) -> bytes:
    """Paragraphs, owners and dates stacked in three cells; pages break inside a recommendation."""
    rng = random.Random(truth.seed)
    rows: list[str] = []
    for one in truth.plan.recommendations:
        rows.extend(_stacked_rows(rng, one))
    return _tabbed_document(truth.plan, rng, rows)


def one_row_to_an_action(truth: Truth) -> bytes:
    """Sub-heading rows, a footnote on every page, and text and owners that run over page ends."""
    rng = random.Random(truth.seed)
    page_end = "\n" + "\n".join(footnote_lines(truth.plan, "^{*} ")) + "\n"
    rows: list[str] = []
    for row in _runs_over(rng, list(action_rows(truth.plan, rng, apart=True))):
        if row is None:
            rows.append(page_end)
        else:
            rows.append("\t".join(cells(row, COLUMNS, " ")))
    return _tabbed_document(truth.plan, rng, rows, page_end)


def stacked_with_sub_headings(truth: Truth) -> bytes:
    """Stacked paragraphs under sub-heading rows, with owners in rows of their own and rows of dashes."""
    rng = random.Random(truth.seed)
    rows = ["\tRecommendations\t\t\t\t"]
    for one, printed in heading_words(truth.plan):
        rows += [f"\t{heading}\t\t\t\t" for heading in printed]
        rows.extend(_owners_apart(one) if rng.random() < 0.25 else _stacked_rows(rng, one))
        if rng.random() < 0.2:
            rows.append(f"{PAGE_BREAK}\t\t\t\t\t\n\t--\t--\t---\t--\t--")
    return _tabbed_document(truth.plan, rng, rows)


def stacked_with_counts_that_differ(truth: Truth) -> bytes:
    """Stacked cells in which the recommendations of ambiguous_numbers cannot be paired by counting."""
    rng = random.Random(truth.seed)
    rows: list[str] = []
    for one in truth.plan.recommendations:
        if one.number in ambiguous_numbers(truth):
            rows.append(_spoiled_row(rng, one))
        else:
            rows.extend(_stacked_rows(rng, one))
    return _tabbed_document(truth.plan, rng, rows)


def _spoiled_row(rng: random.Random, one: PublishedRecommendation) -> str:
    """An owner or a date is lost, a paragraph stands alone, or everything ran together in one line."""
    texts = [_paragraph(action.text) for action in one.actions]
    owners = [escape(str(action.owner)) for action in one.actions]
    dates = [str(action.target_date_as_written) for action in one.actions]
    fault = rng.choice(["owner lost", "date lost", "paragraph alone", "run together"])
    if fault == "owner lost":
        del owners[rng.randrange(len(owners))]
    elif fault == "date lost":
        del dates[rng.randrange(len(dates))]
    elif fault == "paragraph alone":
        texts.insert(rng.randrange(len(texts)), f"<p>{words.DETAILS[0]}</p>")
    first = [str(one.number), _bold_addressee(one), str(one.response_as_written)]
    if fault == "run together":
        plain = " ".join(action.text.replace("\n", " ") for action in one.actions)
        return "\t".join([*first, plain, " ".join(owners), " ".join(dates)])
    return "\t".join([*first, " ".join(texts), _stack(owners), _stack(dates)])


def ambiguous_numbers(truth: Truth) -> frozenset[int | str]:
    """Recommendations with several actions that nothing but the count can pair."""
    several = (one for one in truth.plan.recommendations if len(one.actions) > 1 and not one.rationale)
    return frozenset(one.number for one in several)


def _tabbed_document(plan: PublishedPlan, rng: random.Random, rows: list[str], page_end: str = "") -> bytes:
    front = "\n\n".join(front_lines(plan, rng, tags=True))
    categories = "\n".join("\t".join(row) for row in category_rows(plan))
    header = "\t".join(headers(rng, COLUMNS, published=True))
    notes = page_end or "\n".join(footnote_lines(plan))
    body = "\n".join(rows)
    totals = "\n".join("\t".join(row) for row in totals_rows(plan))
    top = f"\n\n{front}\n\n{categories}\n\n{notes}\n\nACTION PLAN: {plan.title}"
    return f"{top}\n\n{header}\n{body}\n\n{totals}\n{page_end}".encode()


def _stacked_rows(rng: random.Random, one: PublishedRecommendation) -> Iterator[str]:
    """One row, or two where a page ends inside an action: its owner and date stay with its beginning."""
    text = _bold_addressee(one)
    lead = [f"<p>{escape(one.rationale)}</p>"] if one.rationale else []
    owners = [escape(str(action.owner)) for action in one.actions]
    dates = [str(action.target_date_as_written) for action in one.actions]
    first = [str(one.number), text, str(one.response_as_written)]
    if (one.rationale or "").endswith(":"):
        bullets = "".join(f"<li>• {action.text}</li> " for action in one.actions)
        yield "\t".join([*first, f"{lead[0]} <ul>{bullets}</ul>", _stack(owners), _stack(dates)])
        return
    texts = [action.text for action in one.actions]
    cut = rng.randrange(len(texts)) if texts and rng.random() < 0.35 else None
    if cut is None:
        yield "\t".join([*first, " ".join([*lead, *map(_paragraph, texts)]), _stack(owners), _stack(dates)])
        return
    begun, rest = _cut_in_two(texts[cut])
    above = " ".join([*lead, *map(_paragraph, [*texts[:cut], begun])])
    below = " ".join(map(_paragraph, [rest, *texts[cut + 1 :]]))
    yield "\t".join([*first, above, _stack(owners[: cut + 1]), _stack(dates[: cut + 1])])
    yield PAGE_BREAK
    yield "\t".join(["", "", "", below, _stack(owners[cut + 1 :]), _stack(dates[cut + 1 :])])


def _owners_apart(one: PublishedRecommendation) -> Iterator[str]:
    """All paragraphs in the first row, and each further owner and date in a row of its own."""
    response = [
        _paragraph(text) for text in [one.rationale, *(action.text for action in one.actions)] if text
    ]
    first = [str(one.number), one.text, str(one.response_as_written), " ".join(response)]
    pairs = [(escape(str(action.owner)), str(action.target_date_as_written)) for action in one.actions] or [
        ("", "")
    ]
    yield "\t".join([*first, *pairs[0]])
    for pair in pairs[1:]:
        yield "\t".join(["", "", "", "", *pair])


def _bold_addressee(one: PublishedRecommendation) -> str:
    if one.addressee and one.text.startswith(one.addressee):
        return f"<p><b>{one.addressee}</b>{one.text[len(one.addressee) :]}</p>"
    return one.text.replace(" all ", " <u>all</u> ")


def _paragraph(text: str) -> str:
    lead, *bullets = text.split("\n• ")
    if not bullets:
        return f"<p>{text}</p>"
    items = " ".join(f"<li>• {bullet}</li>" for bullet in bullets)
    return f"<p>{lead}</p> <ul>{items}</ul>"


def _stack(values: list[str]) -> str:
    return values[0] if len(values) == 1 else " ".join(f"<p>{value}</p>" for value in values)


def _cut_in_two(text: str) -> tuple[str, str]:
    """Cut in the middle of the first sentence, as the end of a page does."""
    parts = text.split(" ")
    place = min(6, len(parts) - 1)
    return " ".join(parts[:place]), " ".join(parts[place:])


def _runs_over(rng: random.Random, rows: list[Row]) -> Iterator[Row | None]:
    """Rows, with None for the end of a page; some rows are cut by it."""
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        chance = rng.random()
        if row.heading and chance < 0.1 and " should" in row.heading:
            begun, _, rest = row.heading.removesuffix(" should:").rpartition(" ")
            yield from (Row(heading=begun), None, Row(heading=f"{rest} should:"))
        elif row.heading or not row.owner or len(row.response) > 1 or "\n" in row.response[0]:
            yield row
        elif chance < 0.12:
            yield from _cut_text_and_owner(row)
        elif chance < 0.2:
            yield from _cut_owner_from_date(row)
        elif chance < 0.3 and row.starts and following and not following.starts and not following.heading:
            yield from _cut_recommendation(row, following)
        else:
            yield row
            if chance > 0.85:
                yield None


def _cut_text_and_owner(row: Row) -> Iterator[Row | None]:
    begun, rest = _cut_in_two(row.response[0])
    owner_begun, _, owner_rest = row.owner.rpartition(" ")
    if " of" in owner_rest or not owner_begun:
        owner_begun, owner_rest = row.owner, ""
    yield Row(row.number, row.text, row.category, [begun], owner_begun, row.date)
    yield None
    yield Row(response=[rest], owner=owner_rest)


def _cut_owner_from_date(row: Row) -> Iterator[Row | None]:
    yield Row(row.number, row.text, row.category, row.response, row.owner, "")
    yield None
    yield Row(date=row.date)


def _cut_recommendation(row: Row, following: Row) -> Iterator[Row | None]:
    begun, rest = _cut_in_two(row.text)
    yield Row(row.number, begun, row.category, row.response, row.owner, row.date)
    yield None
    following.text = rest


WIDTHS = {"number": 9, "text": 34, "category": 18, "response": 46, "owner": 34, "date": 24}


def columns_of_spaces(truth: Truth) -> bytes:
    """As a PDF printed to text: wrapped cells beside each other, a form feed at page ends."""
    rng = random.Random(truth.seed)
    rows = list(action_rows(truth.plan, rng, apart=True))
    page = [_spaced(headers(rng, COLUMNS, published=True))]
    pages = [page]
    for row in rows:
        if row.starts and len(page) > 9:
            page = [page[0]]
            pages.append(page)
        page.append(_spaced(cells(row, COLUMNS)))
    front = "\n\n".join(line for text in front_lines(truth.plan, rng) for line in [textwrap.fill(text, 120)])
    notes = footnote_lines(truth.plan)
    printed = [
        "\n\n".join([*table, *notes, f"{' ' * 70}{number}"]) for number, table in enumerate(pages, start=1)
    ]
    totals = "\n".join(f"{label:<40}{value}" for label, value in totals_rows(truth.plan))
    return (
        f"{front}\n\nACTION PLAN: {truth.plan.title}\n\n".encode()
        + "\n\f".join(printed).encode()
        + f"\n\n{totals}\n".encode()
    )


def _spaced(values: list[str]) -> str:
    wrapped = []
    for value, name in zip(values, COLUMNS, strict=True):
        paragraphs = value.split("\n")
        wrapped.append([line for text in paragraphs for line in textwrap.wrap(text, WIDTHS[name] - 3)])
    lines = []
    for index in range(max(len(column) for column in wrapped)):
        parts = [column[index] if index < len(column) else "" for column in wrapped]
        lines.append(
            "".join(part.ljust(WIDTHS[name]) for part, name in zip(parts, COLUMNS, strict=True)).rstrip()
        )
    return "\n".join(lines)
