"""Who a recommendation is addressed to: in a sub-heading, in bold words, or as its first words."""

import re
from dataclasses import dataclass

from candour.recommendations.reading.wording import fold, squeeze

_OUGHT = r"(?:should|must|ought to|needs? to|is asked to|are asked to|is recommended to)"
_HEADING = re.compile(rf"^(?P<who>.{{2,160}}?),?\s+{_OUGHT}\b\s*[:,\u2013—-]*\s*(?P<rest>.*)$", re.DOTALL)
_WORDS_OF_ORGANISATIONS = frozenset(
    [
        "ministry",
        "hmpps",
        "moj",
        "mojhmpps",
        "service",
        "services",
        "hmcts",
        "nps",
        "crc",
        "crcs",
        "probation",
        "prison",
        "prisons",
        "police",
        "council",
        "councils",
        "board",
        "boards",
        "department",
        "departments",
        "office",
        "inspectorate",
        "authority",
        "authorities",
        "trust",
        "division",
        "divisions",
        "region",
        "regions",
        "government",
        "secretary",
        "director",
        "directors",
        "team",
        "teams",
        "unit",
        "units",
        "agency",
        "agencies",
        "nhs",
        "england",
        "college",
        "cps",
        "commissioner",
        "commissioners",
        "governor",
        "governors",
        "head",
        "heads",
        "provider",
        "providers",
        "leader",
        "leaders",
        "manager",
        "managers",
        "minister",
        "ministers",
        "partnership",
        "partnerships",
        "directorate",
        "group",
        "lords",
        "chief",
        "contractor",
        "contractors",
        "academy",
        "dhsc",
        "dfe",
        "yjb",
        "yots",
        "yot",
        "commissioning",
        "court",
        "courts",
        "tribunals",
        "hmip",
        "ppg",
        "opt",
        "company",
        "companies",
        "organisation",
        "organisations",
        "executive",
        "body",
        "bodies",
        "committee",
        "forces",
        "force",
        "pdu",
        "pdus",
        "headquarters",
        "hq",
        "chair",
        "chairs",
        "bodies",
        "inspectorates",
        "officer",
        "officers",
        "regional",
        "national",
        "parole",
    ]
)
_PEOPLE = frozenset(
    [
        "staff",
        "partners",
        "practitioners",
        "constables",
        "constable",
        "inspectors",
        "leads",
        "lead",
        "workers",
        "establishments",
        "areas",
        "superintendents",
        "trusts",
        "members",
        "custody",
        "healthcare",
        "hospitals",
    ]
)
"""Other words that an addressee may end in, though they name no organisation alone."""
_NO_ORGANISATION = frozenset(
    [
        "there",
        "no",
        "not",
        "none",
        "neither",
        "more",
        "fewer",
        "this",
        "these",
        "those",
        "it",
        "all",
        "any",
        "each",
        "every",
        "they",
        "we",
        "you",
        "review",
        "reviews",
        "report",
        "reports",
        "training",
        "guidance",
        "which",
        "that",
        "when",
        "where",
        "if",
        "in",
        "to",
        "with",
        "by",
        "working",
        "as",
        "on",
        "at",
        "from",
        "further",
        "also",
        "following",
        "once",
        "until",
        "while",
        "recommendations",
        "recommendation",
        "action",
        "actions",
    ]
)
_GENERIC = re.compile(
    r"^(?:(?:key|priority|all|the|our|national|local|main|"
    r"new)?\s*)*recommendations?(?: and responses?)?\s*:?$"
    r"|^recommendations?\s+\d+\s*(?:to|-|\u2013|and|&)\s*\d+\s*:?$|^response[s]?:?$|^action plan:?$|"
    r"^actions?:?$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"^(?:(?:\d{1,2}[.)]?\s+)?(?:key |priority )?recommendations?\s+)?"
    r"(?:for|to|addressed to|directed at|directed to|"
    r"made to)\s+(?=\S)",
    re.IGNORECASE,
)
_FOR_SOMEBODY = re.compile(
    r"^(?:\d{1,2}[.)]?\s+)?(?:key |priority )?recommendations? (?:for|to|addressed to|made to)\s+"
    r"\S+(?:\s+\S+){0,7}$",
    re.IGNORECASE,
)
"""A heading over recommendations for somebody else, though it names no organisation that is known."""
_EVERY = re.compile(r"^(?:all|both|each|every)\s+(?:the\s+|other\s+)?", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:section|part|[A-Z])\s*[\d.)]*\s*[:.\u2013-]\s+")
_INTRODUCES = re.compile(r"\b(?:to|by|that|the|of|following|including|in|for|with|and)\s*:$", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:action plan|report|review|response|annex|introduction)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"(?:['\u2019]s|s['\u2019])\s+[\"'\u2018\u201c]?[a-z]")
"""A thing that an organisation has, such as "the Board's rules", is not the organisation."""
_AFTER_A_TITLE = re.compile(r"^.*(?<!\band)(?<!\bor)(?<!\bwith)(?<!\bof)(?<!,)\s(?=The\s)", re.DOTALL)
"""A short title before the sentence, as in "Keys The Governor should"."""
_DOING = re.compile(r"(?!(?:commission|hous|polic|nurs|train|sentenc)ing\b)\w{2,}ing\b")
"""A deed, as in "Leaving prison on a Friday should end"."""
_MOST = 160
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Heading:
    addressee: str | None = None
    stem: str | None = None
    generic: bool = False


