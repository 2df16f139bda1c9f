"""An invented family pack, with every kind of block. Nobody in it is real."""

from candour.disclosure.redacted import Action, Redacted, read_original, redact
from candour.disclosure.rendering import About, Contact, Letter, Pack, family_pack, other_pack
from tests.disclosure.redacted.scene import LABELS, Node, decide, paragraph, person, text, whole

CELL = "table_cell"
LETTER = Letter(
    to="Mrs Example",
    bereaved=True,
    contact=Contact(
        name="Sam Example",
        role="who keeps in touch with families for us",
        phone="020 7946 0000",
        email="sam.example@example.org",
        times="Monday to Friday, 9 to 5; you can also send a text",
    ),
    signed_by="Jo Example",
    signed_role="Head of the Probation Service in your region",
    next_steps=(
        "Sam Example will phone you on Monday 8 June, to ask if you would like to talk about this pack.",
        "You can meet us, at a place that suits you. Someone can come with you.",
        "In six months we will write to tell you what has been done.",
    ),
    other_help=("Victim Support: 08 08 16 89 111, free, day and night",),
)
ABOUT = About(
    number=3,
    recipient="you",
    made_on="2026-06-05",
    glossary={
        "recall": "Sending somebody who was released on licence back to prison.",
        "MAPPA": "Police, prisons and probation working together on people who could cause serious harm.",
        "OASys": "The structured assessment of risk and needs that probation and prisons use.",
    },
    grounds={"ii": "It is private to somebody else", "iii": "It would show who somebody is"},
)


def row(*cells: str, kind: str = CELL) -> Node:
    return {
        "type": "table_row",
        "content": [
            {"type": kind, "attrs": {}, "content": [paragraph(f"cell-{words}", words)]} for words in cells
        ],
    }


BLOCKS = (
    {"type": "heading", "attrs": {"level": 2, "id": "h1"}, "content": [text("The first months")]},
    paragraph(
        "b1",
        person(7, "Okonkwo"),
        " was supervised by ",
        person(8, "J Smith"),
        " from April 2025. He lived at 12 Acacia Road & saw his sister Ngozi on Sundays.",
    ),
    {
        "type": "bullet_list",
        "attrs": {"id": "l1"},
        "content": [
            {"type": "list_item", "content": [paragraph("b2", "The plan named the risk to partners.")]},
            {"type": "list_item", "content": [paragraph("b3", "Nobody asked who else lived there.")]},
        ],
    },
    {
        "type": "ordered_list",
        "attrs": {"id": "l2", "start": 4},
        "content": [
            {
                "type": "list_item",
                "content": [paragraph("b4", "A letter, ", text("which was owed", "em"), ".")],
            }
        ],
    },
    {"type": "blockquote", "attrs": {"id": "q1"}, "content": [paragraph("b5", "We were told to wait.")]},
    {
        "type": "table",
        "attrs": {"id": "t1"},
        "content": [
            row("Date", "Assessment", kind="table_header"),
            row("14 April 2025", "Medium"),
            row("3 October", "High"),
        ],
    },
    paragraph(
        "b6", "One line,", {"type": "hard_break"}, "and the next. A recall was thought of on 3 May 2025."
    ),
)
DEFAULT = ("sections", "learning", "chronology")


def model(parts: tuple[str, ...] = DEFAULT) -> Redacted:
    review = read_original(whole(*BLOCKS), parts=parts)
    decisions = [
        decide(review, "12 Acacia Road", Action.WITHHOLD, "ii"),
        decide(review, "Ngozi", Action.LABEL, entity="9"),
        decide(review, "on 3 May 2025", Action.GENERALISE, "iii", wording="that spring"),
    ]
    if "chronology" in parts:
        decisions.append(decide(review, "Okonkwo", Action.LABEL, entity="7", nth=1))
    return redact(review, decisions, LABELS)


def pack() -> Pack:
    return family_pack(model(), LETTER, ABOUT)


def agency_pack() -> Pack:
    return other_pack(model(("sections",)), About(2, "the coroner", "2026-06-05", purpose="the inquest"))
