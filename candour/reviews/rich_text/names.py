"""Names that were typed as plain words: those of registered people, and those that look like somebody else's.

Suggestions only. They are shown beside the text and never change it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from candour.reviews.rich_text.schema import Node
from candour.reviews.rich_text.text import Block, blocks

TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|PC|DC|DS|DI|DCI|DSU|"
    "Sergeant|Inspector|Constable|Detective|Judge|HHJ|Justice|Recorder|Reverend|Rev|"
    "Father|Imam|Rabbi|Sister|Officer|Nurse"
)
# Seldom part of a name: words of the service and of the calendar, and those that begin sentences.
COMMON = frozenset(
    re.findall(
        r"\w+",
        """
    a about after again against all although an and any april are as assessment at august autumn
    bail bank because before between board both breach but by case chief children christmas
    community constabulary council county court crime criminal crown custody december delius
    delivery department did director district during each early east easter english england every
    family february finally first following for force framework friday from further general
    government had has he head health her his hmp home hospital house housing however if in
    information inspectorate interview it its january july june justice king later law licence local
    london magistrates majesty manager management mappa march marac may meeting mental ministry
    monday month national ndelius nhs no north northern not november oasys october of offence
    offender officer on one order our parole part person plan planning police policy practice pre
    prison probation public queen region regional report review risk road saturday school second
    secretary section senior sentence september serious service services sex she since social some
    south southern spring standard standards state street summer sunday supervising support team
    that the their then there these they third this three thursday to training trust tuesday two
    under unit until wales was we wednesday welsh west western what when where which while who why
    winter with without work year youth you
    """,
    )
)
IS_TITLE = re.compile(rf"(?:{TITLES})\.?")
CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’A-ZÀ-ÖØ-Þ-]*[a-zß-öø-ÿ]"
TITLED = re.compile(rf"\b(?:{TITLES})\.? (?:[A-Z]\.? )*{CAPITAL}(?: {CAPITAL}){{0,2}}")
RUN = re.compile(rf"(?<![\w’'-]){CAPITAL}(?: (?:{CAPITAL}|[A-Z]\.?)){{1,3}}(?![\w-])")
SENTENCE = re.compile(r"(?:^|[.!?:;]['”’)]?\s+|\n)$")
LEAST = 3
"""A form of a name with fewer letters is found too often to be of use."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the register, and every form that their name takes."""

    register: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A registered name that stands in the text as plain words."""

    register: int
    words: str
    times: int
    block: str
    """The first block that has it."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that look like the name of somebody who is not in the register."""

    words: str
    times: int
    block: str


def whole_words(words: str) -> re.Pattern[str]:
    """The words by themselves: not inside a longer word."""
    return re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")


def typed_names(document: Node, known: Iterable[Known]) -> list[Typed]:
    """Names of registered people that were typed. The longest form that fits is the one offered."""
    texts = [(block.id, _unreferred(block)) for block in blocks(document)]
    forms = sorted(
        ((form, one.register) for one in known for form in one.forms if len(form) >= LEAST),
        key=lambda form: -len(form[0]),
    )
    found: list[Typed] = []
    for form, register in forms:
        texts, times, first = _taken_out(texts, form)
        if times:
            found.append(Typed(register, form, times, first))
    return found


def _taken_out(texts: list[tuple[str, str]], form: str) -> tuple[list[tuple[str, str]], int, str]:
    """The texts without this name, how often it stood in them, and where first."""
    pattern = whole_words(form)
    left, times, first = [], 0, ""
    for block, text in texts:
        if form in text:
            text, here = pattern.subn(lambda match: "\n" * len(match[0]), text)
            times, first = times + here, first or (block if here else "")
        left.append((block, text))
    return left, times, first


def unknown_names(document: Node, known: Sequence[Known]) -> list[Unknown]:
    """Runs of words with capitals, or after a title, that match nobody in the register."""
    words_known = {word.casefold() for one in known for form in one.forms for word in form.split()}
    counted: Counter[str] = Counter()
    first: dict[str, str] = {}
    for block in blocks(document):
        if block.kind == "heading":
            continue
        for name in _names_in(_unreferred(block)):
            if not _is_known(name, words_known):
                counted[name] += 1
                first.setdefault(name, block.id)
    return [Unknown(name, times, first[name]) for name, times in counted.most_common()]


def _names_in(text: str) -> list[str]:
    titled = [match[0] for match in TITLED.finditer(text)]
    left = TITLED.sub(lambda match: "\n" * len(match[0]), text)
    runs = [name for match in RUN.finditer(left) if (name := _name_of(left, match))]
    return [*titled, *runs]


def _name_of(text: str, match: re.Match[str]) -> str:
    """The run without the word that merely begins a sentence; nothing where a common word is part of it."""
    words = match[0].split()
    if words[0].casefold() in COMMON and SENTENCE.search(text[: match.start()]):
        words = words[1:]
    if len(words) < 2 or any(
        word.casefold().rstrip("s") in COMMON or word.casefold() in COMMON for word in words
    ):
        return ""
    return " ".join(words)


def _is_known(name: str, known: set[str]) -> bool:
    """Every word but the title belongs to somebody of the register."""
    words = [word for word in name.split() if not IS_TITLE.fullmatch(word)]
    return all(_bare(word) in known for word in words)


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word).casefold()


def _unreferred(block: Block) -> str:
    """The text with its references blanked out, so that offsets stay."""
    text = block.text
    for mention in block.mentions:
        text = text[: mention.start] + "\n" * len(mention.words) + text[mention.end :]
    return text
