"""The passages of a review that somebody is asked to check, as they stood on one day."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from candour.policy.load import load_policy
from candour.reviews.models import Section
from candour.reviews.rich_text import blocks

Extract = dict[str, Any]
"""{"section", "title", "block", "text", "version"}"""


def passages_of(section: Section, title: str) -> list[Extract]:
    """Each block of a section that has words, with the version that it is of."""
    return [
        {
            "section": section.key,
            "title": title,
            "block": block.id,
            "text": block.text.strip(),
            "version": section.version,
        }
        for block in blocks(section.content)
        if block.text.strip()
    ]


def titles() -> dict[str, str]:
    """What each section is called, by its key."""
    return {row.key: row.title for row in load_policy().review_sections}


def digest_of(extracts: Iterable[Extract]) -> str:
    """SHA-256 of exactly what was sent, in hexadecimal."""
    text = json.dumps(list(extracts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