def read_heading(text: str) -> Heading | None:
    """What a sub-heading says: the organisation, the words that the recommendations complete, or neither."""
    words = squeeze(text)
    if not words or len(words) > 4 * _MOST:
        return None
    if _GENERIC.match(words):
        return Heading(generic=True)
    found = _HEADING.match(words)
    if found and _can_be_addressed(found.group("who")):
        return Heading(_name(found.group("who")), _stem(found.group("rest")))
    named = _FOR.sub("", words).rstrip(" :")
    if not _INTRODUCES.search(words) and is_organisation(_capital(named) if named != words else named):
        return Heading(_name(words.rstrip(" :")))
    if _FOR_SOMEBODY.match(words):
        every = _EVERY.sub("", named)
        return (
            Heading(named) if every != named and is_organisation(_capital(every)) else Heading(generic=True)
        )
    return Heading(stem=_stem(words)) if words.endswith(":") else None


def _capital(name: str) -> str:
    """ "Recommendations for the Home Office": a small letter after the words before it says nothing."""
    return name[:1].upper() + name[1:]


def _can_be_addressed(who: str) -> bool:
    return fold(who).split(" ")[0] not in _NO_ORGANISATION and len(who.split()) <= 18


def _stem(rest: str) -> str | None:
    return rest.strip().rstrip(":").rstrip(" -\u2013") or None


def _name(who: str) -> str:
    return _FOR.sub("", who).strip(" ,:*")


def is_organisation(text: str) -> bool:
    """Whether the head of a short phrase names an organisation or an office."""
    words = squeeze(text)
    if (
        not words
        or len(words.split()) > _MOST_WORDS
        or words.endswith((".", ";"))
        or not words[0].isupper() | words[0].isdigit()
    ):
        return False
    if re.search(r"\b(?:will|is|are|has|have|should|must|be)\b", words):
        return False
    if _TITLE.search(words) or _OF_SOMEBODY.search(words):
        return False
    phrase = re.split(r"\s(?:of|in|for|across|at|on|under|from|who|that)\s", words, maxsplit=1)[0]
    head = fold(phrase).split()
    if not head or head[0] in _NO_ORGANISATION or _DOING.match(head[0]) or _is_a_thing(phrase):
        return False
    return bool(_WORDS_OF_ORGANISATIONS & set(head))


def _is_a_thing(phrase: str) -> bool:
    """Whether a phrase ends in what organisations have or do, as "Court reports" and "Prison cells"."""
    last = re.sub(r"\W+$", "", phrase).split(" ")[-1]
    return last.isalpha() and last.islower() and last not in _WORDS_OF_ORGANISATIONS | _PEOPLE


def addressed_in_text(text: str, bold: str) -> str | None:
    """The organisation that a recommendation's own words address; bold words count as a mark of it."""
    found = _HEADING.match(text[: _MOST + 60])
    marked = re.sub(rf"\s+{_OUGHT}\s*:?$", "", bold).strip(" :,")
    joined = found.group("who")[len(marked) :] if found and marked and text.startswith(marked) else ""
    if found and re.match(r",?\s+(?:and|or)\s|,\s", joined) and is_organisation(found.group("who")):
        return found.group("who").strip(" ,")
    if (
        marked
        and len(marked) <= _MOST
        and text.startswith(marked)
        and (is_organisation(marked) or _goes_on(text, marked))
    ):
        return marked
    who = _AFTER_A_TITLE.sub("", found.group("who")) if found else ""
    return who.strip(" ,") if is_organisation(who) else None


def _goes_on(text: str, marked: str) -> bool:
    return bool(re.match(rf",?\s+{_OUGHT}\b", text[len(marked) :]))
