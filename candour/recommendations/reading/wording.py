"""Characters made even: spaces, ligatures, ordinals and footnote marks as published documents print them."""

import re

_EVEN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u3000": " ",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"\s+")
_SUPERSCRIPT = re.compile(r"\^\{([^{}]{1,8})\}|\^(st|nd|rd|th)\b")
_ENDED = re.compile(r"[.!?;:…][\"'”\u2019)\]*]*$")
_SUSPENDED = re.compile(r"(?:and|or|to)\b", re.IGNORECASE)
BULLETS = "•●▪◦‣∙■□➢➤►✓\uf0b7\uf0a7\uf0d8\uf076"


def even(text: str) -> str:
    """Odd spaces, soft hyphens and ligatures as plain characters; the length of lines may change."""
    return text.translate(_EVEN)


def squeeze(text: str) -> str:
    """Even characters, one space between words."""
    return _SPACES.sub(" ", even(text)).strip()


def divided_at_hyphen(before: str, after: str) -> bool:
    """Whether a word goes on after the hyphen that ends a line; not so in "pre- and post-release"."""
    ends = before[-1:] == "-" and before[-2:-1].isalpha()
    return ends and after[:1].isalpha() and not _SUSPENDED.match(after)


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence or a clause does."""
    return bool(_ENDED.search(text.rstrip()))


def starts_low(text: str) -> bool:
    """Whether a text begins in small letters, as the rest of a divided sentence does."""
    return text[:1].islower()


def fold(text: str) -> str:
    """For comparison only: small letters, straight quotes, letters and digits apart from the rest."""
    return " ".join(re.findall(r"[^\W_]+", squeeze(text).casefold().replace("\u2019", "'")))


def lower_superscripts(text: str) -> str:
    """`12^{th}` as `12th`; a raised footnote mark `^{*}` as the mark alone, a raised digit as such."""
    return _SUPERSCRIPT.sub(_lowered, text)


def _lowered(found: re.Match[str]) -> str:
    raised = found.group(1) or found.group(2)
    return raised.translate(_RAISED_DIGITS) if raised.isdigit() else raised
