"""Plain text, tables in text, and messages."""

import re
from collections.abc import Callable
from email import policy
from email.errors import MessageError
from email.parser import BytesParser

from candour.documents.inspection.refusing import RefusedFile

NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
RUNS = re.compile(
    r"\ufeff?\s*(<!doctype html|<html|<script|<svg|<\?php|<\?xml[^>]*>\s*<(svg|html)|#!|\{\\rtf)",
    re.IGNORECASE,
)
FIRST_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
HEADERS = (b"\nfrom:", b"\nreceived:", b"\nmime-version:")
MOST_PARTS = 200

Within = Callable[[str, bytes], None]


def text_of(data: bytes) -> str | None:
    """The characters, or None where the bytes are no text."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if NOT_TEXT.search(text) else text
    return None


def refuse_what_runs(text: str) -> None:
    if RUNS.match(text):
        raise RefusedFile(
            "The file is a web page, a program or rich text. Save it as PDF or Word and choose that."
        )


def is_message(data: bytes) -> bool:
    if not FIRST_LINE.match(data):
        return False
    head = data[:65536].lower()
    return any(mark in head for mark in (b"\nfrom:", b"\nreceived:", b"\nmime-version:")) or head.startswith(
        b"from:"
    )


def check_message(data: bytes, *, within: Within) -> None:
    """Every file that the message carries is looked at as well. Raises RefusedFile."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (MessageError, ValueError, LookupError, RecursionError) as wrong:
        raise RefusedFile("The message is damaged. Save it again and choose the new one.") from wrong
    if len(parts) > MOST_PARTS:
        raise RefusedFile(f"The message has more than {MOST_PARTS} parts. Bring its files one by one.")
    for part in parts:
        if part.get_filename():
            content = part.get_payload(decode=True)
            within(str(part.get_filename()), content if isinstance(content, bytes) else b"")
