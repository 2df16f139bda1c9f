"""Compose a pack from a redacted model and words about it. No withheld word comes in here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.disclosure.redacted import Redacted, RedactedSection, releasable_schedule
from candour.disclosure.redacted.decisions import Action
from candour.disclosure.redacted.model import LABEL, label_of, places
from candour.disclosure.rendering.drawing import blocks_of_section
from candour.disclosure.rendering.explaining import explained
from candour.disclosure.rendering.pack import Pack
from candour.disclosure.words import Words, words_in
from candour.paper.pieces import Block, Cell, Heading, Items, Paragraph, Run, Table, printable, told

SCHEDULE_WIDTHS = (32, 33, 35)


@dataclass(frozen=True, slots=True)
class Contact:
    """The person whom the family can talk to."""

    name: str
    role: str
    phone: str = ""
    email: str = ""
    times: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the preparer says to one family. `own_words` stand after the first paragraph."""

    to: str
    bereaved: bool
    contact: Contact
    signed_by: str
    signed_role: str
    next_steps: tuple[str, ...]
    own_words: str = ""
    other_help: tuple[str, ...] = ()

    def missing(self) -> tuple[str, ...]:
        """What has to be filled in before a letter can go out, in words."""
        wanted = {
            "Say who the letter is to.": self.to,
            "Name the person whom the family can talk to.": self.contact.name,
            "Say in plain words what that person does.": self.contact.role,
            "Give a phone number or an email address for them.": self.contact.phone or self.contact.email,
            "Say who signs the letter.": self.signed_by,
            "Say what happens next.": self.next_steps,
        }
        return tuple(why for why, value in wanted.items() if not value)


@dataclass(frozen=True, slots=True)
class About:
    """Which copy this is, and for whom."""

    number: int
    recipient: str
    """In words that name nobody but the recipient, such as `you` or `the coroner`."""
    made_on: str
    """An ISO date."""
    purpose: str = ""
    own_name: str = ""
    """What stands for the recipient, where the review speaks of them; empty: a label, as for everybody."""
    marking: str = ""
    glossary: Mapping[str, str] = field(default_factory=dict)
    """Meanings by term; only terms that the pack uses are explained in it."""
    grounds: Mapping[str, str] = field(default_factory=dict)
    """What each ground is called, by its code. A family reads the fixed plain words instead."""


