"""The quality assurance report as a document to be printed, in the look of every paper of the case."""

from datetime import date
from typing import Any

from candour.paper.pieces import Block, Items, Paragraph, Quotation, Run, told
from candour.reviews.queries.printing import Copy, Printed, heading, labelled, own, said, table

Content = dict[str, Any]
NO_RULE = (
    "How four ratings make one composite rating is not published; the assessors choose it. That amendments "
    "after Requires improvement are optional, and by when a review is resubmitted, are defaults of this "
    "service."
)


def report_paper(content: Content, sha256: str, number: int, *, on: date) -> Printed:
    """The whole report in order; the names of assessors are nowhere in it."""
    copy = Copy(
        reference=content["reference"],
        number=number,
        made_on=_day(on),
        digest=sha256,
        submitted_on=_day(date.fromisoformat(content["issued_on"])),
    )
    return Printed(
        title="Quality assurance report",
        subtitle=f"Review of case {content['reference']}, round {content['round']}",
        language="en",
        copy=copy,
        lines=(content["region"], f"Assessed by: {content['body']}"),
        blocks=tuple(_blocks(content)),
        standing_words=f"Issued {copy.submitted_on}",
    )


def _blocks(content: Content) -> list[Block]:
    composite = content["composite"]
    blocks: list[Block] = [heading(2, f"Composite rating: {composite['rating_said']}")]
    blocks += [*told(composite["reason"]), *told(content["overview"])]
    rows = [(said(one["name"]).runs, one["rating_said"]) for one in content["standards"]]
    blocks.append(
        table(
            "Rating of each standard",
            (60, 40),
            ("Standard", "Rating"),
            [((Paragraph(name),), (said(rating),)) for name, rating in rows],
        )
    )
    for standard in content["standards"]:
        blocks += _standard(standard)
    return [*blocks, *_amendments(content), *_practice(content), said(NO_RULE, quiet=True)]


def _standard(standard: Content) -> list[Block]:
    blocks: list[Block] = [heading(2, f"{standard['name']}: {standard['rating_said']}")]
    blocks += labelled("Why", standard["reason"])
    blocks += labelled("What to improve, and where", standard["improve"])
    if standard["answers"]:
        rows = [_answered(one) for one in standard["answers"]]
        caption = f"Questions under {standard['name']}"
        blocks.append(table(caption, (60, 40), ("Question", "Answer"), rows))
    if standard["passages"]:
        blocks.append(said("Passages of the review that show it:"))
        blocks += [Quotation((Paragraph((Run(quote),)),)) for quote in standard["passages"]]
    return blocks


def _answered(one: Content) -> tuple[tuple[Block, ...], ...]:
    return (said(one["question"]),), (said(one["answer"]), *told(one["note"]))


def _amendments(content: Content) -> list[Block]:
    blocks: list[Block] = [heading(2, "Amendments")]
    if not content["amendments"]:
        return [*blocks, said("The report asks for no amendment.")]
    required = content["composite"]["rating"] == "inadequate"
    blocks.append(
        said("The review has to be submitted once more with these." if required else "These are advised.")
    )
    names = {one["key"]: one["name"] for one in content["standards"]}
    items = tuple(_amendment(one, names) for one in content["amendments"])
    return [*blocks, Items(items, ordered=True)]


def _amendment(one: Content, names: dict[str, str]) -> tuple[Block, ...]:
    where = f", {one['where']}" if one["where"] else ""
    first, *rest = told(one["text"])
    note = own(f" ({names.get(one['standard'], '')}{where})", em=True)
    return (Paragraph((*first.runs, note)), *rest)


def _practice(content: Content) -> list[Block]:
    found = told(content["effective_practice"])
    return [heading(2, "Effective practice"), *found] if found else []


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
