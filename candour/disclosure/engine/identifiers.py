"""Numbers that identify a person, a case or a thing, with their check digits where they have one."""

import re
from collections.abc import Callable, Iterator

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_word, words_of
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Words

RARE = 20_000
"""From this rank on a word behind an initial and a full stop is part of an account rather than of a sentence."""
Check = Callable[[str], bool]


def always(_text: str) -> bool:
    return True


def luhn(text: str) -> bool:
    """The check of payment cards."""
    digits = [int(char) for char in text if char.isdigit()]
    if not 13 <= len(digits) <= 19:
        return False
    doubled = [
        digit * 2 - 9 * (digit > 4) if place % 2 else digit for place, digit in enumerate(reversed(digits))
    ]
    return sum(doubled) % 10 == 0


def mod_97(text: str) -> bool:
    """The check of an IBAN (ISO 13616)."""
    plain = re.sub(r"[^0-9a-z]", "", text.lower())
    if not 15 <= len(plain) <= 34:
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def nhs(text: str) -> bool:
    """The check of an NHS number (modulus 11)."""
    digits = [int(char) for char in text if char.isdigit()]
    if len(digits) != 10:
        return False
    check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return digits[9] == (0 if check == 11 else check)


def behind_an_initial(text: str) -> bool:
    """An initial, a full stop and a word that no sentence begins with: the name of an account."""
    return dictionary().get(text[2:].rstrip("0123456789"), RARE) >= RARE


def part_read(text: str) -> bool:
    """A number plate of which a character could not be read and stands as ? or *."""
    known = sum(map(str.isalnum, text))
    return known >= 4 and any(mark in text for mark in "?*") and any(map(str.isdigit, text))