class LetterIncomplete(Exception):
    """Raised with everything that is missing."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(" ".join(missing))


def family_pack(model: Redacted, letter: Letter, about: About) -> Pack:
    """Letter, contents, how to read, the review, what will change, whom to talk to, words explained.

    Raises LetterIncomplete, and WordsMissing where the language has no full set of fixed words.
    """
    if missing := letter.missing():
        raise LetterIncomplete(missing)
    words = words_in(model.language)
    plain = replace(model, sections=tuple(_plainly(section, words) for section in model.sections))
    parts = [
        *_reading(model, about, words),
        *_review(plain, words),
        *_talk(letter, words),
    ]
    told_plainly = replace(about, grounds=_plain_grounds(about, words))
    parts += [*_glossary(parts, about, words), *_left_out(plain, told_plainly, words)]
    parts += _copy(model, about, words, "copy_text")
    first = [_heading(words("letter_heading"), new_page=True), *_letter(letter, words)]
    return _pack(model, about, words, "family", (*first, *parts))


def letter_and_review(model: Redacted, letter: Letter) -> tuple[Block, ...]:
    """The letter as far as it is filled in, and the parts of the review, measured before they are whole.

    Raises WordsMissing.
    """
    words = words_in(model.language)
    plain = replace(model, sections=tuple(_plainly(section, words) for section in model.sections))
    return (_heading(words("letter_heading")), *_letter(letter, words), *_review(plain, words))


def other_pack(model: Redacted, about: About) -> Pack:
    """For a recipient who is no victim or relative: the review without a letter. Raises WordsMissing."""
    words = words_in(model.language)
    parts = [*_reading(model, about, words), *_review(model, words), *_left_out(model, about, words)]
    parts += _glossary(parts, about, words)
    return _pack(model, about, words, "other", (*parts, *_copy(model, about, words, "copy_text_other")))


def _pack(model: Redacted, about: About, words: Words, kind: str, blocks: tuple[Block, ...]) -> Pack:
    titles = [text_of(block) for block in blocks if isinstance(block, Heading) and block.level == 2]
    return Pack(
        title=words(f"title_{kind}"),
        subtitle=words(f"subtitle_{kind}", recipient=printable(about.recipient)),
        language=model.language,
        marking=printable(about.marking) or words("marking"),
        copy_line=words("copy_line", number=about.number),
        page_words=words.texts["page_of"],
        model_sha256=model.sha256,
        file_stem=f"review-copy-{about.number}",
        blocks=blocks,
        contents_heading=words("inside_heading"),
        contents=tuple(titles),
    )


def text_of(block: Heading | Paragraph) -> str:
    return "".join(run.text for run in block.runs)


def _heading(text: str, level: int = 2, *, new_page: bool = False) -> Heading:
    return Heading(level, (Run(printable(text)),), new_page)


def _said(text: str) -> Paragraph:
    return Paragraph((Run(printable(text)),))


def _list(*lines: str) -> Items:
    return Items(tuple((_said(line),) for line in lines))


def _line(lead: str, text: str) -> Paragraph:
    return Paragraph((Run(lead, strong=True), Run(printable(text))))


def _letter(letter: Letter, words: Words) -> list[Block]:
    sorry = words("sorry_bereaved" if letter.bereaved else "sorry_harmed")
    contact = printable(letter.contact.name)
    return [
        _said(words("dear", name=printable(letter.to))),
        _said(sorry),
        *told(letter.own_words),
        _said(words("what_review_is")),
        _said(words("what_review_is_not")),
        _said(f"{words('hard_to_read')} {words('contact_can_help', contact=contact)}"),
        _heading(words("next_heading"), 3),
        _list(*letter.next_steps),
        _said(words("sincerely")),
        _said("\n".join(filter(None, (letter.signed_by, letter.signed_role)))),
    ]


def _reading(model: Redacted, about: About, words: Words) -> list[Block]:
    labels = [label_of(piece) for place in places(model) for piece in place.pieces if piece["type"] == LABEL]
    others = [label for label in labels if label != about.own_name]
    named = words("people_not_named", label=others[0]) if others else words("people_not_named_here")
    own = [_said(words("you_are_named", name=printable(about.own_name)))] if len(others) < len(labels) else []
    changed = bool(releasable_schedule(model))
    left = words("left_out", withheld=words("withheld")) if changed else words("nothing_left_out")
    return [_heading(words("reading_heading"), new_page=True), _said(named), *own, _said(left)]


def _plainly(section: RedactedSection, words: Words) -> RedactedSection:
    """Under a title without the words of the service, where there is one for this part of a review."""
    return replace(section, title=words.texts.get(f"part_{section.key}", section.title))


def _plain_grounds(about: About, words: Words) -> dict[str, str]:
    """Each ground in words for a family, where there are some; a new ground keeps its own name until then."""
    return {key: words.texts.get(f"ground_{key}", name) for key, name in about.grounds.items()}


def _review(model: Redacted, words: Words) -> list[Block]:
    blocks: list[Block] = []
    for section in model.sections:
        blocks += _section(section, words)
    return blocks


def _section(section: RedactedSection, words: Words) -> list[Block]:
    inside = blocks_of_section(section, words("withheld"))
    return [_heading(section.title), *inside] if inside else []


def _left_out(model: Redacted, about: About, words: Words) -> list[Block]:
    counted: Counter[tuple[str, Action, tuple[str, ...]]] = Counter()
    for line in releasable_schedule(model):
        counted[line.title, line.action, line.grounds] += line.count
    if not counted:
        return []
    rows = []
    for (title, action, grounds), count in counted.items():
        kind = "withheld" if action is Action.WITHHOLD else "generalised"
        done = words(f"{kind}_once") if count == 1 else words(f"{kind}_times", count=count)
        rows.append((title, done, "; ".join(about.grounds.get(ground, ground) for ground in grounds)))
    heads = (words("place_column"), words("what_column"), words("why_column"))
    return [_heading(words("where_left_out_heading")), _said(words("where_left_out")), _table(heads, rows)]


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    cells = [Cell(x, 0, (_said(text),), header=True) for x, text in enumerate(heads)]
    cells += [Cell(x, y, (_said(text),)) for y, row in enumerate(rows, start=1) for x, text in enumerate(row)]
    return Table("", SCHEDULE_WIDTHS, tuple(cells), 1 + len(rows), headed=True)


def _talk(letter: Letter, words: Words) -> list[Block]:
    contact = letter.contact
    intro = words("talk_intro", contact=printable(contact.name), role=printable(contact.role))
    lines = (("talk_phone", contact.phone), ("talk_email", contact.email), ("talk_times", contact.times))
    blocks: list[Block] = [_heading(words("talk_heading"), new_page=True), _said(intro)]
    blocks += [_line(words(key), value) for key, value in lines if value]
    if letter.other_help:
        blocks += [_said(words("talk_other")), _list(*letter.other_help)]
    return blocks


def _glossary(parts: list[Block], about: About, words: Words) -> list[Block]:
    used = explained(parts, about.glossary)
    if not used:
        return []
    lines = [_line(f"{term}: ", meaning) for term, meaning in used]
    return [_heading(words("words_heading")), _said(words("words_intro")), *lines]


def _copy(model: Redacted, about: About, words: Words, key: str) -> list[Block]:
    given = {
        "number": about.number,
        "recipient": printable(about.recipient),
        "day": words.day(about.made_on),
        "purpose": printable(about.purpose),
    }
    code = Paragraph((Run(words("copy_check")), Run(_in_groups(model.sha256))), quiet=True)
    return [_heading(words("copy_heading")), _said(words(key, **given)), code]


def _in_groups(code: str) -> str:
    """In groups of eight, so that it can be read aloud and breaks over lines."""
    return " ".join(code[place : place + 8] for place in range(0, len(code), 8))
