"""A plan while a person corrects it: plain dictionaries and lists, and the changes that can be made to them.

It is the structure of a published plan with three more keys: `lines` (the source lines of a part), `owners`
(names that a person chose) and `reason_kinds`. Every change gives a new draft and leaves the old one alone.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import fields
from typing import Any

from candour.recommendations.plan import (
    CategoryDefinition,
    Confidence,
    Footnote,
    PlanKind,
    PlannedAction,
    PrintedTotals,
    PublishedPlan,
    PublishedRecommendation,
    Target,
    TargetKind,
)

Draft = dict[str, Any]
CHECKED = "certain"
FRONT = ("title", "kind", "submitted_date", "report_published_date", "inspecting_body", "inspected_body")


class NoSuchPart(LookupError):
    """The draft has no recommendation or action at that place any more."""


def draft_of(plan: Mapping[str, Any], source_lines: Mapping[str, list[int]]) -> Draft:
    """The reading as a draft, each part with the lines that it was read from."""
    # NUL cannot be stored in PostgreSQL, and no plan means one.
    draft: Draft = json.loads(json.dumps(plan).replace("\\u0000", ""))
    draft.pop("warnings", None)
    for place, recommendation in enumerate(draft["recommendations"]):
        name = f"recommendations[{place}]"
        recommendation["lines"] = source_lines.get(name, [])
        recommendation["reason_kinds"] = []
        for number, action in enumerate(recommendation["actions"]):
            action["lines"] = _lines_of(f"{name}.actions[{number}]", source_lines)
            action["owners"] = []
    return draft


def _lines_of(name: str, source_lines: Mapping[str, list[int]]) -> list[int]:
    named = [lines for field, lines in source_lines.items() if field == name or field.startswith(f"{name}.")]
    return sorted({line for lines in named for line in lines})


def recommendation_at(draft: Draft, place: int) -> dict[str, Any]:
    """Raises NoSuchPart."""
    if not 0 <= place < len(draft["recommendations"]):
        raise NoSuchPart
    found: dict[str, Any] = draft["recommendations"][place]
    return found


def action_at(draft: Draft, place: int, number: int) -> dict[str, Any]:
    """Raises NoSuchPart."""
    actions = recommendation_at(draft, place)["actions"]
    if not 0 <= number < len(actions):
        raise NoSuchPart
    found: dict[str, Any] = actions[number]
    return found


def with_front(draft: Draft, values: Mapping[str, Any]) -> Draft:
    """The draft with another title, kind, date or body."""
    return deepcopy(draft) | {name: values[name] for name in FRONT if name in values}


def with_recommendation(draft: Draft, place: int, values: Mapping[str, Any]) -> Draft:
    changed = deepcopy(draft)
    recommendation_at(changed, place).update(values)
    return changed


def with_action(draft: Draft, place: int, number: int, values: Mapping[str, Any]) -> Draft:
    """The draft with a corrected action; a person has looked, so it is certain now."""
    changed = deepcopy(draft)
    action_at(changed, place, number).update(values, confidence=CHECKED)
    return changed


def with_new_action(draft: Draft, place: int, values: Mapping[str, Any]) -> Draft:
    changed = deepcopy(draft)
    recommendation = recommendation_at(changed, place)
    recommendation["actions"].append({"lines": recommendation["lines"], "note": None} | dict(values))
    recommendation["actions"][-1]["confidence"] = CHECKED
    return changed


def without_action(draft: Draft, place: int, number: int) -> Draft:
    changed = deepcopy(draft)
    action_at(changed, place, number)
    del recommendation_at(changed, place)["actions"][number]
    return changed


def divided(text: str) -> list[str]:
    """The parts of a text between empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def with_action_divided(draft: Draft, place: int, number: int, text: str) -> Draft:
    """One action becomes several, each with the same owner and date."""
    changed = deepcopy(draft)
    whole = action_at(changed, place, number)
    parts = [deepcopy(whole) | {"text": part, "confidence": CHECKED} for part in divided(text)]
    recommendation_at(changed, place)["actions"][number : number + 1] = parts
    return changed


def with_actions_joined(draft: Draft, place: int, number: int) -> Draft:
    """An action and the one after it become one, with the first one's owner and date where it has them."""
    changed = deepcopy(draft)
    first, second = action_at(changed, place, number), action_at(changed, place, number + 1)
    if not first["owner"]:
        first |= {"owner": second["owner"], "owners": second["owners"]}
    if not first["target_date_as_written"]:
        first |= {name: second[name] for name in ("target_date_as_written", "target", "subject_to_delay")}
    first["text"] = f"{first['text']}\n{second['text']}"
    first["lines"] = sorted({*first["lines"], *second["lines"]})
    first["confidence"] = CHECKED
    actions = recommendation_at(changed, place)["actions"]
    actions[number : number + 2] = [first]
    return changed


def numbers_printed_twice(draft: Draft) -> list[str]:
    counted = Counter(str(one["number"]) for one in draft["recommendations"])
    return [number for number, times in counted.items() if times > 1]


def plan_of(draft: Mapping[str, Any]) -> PublishedPlan:
    """The draft as a published plan, for writing and for comparing."""
    front: dict[str, Any] = {name: draft.get(name) for name in FRONT if name != "kind"}
    totals = draft.get("totals")
    return PublishedPlan(
        **front,
        kind=PlanKind(draft.get("kind") or "other"),
        footnotes=tuple(Footnote(**note) for note in draft.get("footnotes", ())),
        response_categories=tuple(CategoryDefinition(**one) for one in draft.get("response_categories", ())),
        totals=PrintedTotals(**totals) if totals else None,
        missing_recommendations=tuple(draft.get("missing_recommendations", ())),
        recommendations=tuple(_recommendation(one) for one in draft.get("recommendations", ())),
    )


def _recommendation(one: Mapping[str, Any]) -> PublishedRecommendation:
    names = {field.name for field in fields(PublishedRecommendation)} - {"actions"}
    kept = {name: one[name] for name in names if name in one}
    return PublishedRecommendation(**kept, actions=tuple(_action(action) for action in one["actions"]))


def _action(one: Mapping[str, Any]) -> PlannedAction:
    target = one["target"]
    return PlannedAction(
        text=one["text"],
        owner=one["owner"],
        target_date_as_written=one["target_date_as_written"],
        target=Target(TargetKind(target["kind"]), target["year"], target["month"], target["day"]),
        subject_to_delay=one["subject_to_delay"],
        confidence=Confidence(one["confidence"]),
        note=one.get("note"),
    )
