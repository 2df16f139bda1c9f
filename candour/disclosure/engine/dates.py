"""Dates, times, ages and sums of money in every usual form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Words

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SHORT = {month[:3]: number for number, month in enumerate(_MONTHS, start=1)} | {"sept": 9}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_FULL_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:(?:19|20)\d\d\b|'\d\d\b)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?"
_WORD_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth)|thirtieth|thirty-first)"
)
_S = r"[ \n]{1,3}"
_FULL = re.compile(
    rf"(?<![\w/.-])(?:(?:{_WEEKDAY},?{_S})?(?:the{_S})?(?:{_DAY}(?:,[ ]|[ ]?-[ ]?|{_S}(?:and|or|to){_S})){{0,6}}(?:{_DAY}|{_WORD_DAY}){_S}?(?:(?:day{_S})?of{_S})?-?{_MONTH}"
    rf"(?:,?[ \n-]{{0,3}}(?:(?:19|20)\d\d\b|'?\d\d\b(?![:.]\d)))?"
    rf"|(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}(?:the{_S})?{_DAY}(?![:.]\d|{_S}?(?:am|pm|o'clock|people|cases)\b)(?:,?{_S}(?:19|20)\d\d\b)?"
    r"|(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:0?[1-9]|1[0-2])\s?[/.-]\s?(?:(?:19|20)\d\d|\d\d)(?![\w/-])"
    r"|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?:t\d\d:\d\d(?::\d\d)?z?)?(?![\w/-])"
    r"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d\d(?![\w/-]))"
)
_DAY_MONTH_NUMBERS = re.compile(
    r"\b(?:on|dated|by|until|from|since)[ \n]((?:[1-9]|0[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]))(?![\w/])"
)
_MONTH_YEAR = re.compile(
    rf"(?<![\w-])(?:(?:early|mid|late|the{_S}(?:beginning|end|start|middle){_S}of)[- \n])?"
    rf"(?:{_FULL_MONTH}|{_MONTH}(?=[ \n']+\d{{2,4}}\b))(?:{_S}(?:and|to|or|-){_S}{_FULL_MONTH})?(?:,?{_S}?(?:of{_S})?{_YEAR})?"
)
_MONTH_NUMBERS = re.compile(r"(?<![\w/.-])(?:0[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/-])")
_SEASON = re.compile(
    r"\b(?:christmas eve|christmas day|boxing day|new year's eve|new year's day|good friday|easter sunday"
    r"|easter monday|bonfire night|halloween|mother's day|father's day|valentine's day|remembrance sunday)\b|"
    r"\b(?:spring|summer|autumn|winter|christmas|easter|new year|ramadan|eid)[ \n](?:of[ \n])?(?:19|20)\d\d\b"
)
_YEARS = re.compile(
    r"(?<![\w/.:£$€§-])(?:19|20)\d\d(?:\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)\b)?(?:s\b)?(?![\w/:]|[.,]\d|%|-\w)"
)
_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|during|early|late|mid|last|next|this|from|and|to|end of)[ \n-])$"
)
_NO_YEAR = re.compile(
    r"(?:act|rules?|regulations?|order|code|framework|guidance|instruction|psi|pi|bill|form|version|no\.?|£|section|room|pages?|about|some|nearly|over|than)[ \n,(]{1,3}(?:[a-z]+[ \n])?$"
)
_TIME = re.compile(
    r"(?<![\w:.,£/-])(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?[ \n]?(?:am|pm|a\.m\.|p\.m\.|hours|hrs)?|(?:[1-9]|1[0-2])[ \n]?(?:am\b|pm\b|a\.m\.|p\.m\.|o'clock)"
    r"|(?:[01]\d|2[0-3])[0-5]\d[ \n]?(?:hours|hrs)|(?:half past|quarter past|quarter to)[ \n](?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?![\w%]|[.]\d|/)"
)
_MONEY = re.compile(
    r"(?:(?:[£$€]|\b(?:gbp|eur|usd|chf|pln|frf|dem|itl|ats|try|rub|sek|nok|dkk)[ \n]?)\d[\d,. ]{0,14}\d?(?:[ \n]?(?:million|billion|thousand|bn|m\b|k\b|pence|p\b))?"
    r"|(?<![\w.,])\d[\d,. ]{0,14}[ \n](?:pounds(?: sterling)?|euros?|dollars|pence|zlotys?|polish zlotys?|turkish (?:liras?|pounds)|liras?|roubles|rubles|(?:french|swiss|belgian) francs|german marks|schillings|drachmas?|kroner|kronor)\b"
    r"(?:[ \n]\([a-z]{2,4}\))?|\b(?:[a-z]+[ \n-]){1,4}(?:pounds|euros|dollars)(?![\w]))"
)
_NUMBER = r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_AGE = re.compile(
    rf"(?<!\w)(?:(?:aged?|age of|turned|turning)[ \n]{_NUMBER}(?![\w%/])|{_NUMBER}[ \n-]years?[ \n-]old\b|{_NUMBER}[ \n-]months?[ \n-]old\b|{_NUMBER}[ \n]years of age\b"
    r"|(?:in|into)[ \n](?:his|her|their|my)[ \n](?:(?:early|mid|late)[ \n-])?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\d0s)"
    rf"|(?:was|is)[ \n]{_NUMBER}(?=[ \n](?:when|at the time))|\({_NUMBER}\)(?=[ \n](?:was|is|and|who)))"
)
_AGE_BAND = re.compile(r"\b(?:under|over|at least)[ \n](?:the[ \n])?$")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is given."""

    day: int | None
    month: int | None
    year: int | None


