"""The text of a section, as blocks to be printed. A person is printed by role, never by name."""

import re
from collections.abc import Mapping
from typing import Any

from candour.paper import trees
from candour.reviews.rendering.pieces import Block, Run, Runs, printable
from candour.reviews.rendering.roles import SOMEBODY, is_neutral
from candour.reviews.rendering.wording import Wording, capital

Node = Mapping[str, Any]
SENTENCE_ENDS = re.compile(r"[.!?][”’\"')]*\s+$|\n$")


def blocks_of(document: Node, wording: Wording) -> tuple[Block, ...]:
    """Every block in order."""
    return trees.blocks_of(document, _Words(wording).runs)


class _Words:
    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def runs(self, node: Node) -> Runs:
        made: list[Run] = []
        for inline in node.get("content") or []:
            run = self._run(inline, begins=not made or bool(SENTENCE_ENDS.search(made[-1].text)))
            if run.text:
                made.append(run)
        return tuple(made)

    def _run(self, node: Node, *, begins: bool) -> Run:
        """A role that begins a sentence begins with a capital, as a name would."""
        marks = {mark["type"] for mark in node.get("marks") or []}
        words = self._words(node)
        words = capital(words) if begins and node["type"] == "person" else words
        return Run(words, strong="strong" in marks, em="em" in marks)

    def _words(self, node: Node) -> str:
        if node["type"] == "hard_break":
            return "\n"
        if node["type"] == "person":
            return self._person(node["attrs"])
        return printable(str(node.get("text", "")))

    def _person(self, attributes: Node) -> str:
        """In the writer's own words where they name nobody; else by role."""
        words = printable(str(attributes["as"]))
        if is_neutral(words, self.wording.names):
            return words
        return self.wording.people.get(int(attributes["register"]), SOMEBODY)
