"""An invented review as plain data, as long as wanted. Nobody in it is real."""

from typing import Any

from candour.reviews.rendering import Copy, Wording

Node = dict[str, Any]
DIGEST = "3f" * 32
SIGNED = Copy(
    reference="SFO-2026-00041",
    number=3,
    made_on="9 June 2026",
    digest=DIGEST,
    submitted_on="8 June 2026",
    signed="Countersigned by the countersigning manager on 5 June 2026.",
)
DRAFT = Copy(reference="SFO-2026-00041", number=1, made_on="2 May 2026", digest=DIGEST)
NAME = "Okonkwo-Canary"
PEOPLE = {7: "the person on probation", 8: "the responsible officer"}
WORDING = Wording(
    areas={"assessment": "Assessment", "planning": "Planning"},
    sufficiency={"sufficient": "Sufficient", "not_sufficient": "Not sufficient"},
    levels={"practitioner": "Practitioner", "region": "Region", "delivery_unit": "Delivery unit"},
    factors={"SF-WORKLOAD": "Workload"},
    themes={"PT-CURIOSITY": "Professional curiosity"},
    characteristics={"age": "Age and maturity"},
    reasonable={"partly": "In part"},
    entry_kinds={"contact": "Contact with the person", "home_visit": "Home visit"},
    sources={"ndelius": "nDelius", "police": "Police"},
    interview_states={"held": "Held", "not_possible": "Not possible"},
    people=PEOPLE,
    names=frozenset({NAME}),
)
TITLES = (
    "Case details",
    "Diversity and personal circumstances",
    "Period covered",
    "Summary of events",
    "Analysis: assessment",
    "Analysis: planning",
    "Analysis: delivery",
    "Analysis: reviewing",
    "Systemic and procedural factors",
    "Multi-agency work",
    "Overall judgements",
    "Learning",
)
SENTENCES = (
    "The plan made at the start named the risk to partners and said what would be done if it rose.",
    "In the spring the responsible officer changed twice, and the second had no handover meeting.",
    "A report of noise at the address reached the office on a Friday afternoon and was filed, not read.",
    "Nobody asked who else lived there, although the question stood in the supervision notes of April.",
    "Practice fell short here because the team carried a third more cases than it was planned for.",
    "When the appointment was missed, a letter was sent within two days, as the guidance asks.",
)


def text(words: str, *marks: str) -> Node:
    return {"type": "text", "text": words, **({"marks": [{"type": mark} for mark in marks]} if marks else {})}


def person(register: int) -> Node:
    return {"type": "person", "attrs": {"register": register, "as": NAME}}


def paragraph(*inline: Node | str) -> Node:
    return {"type": "paragraph", "content": [text(one) if isinstance(one, str) else one for one in inline]}


def title(level: int, words: str) -> Node:
    return {"type": "heading", "attrs": {"level": level}, "content": [text(words)]}


def listed(*items: Node, ordered: bool = False, start: int = 1) -> Node:
    entries = [{"type": "list_item", "content": [item]} for item in items]
    return {
        "type": "ordered_list" if ordered else "bullet_list",
        "attrs": {"start": start},
        "content": entries,
    }


def cell(words: str, kind: str = "table_cell", **spans: int) -> Node:
    return {"type": kind, "attrs": spans, "content": [paragraph(words)]}


def rows(*rows: list[Node]) -> Node:
    return {"type": "table", "content": [{"type": "table_row", "content": list(row)} for row in rows]}