def find_dates(words: Words) -> Iterator[Found]:
    """Dates, the fullest first."""
    low = words.low
    for pattern, rule in ((_FULL, "date.full"), (_SEASON, "date.part"), (_MONTH_NUMBERS, "date.month")):
        for match in pattern.finditer(low):
            if _not_may(words, match, full=True) and _is_a_day(
                match.group(), low[max(0, match.start() - 16) : match.start()]
            ):
                yield _made(match, "date", rule)
    for match in _DAY_MONTH_NUMBERS.finditer(low):
        yield Found(match.start(1), match.end(1), "date", 1, "date.part", REASONS["date.part"])
    yield from _months_and_years(words)


def _months_and_years(words: Words) -> Iterator[Found]:
    low = words.low
    for match in _MONTH_YEAR.finditer(low):
        if _not_may(words, match, full=False):
            yield _made(match, "date", "date.month")
    for match in _YEARS.finditer(low):
        if not _NO_YEAR.search(low[max(0, match.start() - 30) : match.start()]):
            yield _made(match, "date", "date.year")


def _not_may(words: Words, match: re.Match[str], *, full: bool) -> bool:
    """May and March are also other words: a month has a capital, and May a number or a small word beside it."""
    letters = re.search("[a-z]{3,}", match.group())
    if letters is None or (any(char.isdigit() for char in match.group()) and "may" not in match.group()):
        return True
    shown = words.plain[match.start() : match.end()]
    month = re.search(
        r"\b(?:may|march|august|april|june|mar|dec|jan|sep|sept|oct|nov|jun|jul|aug|apr|feb)\b", match.group()
    )
    if month is None:
        return full or any(part[0].isupper() for part in re.findall("[A-Za-z]+", shown))
    if not shown[month.start()].isupper():
        return full and any(char.isdigit() for char in shown)
    if month.group() in {"may", "april", "june", "august", "march"} and not any(
        char.isdigit() for char in shown
    ):
        return match.group() != month.group() or bool(
            _BEFORE_MAY.search(words.low[max(0, match.start() - 12) : match.start()])
        )
    return True


_BEFORE_A_DAY = re.compile(
    r"(?:\b(?:dob|d\.o\.b\.?|birth|born|on|dated?|since|from|until|by|before|after|seen|met|died)[ :,(\n]{1,3}|\|[ ]{0,3})$"
)


def _is_a_day(text: str, before: str) -> bool:
    """Not a version number such as 1.2.10: one of single figures is a day where the words before ask for one."""
    numbers = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d\d)", text.replace(" ", ""))
    if numbers is None or len(numbers.group(1)) == 2 or len(numbers.group(2)) == 2:
        return True
    return _BEFORE_A_DAY.search(before) is not None


def find_times(words: Words) -> Iterator[Found]:
    for match in _TIME.finditer(words.low):
        yield _made(match, "time", "time.clock")


def find_money(words: Words) -> Iterator[Found]:
    for match in _MONEY.finditer(words.low):
        end = match.end() - (len(match.group()) - len(match.group().rstrip(" .,\n")))
        start = match.start()
        if match.group()[0].isalpha() and not re.match(
            r"(?:gbp|eur|usd|chf|pln|frf|dem|itl|ats|try|rub|sek|nok|dkk)", match.group()
        ):
            start = _number_words_start(words.low, match)
            if start == end:
                continue
        yield Found(start, end, "money", 1, "money.sum", REASONS["money.sum"])


_NUMBER_WORD = re.compile(
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|hundred|thousand|million|and|several|few)[ \n-])+(?:pounds|euros|dollars)$"
)


def _number_words_start(low: str, match: re.Match[str]) -> int:
    inner = _NUMBER_WORD.search(match.group())
    return match.start() + inner.start() if inner else match.end()


def find_ages(words: Words) -> Iterator[Found]:
    for match in _AGE.finditer(words.low):
        if not _AGE_BAND.search(words.low[max(0, match.start() - 14) : match.start()]):
            yield _made(match, "age", "age.years")


def _made(match: re.Match[str], kind: str, rule: str) -> Found:
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip(" \n"))
    end = match.end() - (len(text) - len(text.rstrip(" \n,.")))
    return Found(start, end, kind, 1, rule, REASONS[rule])


def read_day(text: str) -> Day | None:
    """What a date says, whatever its form; day before month where only figures are given."""
    low = text.lower()
    numbers = [int(number) for number in re.findall(r"\d+", low)]
    named = re.search(
        r"[a-z]{3,}", re.sub(rf"{_WEEKDAY}|(?<=\d)(?:st|nd|rd|th)|\b(?:of|the|day)\b", " ", low)
    )
    month = _SHORT.get(named.group()[:3]) if named else None
    if month:
        day = next((number for number in numbers if number < 32), None)
        year = next((number for number in numbers if number > 31), None)
        short = [number for number in numbers if number < 100][1:]
        return Day(day, month, year if year else (2000 + short[0] if short else None))
    if len(numbers) < 3:
        return Day(None, None, numbers[0]) if len(numbers) == 1 and numbers[0] > 1900 else None
    if numbers[0] > 31:
        return Day(numbers[2], numbers[1], numbers[0])
    return Day(numbers[0], numbers[1], numbers[2] if numbers[2] > 99 else 2000 + numbers[2])


def same_day(one: Day, other: Day) -> bool:
    """Whether two dates can be the same: the month agrees, and day and year do not contradict."""
    if one.month != other.month or one.day is None or one.day != other.day:
        return False
    return one.year is None or other.year is None or one.year % 100 == other.year % 100
