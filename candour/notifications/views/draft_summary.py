"""A draft in words: what each question was answered with."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from markupsafe import Markup

from candour.access.grants import Grants
from candour.access.permissions import Permission
from candour.cases.models import Charge, ParallelProcess, RegisterRole, RiskAssessment
from candour.design_system.words import day as in_words
from candour.notifications.drafted import Answers, Item, day, is_answered, items
from candour.notifications.forms.questions import QUESTIONS, Question
from candour.notifications.models import Draft
from candour.notifications.queries import region_choices
from candour.policy.load import load_policy

NOT_YET = "Not answered yet"


def asked_of(grants: Grants) -> list[Question]:
    """The questions that this person is asked: names of victims only of those who may see them."""
    may_see_victims = grants.allow(Permission.VIEW_VICTIMS)
    return [question for question in QUESTIONS if may_see_victims or not question.of_victims]


def sections(draft: Draft, grants: Grants) -> list[dict[str, Any]]:
    """Every answer under its heading, each with the address where it is changed."""
    found: dict[str, list[dict[str, Any]]] = {}
    for question in asked_of(grants):
        row = {
            "key": question.text,
            "value": told(draft.answers, question),
            "change": f"{address(draft, question)}?from=check",
            "action": "Change" if is_answered(draft.answers, question.key) else "Answer",
        }
        found.setdefault(question.section, []).append(row)
    return [{"heading": heading, "rows": rows} for heading, rows in found.items()]


def tasks(draft: Draft, grants: Grants) -> list[dict[str, Any]]:
    """The questions as a task list."""
    found: dict[str, list[dict[str, Any]]] = {}
    for question in asked_of(grants):
        found.setdefault(question.section, []).append(_task(draft, question))
    return [{"heading": heading, "tasks": rows} for heading, rows in found.items()]


def _task(draft: Draft, question: Question) -> dict[str, Any]:
    answered = is_answered(draft.answers, question.key)
    waits = (
        {"status": "Needed", "colour": "blue"}
        if question.needed
        else {"status": "Not answered", "colour": "grey"}
    )
    state = {"status": "Answered", "colour": ""} if answered else waits
    return {"text": question.text, "href": address(draft, question)} | state


def address(draft: Draft, question: Question) -> str:
    return reverse("notifications:question", args=[draft.pk, question.key])


def name_of(answers: Answers) -> str:
    """Whom the draft is about, as far as it is known."""
    name = answers.get("name", {})
    return " ".join(filter(None, (name.get("given_names"), name.get("family_name")))) or "No name yet"


def told(answers: Answers, question: Question) -> str | Markup:
    """One answer in words."""
    if not is_answered(answers, question.key):
        return NOT_YET
    if question.several:
        listed = items(answers, question.key)
        return lines(item_in_words(question.key, item) for item in listed) if listed else question.none
    return lines(_single(question.key, answers[question.key])) or "Not known"


def lines(texts: Iterable[str]) -> Markup:
    return Markup("<br>").join(text for text in texts if text)


def item_in_words(key: str, item: Item) -> str:
    """One of several, in a line."""
    return {
        "supervision": _supervision,
        "risk": _risk,
        "mappa": _mappa,
        "charges": _charge,
        "others": _other,
        "victims": _victim,
        "parallel": _parallel,
    }[key](item)


def _period(item: Item) -> str:
    end = f"to {in_words(day(item['end']))}" if item.get("end") else "with no end set"
    return f"from {in_words(day(item['start']))} {end}"


def _supervision(item: Item) -> str:
    return f"{supervision_name(item['type'])}, {_period(item)}"


def supervision_name(key: str) -> str:
    """A kind of supervision as people say it."""
    versions = load_policy().supervision_types.versions(key)
    return versions[-1].name if versions else key


def _risk(item: Item) -> str:
    return f"{RiskAssessment.Level(item['level']).label}, assessed on {in_words(day(item['assessed_on']))}"


def _mappa(item: Item) -> str:
    return f"Category {item['category']}, level {item['level']}, {_period(item)}"


def _charge(item: Item) -> str:
    mode = "" if item["mode"] == Charge.Mode.SUBSTANTIVE else f", {Charge.Mode(item['mode']).label.lower()}"
    code = f" ({item['code']})" if item["code"] else ""
    age = "" if item["victim_age"] is None else f", victim aged {item['victim_age']}"
    return f"{item['title']}{code}{mode}, alleged on {in_words(day(item['alleged_offence_date']))}{age}"


def _other(item: Item) -> str:
    return f"{item['name']}: {item['note']}" if item.get("note") else str(item["name"])


def _victim(item: Item) -> str:
    name = " ".join(filter(None, (item.get("given_names"), item["family_name"])))
    return f"{name}, {item.get('relation') or RegisterRole(item['role']).label.lower()}"


def _parallel(item: Item) -> str:
    reference = f", {item['reference']}" if item.get("reference") else ""
    return f"{ParallelProcess.Kind(item['kind']).label}{reference}"


def _single(key: str, given: Item) -> list[str]:
    if key == "name":
        return _name(given)
    if key == "person":
        born = f"Born {in_words(day(given['date_of_birth']))}" if given.get("date_of_birth") else ""
        return [born, given.get("sex") or "", given.get("ethnicity") or ""]
    if key == "region":
        return [dict(region_choices()).get(str(given["region"]), "")]
    if key == "court":
        return _court(given)
    if key == "interest":
        return _interest(given)
    return [str(value) for value in given.values() if value]


def _name(given: Item) -> list[str]:
    whole = " ".join(filter(None, (given.get("title"), given.get("given_names"), given["family_name"])))
    known = f"Known as {given['known_as']}" if given.get("known_as") else ""
    others = ", ".join(filter(None, map(str.strip, (given.get("aliases") or "").splitlines())))
    return [whole, known, f"Other names: {others}" if others else ""]


def _court(given: Item) -> list[str]:
    if not given.get("appeared"):
        return ["Has not appeared in court yet"]
    return [f"First appeared on {in_words(day(given['first_court_appearance']))}", given.get("court") or ""]


def _interest(given: Item) -> list[str]:
    media = f"Media: {given['media_note']}" if given.get("media_interest") else "No interest from the media"
    told_on = given.get("ministers_told_on")
    return [media, f"Ministers told on {in_words(day(told_on))}" if told_on else "Ministers not told"]
