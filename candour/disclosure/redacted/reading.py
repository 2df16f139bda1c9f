"""Read the frozen content of a submission (`candour/reviews/whole.py`) into an original."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from candour.disclosure.redacted.original import OWN, Node, Original, Section
from candour.disclosure.words import Words, words_in

Whole = Mapping[str, Any]
Terms = Mapping[str, str]
PARTS = ("sections", "findings", "learning", "chronology", "heard")


def read_original(whole: Whole, *, parts: Iterable[str] = PARTS, terms: Terms | None = None) -> Original:
    """Everything of a submission that can be shared, or the parts of it that are named.

    `terms` gives words for keys of the policy; a key without words is written with spaces. Raises
    WordsMissing where the review's language has no full set of fixed words.
    """
    language = str(whole["about"]["language"])
    reader = _Reader(whole, words_in(language), terms or {})
    wanted = frozenset(parts)
    sections = [section for part in PARTS if part in wanted for section in getattr(reader, part)()]
    return Original(language, tuple(section for section in sections if section.tree["content"]))


def _text(block: str, words: str | None, *, lead: str = "", kind: str = "paragraph", level: int = 0) -> Node:
    attrs: dict[str, Any] = {"id": block, **({"level": level} if level else {})}
    inline: list[Node] = [{"type": OWN, "text": lead, "strong": bool(words)}] if lead else []
    inline += [{"type": "text", "text": words}] if words else []
    return {"type": kind, "attrs": attrs, "content": inline}


def _told(block: str, words: str | None, lead: str = "") -> list[Node]:
    """A paragraph for each part that an empty line divides."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", words or "") if part.strip()]
    return [
        _text(f"{block}-{place}", part, lead=lead if place == 1 else "")
        for place, part in enumerate(parts, start=1)
    ]


def _heading(words: str, *, level: int = 2) -> Node:
    own = {"type": OWN, "text": words, "strong": False}
    return {"type": "heading", "attrs": {"level": level}, "content": [own]}


def _items(kind: str, items: list[list[Node]]) -> Node:
    return {"type": kind, "content": [{"type": "list_item", "content": blocks} for blocks in items]}


def _doc(content: list[Node]) -> Node:
    return {"type": "doc", "content": content}


class _Reader:
    def __init__(self, whole: Whole, words: Words, terms: Terms) -> None:
        self.whole, self.words, self.terms = whole, words, terms

    def _term(self, key: str) -> str:
        found = self.terms.get(key, key.replace("_", " "))
        return found[:1].upper() + found[1:]

    def sections(self) -> list[Section]:
        return [
            Section(
                str(one["key"]),
                str(one["title"]),
                {"type": "doc", "content": one["content"].get("content") or []},
            )
            for one in self.whole["sections"]
        ]

    def findings(self) -> list[Section]:
        about, thread = self.whole["about"], self.whole["thread"]
        found: list[Node] = []
        if about["reasonable"]:
            found.append(_heading(self.words("could_have_been_expected")))
            lead = f"{self._term(about['reasonable'])}: "
            found += _told("reasonable", about["reasonable_why"], lead)
        for place, one in enumerate(thread["judgements"], start=1):
            found += self._judgement(f"finding-{place}", one)
        found += self._well_done(thread["effective_practice"])
        found += self._circumstances(thread["diversity"])
        return [Section("findings", self.words("findings"), _doc(found))]

    def _judgement(self, block: str, one: Whole) -> list[Node]:
        missed = self.words("opportunity_missed") if one["missed_opportunity"] else ""
        lead = f"{self._term(one['sufficiency'])}{missed}: "
        found = [_heading(self._term(one["area"])), *_told(f"{block}-text", one["text"], lead)]
        found += _told(f"{block}-meaning", one["significance"], self.words("what_it_meant"))
        reasons = [
            _told(f"{block}-reason-{place}", reason["text"])
            for place, reason in enumerate(one["reasons"], start=1)
        ]
        reasons = [reason for reason in reasons if reason]
        return (
            [*found, _text("", None, lead=self.words("why")), _items("bullet_list", reasons)]
            if reasons
            else found
        )

    def _well_done(self, practice: list[Whole]) -> list[Node]:
        items = [_told(f"practice-{place}", one["text"]) for place, one in enumerate(practice, start=1)]
        items = [item for item in items if item]
        return [_heading(self.words("done_well")), _items("bullet_list", items)] if items else []

    def _circumstances(self, diversity: list[Whole]) -> list[Node]:
        found: list[Node] = []
        for place, one in enumerate(diversity, start=1):
            found += _told(f"circumstance-{place}", one["text"], f"{self._term(one['characteristic'])}: ")
        return [_heading(self.words("circumstances")), *found] if found else []

    def learning(self) -> list[Section]:
        found: list[Node] = []
        points = self.whole["thread"]["learning"]
        for place, point in enumerate(points, start=1):
            block = f"learning-{place}"
            found += [
                _heading(self.words("learning_point", number=place)),
                *_told(f"{block}-text", point["text"]),
            ]
            found += _told(f"{block}-done", point["already_done"], self.words("already_done"))
            actions = [
                self._action(f"{block}-action-{number}", action)
                for number, action in enumerate(point["actions"], start=1)
            ]
            if actions:
                found += [_text("", None, lead=self.words("actions_follow")), _items("ordered_list", actions)]
        return [Section("what_will_change", self.words("what_will_change"), _doc(found))]

    def _action(self, block: str, action: Whole) -> list[Node]:
        """One action in words: what, by whom, by when, how it will be seen that it worked."""
        due = self.words.day(action["due_on"])
        return [
            *_told(f"{block}-text", action["text"]),
            *_told(f"{block}-how", action["how"], self.words("action_how")),
            *_told(f"{block}-owner", action["owner"], self.words("action_owner")),
            *_told(f"{block}-due", due, self.words("action_due")),
            *_told(f"{block}-measure", action["measure"], self.words("action_measure")),
        ]

    def chronology(self) -> list[Section]:
        entries = list(enumerate(self.whole["chronology"], start=1))
        found: list[Node] = []
        for year, group in groupby(entries, key=lambda each: each[1]["on"][:4]):
            head = {"type": "table_row", "content": [self._head("when"), self._head("what_happened")]}
            rows = [self._entry(f"event-{place}", entry) for place, entry in group]
            found += [
                _text(f"year-{year}", year, kind="heading", level=2),
                {"type": "table", "content": [head, *rows]},
            ]
        return [Section("chronology_of_events", self.words("events"), _doc(found))]

    def _head(self, key: str) -> Node:
        return {"type": "table_header", "content": [_text("", None, lead=self.words(key))]}

    def _entry(self, block: str, entry: Whole) -> Node:
        cells = [[_text(f"{block}-when", self._when(entry))], _told(f"{block}-text", entry["text"])]
        return {"type": "table_row", "content": [{"type": "table_cell", "content": cell} for cell in cells]}

    def _when(self, entry: Whole) -> str:
        """The day as exactly as it is known."""
        by_month = entry["precision"] == "month"
        first = self.words.month(entry["on"]) if by_month else self.words.day(entry["on"])
        first = self.words("about_day", day=first) if entry["precision"] == "about" else first
        until = self.words.day(entry["until"])
        return self.words("from_to", first=first, last=until) if until else first

    def heard(self) -> list[Section]:
        items = [
            [_text(f"heard-{place}", one["role"])]
            for place, one in enumerate(self.whole["interviews"], start=1)
            if one["role"] and one["state"] == "held"
        ]
        return [
            Section(
                "heard", self.words("who_was_heard"), _doc([_items("bullet_list", items)] if items else [])
            )
        ]
