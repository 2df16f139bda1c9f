"""The rules of the thread. Each looks at the whole thread and gives its broken links."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from candour.reviews.thread.lines import Line, Thread

Rule = Callable[[Thread], Iterator[Line]]


def broken_links(thread: Thread) -> list[Line]:
    """Every broken link, those that only work can mend first; answered ones are marked, not left out."""
    lines = [line for rule in RULES for line in rule(thread)]
    marked = [_marked(line, thread) for line in lines]
    return sorted(marked, key=lambda line: (line.explained, line.answerable))


def _marked(line: Line, thread: Thread) -> Line:
    explained = line.answerable and (line.rule, line.subject) in thread.explained
    return replace(line, explained=explained)


def deficiency_without_why(thread: Thread) -> Iterator[Line]:
    for judgement in thread.judgements:
        if judgement.is_deficiency and not judgement.reasons:
            yield Line(
                rule="deficiency-without-why",
                subject=f"judgement-{judgement.id}",
                sentence="A judgement says that practice fell short, and nothing says why.",
                mend="Add the underlying reason, at the level where it lies.",
                place="judgements",
                answerable=False,
            )


RULES: tuple[Rule, ...] = (deficiency_without_why,)
