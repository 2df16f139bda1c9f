"""HTML, Markdown, CSV, and responses in prose under headings."""

import csv
import io
import random
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from candour.recommendations.plan import PublishedRecommendation
from tests.recommendations.unseen.plans import Truth
from tests.recommendations.unseen.rows import (
    COLUMNS,
    ORDERS,
    Row,
    action_rows,
    category_rows,
    cells,
    footnote_lines,
    front_lines,
    headers,
    heading_words,
    stacked_rows,
    totals_rows,
)


def html_with_rowspan(truth: Truth) -> bytes:
    """One row to an action; number, recommendation and category span the rows of their actions."""
    rng = random.Random(truth.seed)
    order = rng.choice(ORDERS)
    rows = list(action_rows(truth.plan, rng))
    body = "\n".join(_html_row(rows, index, order) for index in range(len(rows)))
    title = "".join(f"<th>{escape(name)}</th>" for name in headers(rng, order, published=rng.random() < 0.5))
    front = "".join(f"<p>{_raised(escape(line))}</p>" for line in front_lines(truth.plan, rng))
    notes = "".join(f"<p>{escape(line)}</p>" for line in footnote_lines(truth.plan))
    head = "<html lang='en'><head><meta charset='utf-8'><style>td{color:#000}</style></head>"
    top = f"<nav><a href='/'>Home</a></nav>{front}{_html_table(category_rows(truth.plan))}{notes}"
    heading = f"<h2>ACTION PLAN: {escape(str(truth.plan.title))}</h2>"
    table = f"<table><thead><tr>{title}</tr></thead><tbody>{body}</tbody></table>"
    totals = _html_table(totals_rows(truth.plan))
    return f"<!DOCTYPE html>{head}<body>{top}{heading}{table}{totals}</body></html>".encode()


def html_stacked(truth: Truth) -> bytes:
    """One row to a recommendation: paragraphs in its response, line breaks between owners and dates."""
    rng = random.Random(truth.seed)
    title = "".join(f"<td><b>{escape(name)}</b></td>" for name in headers(rng, COLUMNS, published=True))
    rows = []
    for row in stacked_rows(truth.plan):
        *first, response, owner, date = cells(row, COLUMNS)
        printed = [
            *map(escape, first),
            _html_cell(response),
            *(escape(v).replace("\n", "<br/>") for v in (owner, date)),
        ]
        rows.append("<tr>" + "".join(f"<td>{value}</td>" for value in printed) + "</tr>")
    top = "".join(
        f"<p>{escape(line)}</p>" for line in [*front_lines(truth.plan, rng), *footnote_lines(truth.plan)]
    )
    heading = f"<h2>ACTION PLAN: {escape(str(truth.plan.title))}</h2>"
    table = f"<table><tr>{title}</tr>{''.join(rows)}</table>"
    return f"<html><body>{top}{heading}{table}{_html_table(totals_rows(truth.plan))}</body></html>".encode()


def _html_row(rows: list[Row], index: int, order: tuple[str, ...]) -> str:
    row = rows[index]
    if row.heading:
        return f"<tr><td></td><td colspan='5'><strong>{escape(row.heading)}</strong></td></tr>"
    span = 1
    while index + span < len(rows) and not rows[index + span].starts and not rows[index + span].heading:
        span += 1
    parts = []
    for name, value in zip(order, cells(row, order, "\n"), strict=True):
        if name in ("number", "text", "category"):
            parts += [f"<td rowspan='{span}'>{escape(value)}</td>"] if row.starts else []
        else:
            parts.append(f"<td>{_html_cell(value)}</td>")
    return f"<tr>{''.join(parts)}</tr>"