_PATTERNS: tuple[tuple[str, str, str, Check], ...] = (
    ("contact.email", "contact", r"[\w.+'-]{1,64}[ ]?@[ ]?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", always),
    ("contact.email", "contact", r"\b[\w.+-]{1,64}[ ]?(?:\(at\)|\[at\])[ ]?[\w-]{1,63}(?:(?:\.|[ ]?(?:\(dot\)|\[dot\])[ ]?)[\w-]{1,63}){1,5}", always),
    ("contact.email", "contact", r"\b[\w.+-]{1,64}(?:[ ]dot[ ][\w-]{1,63}){0,4}[ ]at[ ][\w-]{1,63}(?:[ ]dot[ ][\w-]{1,63}){1,4}\b", always),
    ("contact.web", "contact", r"\b(?:https?://|www\.)[^\s<>\"')\]]{3,300}", always),
    ("contact.web", "contact", r"(?<![\w@.])(?:facebook|instagram|twitter|x|tiktok|linkedin)\.com/[\w./-]{2,80}", always),
    ("name.handle", "contact", r"(?<![\w@./])u/[\w.-]{2,29}\w", always),
    ("name.handle", "contact", r"(?<![\w@.])@[a-z_][\w.]{2,30}", always),
    ("name.handle", "contact", r"(?<![\w.@/])[a-z]\.[a-z]{4,20}\d{0,3}(?![\w@])(?!\.\w)", behind_an_initial),
    ("name.handle", "contact", r"(?<![\w@./])[a-z0-9.]{1,20}(?:_[a-z0-9.]{1,20}){1,4}(?![\w@/])", always),
    ("name.handle", "contact", r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|facebook|telegram|discord|twitch|twitter|user[ ]?name|user|handle|profile|gamertag)(?:[ ](?:user|name|handle|account|profile|id))?[ ]?(?:[:=]|as|is|called|named)?[ ]((?=[\w.-]{0,30}[a-z])(?=[\w-]{0,30}[._\d]\w)[\w.-]{4,30})(?![\w@])", always),
    ("address.words", "address", r"(?<!\w)///[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}\b", always),
    ("contact.ip", "contact", r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]\d)", always),
    ("contact.ip", "contact", r"(?<![\w:])(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}(?![\w:])", always),
    ("code.iban", "code", r"\b[a-z]{2}\d\d[ ]?(?:[a-z0-9]{4}[ ]?){2,7}[a-z0-9]{1,4}\b", mod_97),
    ("code.card", "code", r"(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w-])", luhn),
    ("code.card", "code", r"(?<![\w.-])\d{4}(?:[ -]\d{4}){3}(?![\w-])", always),
    ("contact.phone", "contact", r"(?<![\w./-])(?:\+[ ]?\d{1,3}[ .-]?(?:\(0\)[ ]?)?|00[ ]?44[ ]?|\(?0)(?:\d[ ().-]{0,2}){8,10}\d(?![\w/])", always),
    ("code.pnc", "code", r"(?<![\w/])(?:(?:19|20)\d\d|\d\d)[ ]?/[ ]?[0-9oil]{5,7}[ ]?[a-z](?![\w/])", always),
    ("code.cro", "code", r"(?<![\w/])(?:sf[ ]?\d\d[ ]?/[ ]?\d{1,6}[ ]?[a-z]|\d{1,6}[ ]?/[ ]?\d\d[ ]?[a-z])(?![\w/])", always),
    ("code.prison", "code", r"\b[a-z][ -]?\d{4}[ -]?[a-z]{2}\b", always),
    ("code.crn", "code", r"\b[a-z][ -]?\d{6}\b(?!/)", always),
    ("code.crn", "code", r"(?<=crn)[ :#no.]{1,6}[a-z]?[ ]?[0-9oil]{5,8}\b", always),
    ("code.nhs", "code", r"(?<![\w.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])", nhs),
    ("code.nhs", "code", r"(?<=nhs)[ :]{1,2}(?:number|no\.?|num)?[ :]{0,2}(\d(?:[ -]?\d){8,10})(?!\w)", always),
    ("code.nino", "code", r"\b[a-ceghj-prstw-z][a-ceghj-nprstw-z][ -]?(?:[0-9oil]{2}[ -]?){3}[a-d]?\b", always),
    ("code.nino", "code", r"\b[a-z]{2}[ -]?(?:\d\d[ -]){3}[a-d]\b|(?<=ni no)[. :]{1,3}[a-z]{2}[ ]?\d{6}[ ]?[a-d]?\b", always),
    ("code.driving", "code", r"\b[a-z9]{5}[ ]?\d{6}[ ]?[a-z9]{2}[ ]?\d?[a-z]{2}\b", always),
    ("code.application", "code", r"(?<![\w/.])\d{1,6}/\d\d(?![\w/])", always),
    ("code.urn", "code", r"(?<![\w/])\d\d[ ]?/?[ ]?[a-z]{1,2}\d?[ ]?/?[ ]?\d{4,9}(?:[ ]?/[ ]?\d\d)?(?![\w/])", always),
    ("code.urn", "code", r"\b[a-z]{1,2}\d{8,10}\b|\bt\d{8}\b|\b[a-z]{1,3}/\d{3,8}/\d\d(?:\d\d)?\b|(?<![\w/])\d{1,4}/\d{3,8}/\d{2,4}(?![\w/])|(?<![\w/])\d{1,6}/(?:19|20)\d\d(?![\w/])|(?<![\w/])(?:19|20)\d\d/\d{1,6}(?![\w/])", always),
    ("code.urn", "code", r"(?<=urn)[ :]{1,3}[\w/-]{6,20}", always),
    ("code.vehicle", "code", r"(?<![\w?*])[a-z?*]{2}[\d?*]{2}[ ]?[a-z?*]{3}(?![\w?*])", part_read),
    ("code.vehicle", "code", r"\b[a-z]{2}\d\d[ ]?[a-z]{3}\b|\b[a-z]\d{1,3}[ ]?[a-z]{3}\b|\b[a-z]{3}[ ]?\d{1,3}[a-z]\b", always),
    ("code.passport", "code", r"(?<=passport)[ :]{1,3}(?:number|no\.?)?[ :]{0,3}([a-z]{0,3}\d{6,9}[a-z]?)\b", always),
    ("code.account", "code", r"(?<![\w-])\d\d-\d\d-\d\d(?![\w-])|(?<=account number )\d{8}\b|(?<=account )\d{8}\b", always),
    ("code.application", "code", r"\b(?:[ivx]{1,6}|\d{1,2})[ ][a-z]{1,4}[ ]\d{1,5}/\d{2,4}(?!\w)", always),
    ("code.application", "code", r"\b[a-z]{1,4}[ ]\d{1,5}/\d{2,4}(?![\w/])", always),
    ("code.mixed", "code", r"(?<![\w/.-])(?=[\w/-]*\d[\w/-]*)(?=[\d/-]*[a-z])[a-z0-9]{1,12}(?:[-/][a-z0-9]{1,12}){0,4}(?![\w/-])", always),
    ("code.digits", "code", r"(?<![\w.,/£$€-])\d{7,20}(?![\w%]|[.,]\d)", always),
    ("address.postcode", "address", r"\b(?:[a-z]{1,2}\d[a-z\d]?|gir)[ ]{0,2}\d[abd-hjlnp-uw-z]{2}\b", always),
)  # fmt: skip
_COMPILED = tuple((rule, kind, re.compile(pattern), check) for rule, kind, pattern, check in _PATTERNS)
_POSTCODE = re.compile(r"(?<![A-Za-z\d])[A-Z]{1,2}\d[A-Z\d]?[ ]{0,2}\d[A-Z]{2}\b")
_PART = r"[A-Z\d][\w'.-]{0,20}(?:[ ](?:[A-Z\d][\w'.-]{0,20}|of|the|on|upon|le|by)){0,4}"
_LINES = re.compile(
    rf"(?:c/o[ ])?(?<![\w'-])(?:(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit|[Rr]oom)\.?[ ]\w{{1,4}}|{_PART})(?:,[ \n]{_PART}){{0,4}},?[ \n]\Z"
)
"""What stands with capitals between commas before a postcode belongs to the address."""
_BACK = 160
"""How many letters before a postcode an address may begin."""
_HOUSE = (
    r"(?:(?:[Ff]lat|[Aa]partment|[Rr]oom|[Uu]nit|[Hh]ouse)[ ]\w{1,4},?[ \n])?\d{1,4}[a-z]?(?:[-/]\d{1,4})?,?[ \n]"
    r"(?:[A-Z][\w'.-]{0,20}[ \n]){1,4}(?:%s)\b\.?"
)
_STREETS = (
    "Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Drive|Way|Court|Crescent|Cres|Terrace|Gardens|Gdns|Grove|Place|Square"
    "|Sq|Hill|Row|Walk|Mews|Rise|Parade|Green|Park|View|Croft|House|Heights|Buildings|Mansions|Quay|Wharf|Path|Gate"
)
_ADDRESS = re.compile(
    _HOUSE % _STREETS
    + r"(?:,[ \n](?:[A-Z][\w'-]{1,20}[ ]?){1,3}(?=,|[ \n][A-Z]{1,2}\d)){0,3}(?:,?[ \n][A-Z]{1,2}\d[A-Z\d]?[ ]{0,2}\d[A-Z]{2}\b)?"
)
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th|s|am|pm|x|m|cm|mm|km|kg|mg|ml|g|p|k|hrs?|mins?|%|d|h|bn|in|ft|w|pm)"
)
_TERMS = re.compile(
    r"(?:annex|form|section|article|table|figure|level|tier|layer|stage|phase|grade|category|part|chapter|appendix|rule"
    r"|band|class|item|question|step|schedule|room|version|covid|protocol|mg|oasys|ogrs|rsr)[ -]?\w{0,4}"
)


