"""The name of a file: kept as it is where it is plain, refused where it could mislead."""

import re
import unicodedata
from pathlib import PurePosixPath

from candour.documents.inspection.refusing import RefusedFile

LONGEST = 200  # characters
# Characters that turn the direction of writing, or show nothing: "exe.fdp" is shown as "pdf.exe" by them.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
SEPARATORS = re.compile(r"[/\\:\u2044\u2215\uff0f\uff3c\uff1a]")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
RUNS = re.compile(
    r"exe|com|scr|bat|cmd|ps1|psm1|vbs|vbe|jse?|ws[fh]|hta|ms[ip]|jar|app|dll|sys|lnk|pif|cpl|reg|scf|url|iso|img"
    r"|x?html?|svg|mht|php|py|sh",
    re.IGNORECASE,
)
"""Endings of what a computer or a browser runs."""


def clean_name(name: str) -> str:
    """The name in composed characters. Raises RefusedFile for one that hides what it is."""
    composed = unicodedata.normalize("NFC", name).strip()
    if not composed or composed.strip(". ") == "":
        raise RefusedFile("The file has no name. Give it one and choose it again.")
    if HIDDEN.search(composed):
        raise RefusedFile("The name of the file holds characters that cannot be seen. Rename it.")
    if SEPARATORS.search(composed) or ".." in composed:
        raise RefusedFile("The name of the file holds part of a path. Rename it without / \\ : or two dots.")
    if len(composed) > LONGEST:
        raise RefusedFile(
            f"The name of the file is longer than {LONGEST} characters. Shorten it and try again."
        )
    if RESERVED.match(composed) or composed != composed.rstrip(". "):
        raise RefusedFile("Some computers cannot keep a file of this name. Rename it and choose it again.")
    if any(RUNS.fullmatch(part) for part in composed.split(".")[1:]):
        raise RefusedFile("The file is named as a program or a web page is. Only papers are kept here.")
    return composed


def ending_of(name: str) -> str:
    """In small letters, without its dot."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")
