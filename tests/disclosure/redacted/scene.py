"""An invented review of one page, and decisions on its words. Nobody in it is real."""

from typing import Any

from candour.disclosure.redacted import Action, Decision, Original, blocks_of, hash_of, read_original

Node = dict[str, Any]
LABELS = {"7": "Mr J", "8": "Practitioner K", "9": "Relative Q"}


def text(words: str, *marks: str) -> Node:
    return {"type": "text", "text": words, **({"marks": [{"type": mark} for mark in marks]} if marks else {})}


def person(register: int, words: str) -> Node:
    return {"type": "person", "attrs": {"register": register, "as": words}}


def paragraph(block: str, *inline: Node | str) -> Node:
    content = [text(one) if isinstance(one, str) else one for one in inline]
    return {"type": "paragraph", "attrs": {"id": block}, "content": content}


def event(on: str, precision: str, until: str | None, words: str) -> Node:
    return {
        "on": on,
        "precision": precision,
        "until": until,
        "kind": "contact",
        "significance": "key",
        "text": words,
        "source": "ndelius",
        "source_detail": "",
    }


def whole(*blocks: Node, language: str = "en") -> dict[str, Any]:
    """One section of these blocks, with a thread of one finding and one learning point."""
    return {
        "about": {
            "reference": "SFO-2026-00041",
            "region": "North East",
            "language": language,
            "period_from": "2025-04-01",
            "period_until": "2026-01-20",
            "reasonable": "partly",
            "reasonable_why": "Most of it was done.\n\nThe handover was not.",
            "no_effective_practice_why": "",
        },
        "sections": [
            {
                "key": "events",
                "title": "Summary",
                "version": 1,
                "content": {"type": "doc", "content": list(blocks)},
            }
        ],
        "chronology": [
            event("2025-04-03", "exact", None, "Began work with Okonkwo."),
            event("2025-05-01", "month", None, "A visit."),
            event("2026-01-02", "about", "2026-01-09", "A letter was not answered."),
        ],
        "interviews": [
            {"role": "the responsible officer", "level": "practitioner", "state": "held", "held_on": None},
            {"role": "the head of service", "level": "region", "state": "not_possible", "held_on": None},
        ],
        "thread": {
            "judgements": [
                {
                    "area": "assessment",
                    "sufficiency": "not_sufficient",
                    "missed_opportunity": True,
                    "text": "The assessment was not looked at again.",
                    "significance": "Nobody thought of Ada Reading.",
                    "themes": [],
                    "reasons": [{"text": "The team was short.", "factor": "", "level": "delivery_unit"}],
                }
            ],
            "learning": [
                {
                    "text": "A change of officer needs a meeting.",
                    "level": "delivery_unit",
                    "multi_agency": False,
                    "themes": [],
                    "already_done": "A form is in use.",
                    "actions": [
                        {
                            "text": "Hold a meeting at each change.",
                            "owner": "the head of the unit",
                            "due_on": "2026-09-30",
                            "measure": "Twenty cases show one.",
                            "how": "Agreed with managers.",
                        }
                    ],
                }
            ],
            "effective_practice": [
                {"text": "A missed appointment was followed up.", "theme": "", "level": "region"}
            ],
            "diversity": [{"characteristic": "age", "text": "Maturity was known."}],
            "levels_considered": [],
        },
    }


def original(*blocks: Node, parts: tuple[str, ...] = ("sections",)) -> Original:
    return read_original(whole(*blocks), parts=parts)


def decide(
    review: Original, words: str, action: Action = Action.WITHHOLD, *grounds: str, nth: int = 0, **more: Any
) -> Decision:
    """A decision on the words where they stand for the nth time."""
    places = [
        (block, at)
        for block in blocks_of(review)
        for at in range(len(block.text))
        if block.text.startswith(words, at)
    ]
    block, start = places[nth]
    return Decision(block.id, start, start + len(words), hash_of(words), action, grounds, **more)
