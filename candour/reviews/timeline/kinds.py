"""What kind of entry somebody's words, or a type of contact in nDelius, stand for."""

import re

KINDS: dict[str, tuple[str, ...]] = {
    "home_visit": ("home visit", "visit at home", "visit to home"),
    "enforcement": (
        *("enforcement", "breach", "recall", "warning", "missed", "failed to attend", "unacceptable absence"),
        *("did not attend", "non attendance", "non-attendance", "missed appointment", "absence"),
    ),
    "multi_agency": (
        *(
            "mappa",
            "marac",
            "multi-agency",
            "multi agency",
            "safeguarding",
            "strategy meeting",
            "case conference",
        ),
        *("professionals meeting", "children's services", "social services", "mash"),
    ),
    "oversight": (
        "management oversight",
        "oversight",
        "supervision of staff",
        "case discussion",
        "countersign",
    ),
    "police": ("police", "arrest", "court hearing", "charged", "domestic abuse enquiry", "intelligence"),
    "assessment": (
        "oasys",
        "assessment",
        "review of risk",
        "risk review",
        "rosh",
        "sara",
        "osp",
        "screening",
    ),
    "plan": ("plan", "referral", "referred", "programme", "induction"),
    "sentence": ("sentence", "release", "licence", "order made", "order started", "transfer"),
    "offence": ("alleged offence", "offence", "sfo"),
    "contact": (
        *(
            "contact",
            "appointment",
            "office visit",
            "telephone",
            "phone",
            "call",
            "letter",
            "e-mail",
            "email",
        ),
        *("text message", "video", "supervision", "unpaid work", "attended"),
    ),
    "other": ("other", "something else"),
}
"""In the order in which they are tried: a missed home visit is a home visit first."""


def kind_of(words: str) -> str | None:
    """The kind of entry that these words name, or None."""
    folded = " ".join(words.casefold().split())
    if not folded:
        return None
    for kind, names in KINDS.items():
        if any(re.search(rf"\b{re.escape(name)}s?\b", folded) for name in names):
            return kind
    return None


def kind_of_contact(kind: str, outcome: str) -> str:
    """The kind of entry that a contact becomes where nobody says: what came of it counts before its type."""
    by_outcome = kind_of(outcome)
    if by_outcome == "enforcement":
        return by_outcome
    return kind_of(kind) or "contact"