def find_identifiers(words: Words) -> Iterator[Found]:
    """Identifiers of every kind. Where two patterns fit, both are given and brought together later."""
    low = words.low
    for rule, kind, pattern, check in _COMPILED:
        for match in pattern.finditer(low):
            text = match.group()
            if check(text) and not _is_years(text) and _plausible(rule, words, match):
                start, end = match.span(1) if match.lastindex else match.span()
                start += len(low[start:end]) - len(low[start:end].lstrip(" :#"))
                end -= len(low[start:end]) - len(low[start:end].rstrip(" .,;"))
                yield Found(start, end, kind, 1, rule, REASONS[rule])
    for match in _ADDRESS.finditer(words.plain):
        yield _address(match.start(), match.end())
    for match in _POSTCODE.finditer(words.plain):
        back = max(0, match.start() - _BACK)
        lines = _LINES.search(words.plain[back : match.start()])
        if lines:
            yield _address(back + lines.start(), match.end())


def _address(start: int, end: int) -> Found:
    return Found(start, end, "address", 1, "address.street", REASONS["address.street"])


_YEARS = re.compile(
    r"(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d)|(?:(?:19|20)\d\d[ -]?){2,8}|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d"
)


def _is_years(text: str) -> bool:
    """Whether these are years and months, or one year of work such as 20/21."""
    if _YEARS.fullmatch(text):
        return True
    first, _, second = text.partition("/")
    return (
        len(first) == len(second) == 2 and text.replace("/", "").isdigit() and int(second) == int(first) + 1
    )


def _plausible(rule: str, words: Words, match: re.Match[str]) -> bool:
    text = match.group()
    if rule in {"code.mixed", "code.vehicle", "code.crn", "code.prison"}:
        return "?" in text or "*" in text or _looks_like_a_code(words, match)
    if rule == "address.postcode":
        return (
            words.plain[match.start() : match.end()].upper()[:4].isascii() and sum(map(str.isdigit, text)) > 1
        )
    if rule == "code.application":
        before = words.low[max(0, match.start() - 12) : match.start()]
        shown = words.plain[match.start() : match.end()]
        if sum(map(str.islower, shown)) > 1 or shown[0].islower():
            return False
        return not re.search(r"(?:psi|pi|pso|ai|cf|part|section)[ ]$", before) and text != "24/7"
    if rule == "code.nino":
        large = not any(map(str.islower, words.plain[match.start() : match.end()][:2]))
        return sum(map(str.isdigit, text)) > 3 and (large or text[-1].isalpha())
    return any(map(str.isdigit, text)) or rule != "code.cro"


def _looks_like_a_code(words: Words, match: re.Match[str]) -> bool:
    text = match.group()
    digits = sum(map(str.isdigit, text))
    letters = sum(map(str.isalpha, text))
    if _ORDINAL.fullmatch(text) or _TERMS.fullmatch(text) or digits + letters < 5:
        return False
    if digits < 2 or text in words_of("acronyms"):
        return False
    if re.search(r"-[a-z]{3,}", text) and is_word(text.rsplit("-", 1)[-1]):
        return False
    return not re.fullmatch(r"\d{1,4}[-/](?:\w*[a-z]\w*)", text) or letters < 3
