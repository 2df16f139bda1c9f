"""Words divided at the end of a line: whole again where the document prints them whole elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from candour.recommendations.plan import PublishedRecommendation

_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"\b([^\W\d_]{2,})-([^\W\d_]{2,})\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a document's lines, in small letters, and those that it prints with a hyphen."""

    whole: frozenset[str]
    hyphened: frozenset[str]


def printed_words(lines: Iterable[str]) -> Printed:
    text = "\n".join(lines).casefold()
    return Printed(
        frozenset(_WORD.findall(text)), frozenset(found.group() for found in _HYPHENED.finditer(text))
    )


def without_line_hyphens(one: PublishedRecommendation, printed: Printed) -> PublishedRecommendation:
    def mended(text: str | None) -> str | None:
        return _HYPHENED.sub(lambda found: _mended(found, printed), text) if text else text

    actions = tuple(
        replace(action, text=mended(action.text) or "", owner=mended(action.owner)) for action in one.actions
    )
    return replace(
        one,
        text=mended(one.text) or "",
        rationale=mended(one.rationale),
        response_text=mended(one.response_text),
        actions=actions,
    )


def _mended(found: re.Match[str], printed: Printed) -> str:
    joined = found.group(1) + found.group(2)
    divided = found.group().casefold() not in printed.hyphened and joined.casefold() in printed.whole
    return joined if divided else found.group()