def _html_cell(value: str) -> str:
    parts = []
    for is_list, lines in groupby(value.split("\n"), key=lambda line: line.startswith("• ")):
        if is_list:
            parts.append("<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in lines) + "</ul>")
        else:
            parts.append("".join(f"<p>{_raised(escape(line))}</p>" for line in lines))
    return "".join(parts)


def _raised(text: str) -> str:
    return re.sub(r"\b(\d{1,2})(st|nd|rd|th)\b", r"\1<sup>\2</sup>", text)


def _html_table(rows: list[list[str]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{body}</table>" if rows else ""


def markdown_pipes(truth: Truth) -> bytes:
    """A pipe table with a row to an action and <br> between paragraphs."""
    rng = random.Random(truth.seed)
    order = rng.choice(ORDERS)
    table = [headers(rng, order, published=rng.random() < 0.5)]
    table += [[cell.replace("\n", "<br>") for cell in cells(row, order)] for row in _starred(truth, rng)]
    submitted, title, published, introduction, text = front_lines(truth.plan, rng)
    parts = [
        submitted,
        f"# {title}",
        published,
        f"## {introduction}",
        text,
        _pipes(category_rows(truth.plan)),
    ]
    parts += [line.replace("*", "\\*") for line in footnote_lines(truth.plan)]
    parts += [f"## ACTION PLAN: {truth.plan.title}", _pipes(table), _pipes(totals_rows(truth.plan))]
    return "\n\n".join(part for part in parts if part).encode()


def _starred(truth: Truth, rng: random.Random) -> Iterator[Row]:
    for row in action_rows(truth.plan, rng):
        row.date = row.date.replace("*", "\\*")
        row.heading = f"**{row.heading}**" if row.heading else ""
        yield row


def _pipes(rows: list[list[str]]) -> str:
    if not rows:
        return ""
    rule = "|" + "---|" * len(rows[0])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], rule, *lines[1:]])


def comma_separated(truth: Truth) -> bytes:
    """One row to an action, the recommendation repeated or left blank, comma or semicolon."""
    rng = random.Random(truth.seed)
    order, repeat = rng.choice(ORDERS), rng.random() < 0.5
    text = io.StringIO()
    writer = csv.writer(text, delimiter=rng.choice(",,;"))
    writer.writerows([line] for line in front_lines(truth.plan, rng)[:3])
    writer.writerows([line] for line in footnote_lines(truth.plan))
    writer.writerow(headers(rng, order, published=rng.random() < 0.5))
    before = Row()
    for row in action_rows(truth.plan, rng):
        if row.starts:
            before = row
        elif repeat and not row.heading:
            row.number, row.text, row.category = before.number, before.text, before.category
        writer.writerow(cells(row, order))
    writer.writerows(totals_rows(truth.plan))
    return text.getvalue().encode(rng.choice(["utf-8", "utf-8-sig"]))


def prose_in_markdown(truth: Truth) -> bytes:
    """A numbered recommendation as a heading, then the response in paragraphs."""
    rng = random.Random(truth.seed)
    submitted, title, published, introduction, text = front_lines(truth.plan, rng)
    parts = [
        submitted,
        f"# {title}",
        published,
        f"## {introduction}",
        text,
        f"## ACTION PLAN: {truth.plan.title}",
    ]
    for one, printed in heading_words(truth.plan):
        parts += [f"### {words}" for words in printed]
        parts += [f"#### Recommendation {one.number}", one.text, f"**Response: {one.response_as_written}**"]
        parts.append("\n\n".join(str(one.response_text).split("\n")))
    return "\n\n".join(parts).encode()


def prose_in_text(truth: Truth) -> bytes:
    """The same without marks: "Recommendation 1: ..." and "Response: ..." at the start of paragraphs."""
    rng = random.Random(truth.seed)
    parts = [*front_lines(truth.plan, rng), f"ACTION PLAN: {truth.plan.title}"]
    for one, printed in heading_words(truth.plan):
        parts += [*printed, *_prose_paragraphs(one, rng.random() < 0.5)]
    return "\n\n".join(parts).encode()


def _prose_paragraphs(one: PublishedRecommendation, on_own_line: bool) -> list[str]:
    response = str(one.response_text).split("\n")
    if on_own_line:
        return [f"Recommendation {one.number}", one.text, f"Response: {one.response_as_written}", *response]
    return [f"Recommendation {one.number}: {one.text}", f"Response: {one.response_as_written}.", *response]
