"""The inspecting body by its full name. An acronym that could mean two bodies is never expanded by guess."""

import re

from candour.recommendations.reading.wording import squeeze

_INSPECTORATE = re.compile(
    r"\b(?:Her Majesty['\u2019]?s|His Majesty['\u2019]?s|HM|H\.M\.)\s+Inspectorate\s+of\s+"
    r"(?P<of>Probation|Prisons|Constabulary(?:\s+and\s+Fire\s+(?:and|&)\s+Rescue\s+Services)?)|"
    r"\bHMI\s+(?P<short>Probation|Prisons)\b|\b(?P<letters>HMICFRS|HMIC|HMCPSI)\b|"
    r"\b(?P<other>Criminal Justice Joint Inspection|Prisons and Probation Ombudsman|National Audit Office|"
    r"Crown Prosecution Service Inspectorate|Care Quality Commission|Parole Board|"
    r"Independent Monitoring Boards?|"
    r"Care Inspectorate Wales|Estyn|Ofsted|Healthcare Inspectorate Wales|Independent Inspector of \w+)\b"
)
_LETTERS = {
    "HMICFRS": "HM Inspectorate of Constabulary and Fire & Rescue Services",
    "HMIC": "HM Inspectorate of Constabulary",
    "HMCPSI": "HM Crown Prosecution Service Inspectorate",
}
_AMBIGUOUS = re.compile(r"\bHMIP\b")


def bodies_named(text: str) -> list[str]:
    """Full names of the inspecting bodies that a text names, in order, each once."""
    return list(dict.fromkeys(_full(found) for found in _INSPECTORATE.finditer(squeeze(text))))


def _full(found: re.Match[str]) -> str:
    if found.group("letters"):
        return _LETTERS[found.group("letters")]
    if found.group("other"):
        return found.group("other")
    of = squeeze(found.group("of") or found.group("short"))
    return "HM Inspectorate of " + of.replace(" and Rescue", " & Rescue")


def has_ambiguous_letters(text: str) -> bool:
    """HMIP is printed for HM Inspectorate of Prisons and of Probation alike."""
    return bool(_AMBIGUOUS.search(text))
