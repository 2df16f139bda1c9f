"""Bytes as text: byte-order marks, UTF-8, UTF-16 and Windows-1252, told apart by their content."""

import codecs

from candour.recommendations.reading.unreadable import UnreadablePlan

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 4096
_ALLOWED = frozenset("\t\n\r\f\v\x1a")
_MISREAD = ("â€", "Ã©", "Â ", "Â£")


def decode(content: bytes) -> str:
    """The text with plain line ends. Raises UnreadablePlan for what is no text."""
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    sample = text[: 16 * _SAMPLE]
    odd = sum(1 for character in sample if character < " " and character not in _ALLOWED)
    if odd > len(sample) // 500 + 1 or "\ufffd" * 8 in sample:
        raise UnreadablePlan("The file is not text, and not a kind of document that can be read here.")
    return (
        "".join(character for character in text if character >= " " or character in _ALLOWED) if odd else text
    )


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    wide = _wide(content[:_SAMPLE])
    if wide:
        return _strictly(content[: len(content) // 2 * 2], wide)
    try:
        return _mended(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        # A file cut in the middle of a letter is still UTF-8.
        if error.start >= len(content) - 3 and error.reason == "unexpected end of data":
            return content[: error.start].decode("utf-8")
    return content.decode("cp1252", errors="replace")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        place = f"The file says that it is {encoding.upper()}, but byte {error.start + 1} is not."
        message = f"{place} Save it as UTF-8."
        raise UnreadablePlan(message) from error


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in English text every other byte is zero."""
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else None


def _mended(text: str) -> str:
    """UTF-8 that a program once took for Windows-1252 and stored again."""
    if not any(sign in text for sign in _MISREAD):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
