"""Ways in which a word leaks from a web page, a plain text, or the name of any file."""

import json
from collections.abc import Callable
from html import escape
from urllib.parse import quote

Ways = dict[str, Callable[[bytes, str], bytes]]
LOOK_ALIKES = str.maketrans("aceopxyi", "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456")


def _at_the_end(page: bytes, more: str) -> bytes:
    return page.replace(b"</main>", more.encode() + b"</main>", 1)


def data_attribute(page: bytes, word: str) -> bytes:
    return page.replace(b"<main>", f'<main data-name="{escape(word)}">'.encode(), 1)


def hidden_by_style(page: bytes, word: str) -> bytes:
    return _at_the_end(page, f'<p style="display:none">{escape(word)}</p>\n')


def entities(page: bytes, word: str) -> bytes:
    return _at_the_end(page, f"<p>{''.join(f'&#x{ord(letter):x};' for letter in word)}</p>\n")


def escaped_json(page: bytes, word: str) -> bytes:
    letters = "".join(f"\\u{ord(letter):04x}" for letter in word)
    return _at_the_end(page, f'<script type="application/json">{{"name": "{letters}"}}</script>\n')


def percent_encoded(page: bytes, word: str) -> bytes:
    letters = "".join(f"%{byte:02X}" for byte in word.encode())
    return _at_the_end(page, f'<a href="https://example.org/?q={letters}{quote(word[:0])}">more</a>\n')


def tags_inside(page: bytes, word: str) -> bytes:
    return _at_the_end(page, f"<p>{'<b></b>'.join(word)}</p>\n")


def look_alikes(page: bytes, word: str) -> bytes:
    """Letters of another alphabet that look the same."""
    return _at_the_end(page, f"<p>{escape(word.lower().translate(LOOK_ALIKES))}</p>\n")


def remark(page: bytes, word: str) -> bytes:
    return _at_the_end(page, f"<!-- {escape(word)} -->\n")


WEB: Ways = {
    way.__name__: way
    for way in (
        data_attribute, hidden_by_style, entities, escaped_json, percent_encoded, tags_inside, look_alikes,
        remark,
    )
}  # fmt: skip


def left_in_text(text: bytes, word: str) -> bytes:
    return text + word.encode() + b"\n"


def json_in_text(text: bytes, word: str) -> bytes:
    return text + json.dumps({"n": "".join(f"\\x{byte:02x}" for byte in word.encode())}).encode() + b"\n"


def quoted_printable(text: bytes, word: str) -> bytes:
    return text + b"".join(b"=%02X" % byte for byte in word.encode()) + b"\n"


def backwards(text: bytes, word: str) -> bytes:
    return text + word[::-1].encode() + b"\n"


TEXT: Ways = {way.__name__: way for way in (left_in_text, json_in_text, quoted_printable, backwards)}


def named_after(name: str, word: str) -> str:
    """The name of a file that names somebody."""
    return f"{word.lower()}-{name}"