def section(number: int, paragraphs: int) -> list[Node]:
    blocks: list[Node] = [
        paragraph(person(7), " was supervised by ", person(8), " from April 2025. ", SENTENCES[0])
    ]
    for place in range(paragraphs):
        if place % 6 == 3:
            blocks.append(title(2 + (place // 6) % 3, f"What was known by month {place}"))
        words = " ".join(SENTENCES[(number + place + step) % len(SENTENCES)] for step in range(5))
        blocks.append(paragraph(words))
    return [*blocks, *EXTRAS] if number % 3 == 0 else blocks


EXTRAS = [
    title(3, "Three things that follow"),
    listed(
        paragraph(text("First", "strong"), " the handover, ", text("which was owed", "em"), "."),
        paragraph("Then the visit."),
    ),
    listed(paragraph("The letter of 3 April."), paragraph("The call of 9 April."), ordered=True, start=4),
    {"type": "blockquote", "content": [paragraph("We were told to wait for the next appointment.")]},
    rows(
        [cell(words, "table_header") for words in ("Date", "Assessment", "By")],
        [cell("14 April 2025"), cell("Medium"), cell("Practitioner", rowspan=2)],
        [cell("3 October 2025"), cell("High")],
        [cell("No further assessment was made in the period.", colspan=3)],
    ),
    paragraph("One line,", {"type": "hard_break"}, "and the next."),
]


def whole(*, paragraphs: int = 6, entries: int = 12, language: str = "en") -> dict[str, Any]:
    return {
        "about": {
            "reference": "SFO-2026-00041",
            "region": "North East",
            "language": language,
            "period_from": "2025-04-01",
            "period_until": "2026-01-20",
            "reasonable": "partly",
            "reasonable_why": "Most of what could be expected was done.\n\nThe handover was not.",
            "no_effective_practice_why": "",
        },
        "sections": [
            {
                "key": f"section_{number}",
                "title": words,
                "version": 1,
                "content": {"type": "doc", "content": section(number, paragraphs)},
            }
            for number, words in enumerate(TITLES)
        ],
        "chronology": [_entry(number) for number in range(entries)],
        "interviews": [
            {
                "role": "responsible officer",
                "level": "practitioner",
                "state": "held",
                "held_on": "2026-03-03",
            },
            {"role": "head of service", "level": "region", "state": "not_possible", "held_on": None},
        ],
        "thread": _thread(),
    }


def _entry(number: int) -> dict[str, Any]:
    return {
        "on": f"{2025 + number % 24 // 12}-{1 + number % 12:02}-{1 + number % 27:02}",
        "precision": ("exact", "about", "month")[number % 3],
        "until": None,
        "kind": "home_visit" if number % 4 else "contact",
        "significance": "key" if number % 5 == 0 else "significant",
        "text": f"Entry {number}. {SENTENCES[number % len(SENTENCES)]}",
        "source": "ndelius",
        "source_detail": "contact log",
    }


def _thread() -> dict[str, Any]:
    reason = {"text": "The team was three officers short.", "factor": "SF-WORKLOAD", "level": "delivery_unit"}
    return {
        "judgements": [
            {
                "area": "assessment",
                "sufficiency": "not_sufficient",
                "missed_opportunity": True,
                "text": "The assessment was not reviewed after the report of noise.",
                "significance": "People at the address were not thought of.",
                "themes": ["PT-CURIOSITY"],
                "reasons": [reason],
            },
            {
                "area": "planning",
                "sufficiency": "sufficient",
                "missed_opportunity": False,
                "text": "The plan fitted the risk as it was known.",
                "significance": "",
                "themes": [],
                "reasons": [],
            },
        ],
        "learning": [
            {
                "text": "A change of officer needs a meeting of both.",
                "level": "delivery_unit",
                "multi_agency": False,
                "themes": ["PT-CURIOSITY"],
                "already_done": "A form for handover is in use.",
                "actions": [
                    {
                        "text": "Every change of officer has a handover meeting within five working days.",
                        "owner": "head of the delivery unit",
                        "due_on": "2026-09-30",
                        "measure": "Twenty cases looked at in October show one.",
                        "how": "Agreed with the four team managers.",
                    }
                ],
            }
        ],
        "effective_practice": [
            {
                "text": "A missed appointment was followed up.",
                "theme": "PT-CURIOSITY",
                "level": "practitioner",
            }
        ],
        "diversity": [{"characteristic": "age", "text": "Maturity was known and the work was fitted to it."}],
        "levels_considered": [{"level": "region", "why": "The regional workload papers were read."}],
    }
