"""The engine as the desk asks it: blocks and the register of the case in, suggestions out."""

from collections.abc import Iterator
from dataclasses import dataclass

from candour.cases.models import Case, RegisteredPerson
from candour.disclosure import engine
from candour.disclosure.engine.document import VERSION
from candour.disclosure.models import Disclosure
from candour.disclosure.redacted import Block, Original, blocks_of

ENGINE = f"engine {VERSION}"
PERSON = "person"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that the engine proposes, or that was decided in the copy before and has changed."""

    block: str
    start: int
    end: int
    kind: str
    tier: int
    entity: str
    rule: str
    reason: str


def look_at(disclosure: Disclosure, original: Original) -> list[Found]:
    """Every suggestion in the order of reading. Raises EngineError: that is not the same as nothing found."""
    blocks = blocks_of(original)
    found = engine.suggest_blocks([_block(block) for block in blocks], register_of_engine(disclosure))
    return [_found(block, one) for block in blocks for one in found[block.id] if one.start < one.end]


def register_of_engine(disclosure: Disclosure) -> list[engine.Entry]:
    """Everybody in the register of the case under every form of the name, and the codes of the case."""
    case: Case = disclosure.case
    people = RegisteredPerson.objects.filter(case=case)
    return [*map(_person, people), *_codes(case)]


def _person(person: RegisteredPerson) -> engine.Entry:
    known = f"{person.known_as} {person.family_name}" if person.known_as else ""
    aliases = [alias for alias in (known, *person.aliases) if alias]
    return engine.Entry(
        id=str(person.pk),
        kind=PERSON,
        name=person.display_name,
        aliases=tuple(aliases),
        role=person.role,
    )


def _codes(case: Case) -> Iterator[engine.Entry]:
    for code in (case.crn, case.reference):
        if code:
            yield engine.Entry(id=f"code {code}", kind="code", name=code)


def _block(block: Block) -> engine.Block:
    references = tuple(
        engine.Reference(start=one.start, end=one.end, entity=one.entity) for one in block.mentions
    )
    return engine.Block(id=block.id, text=block.text, references=references)


def _found(block: Block, one: engine.Suggestion) -> Found:
    return Found(
        block=block.id,
        start=one.start,
        end=one.end,
        kind=one.kind,
        tier=one.tier,
        entity=_entity(block, one),
        rule=one.rule,
        reason=one.reason,
    )


def _entity(block: Block, one: engine.Suggestion) -> str:
    """Of a person in the register their number; of somebody who is not, the words that name them."""
    if one.kind != PERSON:
        return ""
    words = " ".join(block.text[one.start : one.end].split())
    return one.entity or words.removesuffix("’s").removesuffix("'s")[:LONGEST_NAME]
