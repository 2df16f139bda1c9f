"""All forms of a register in one automaton over words, so that its size hardly matters to the speed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from candour.disclosure.engine.forms import Form, Need
from candour.disclosure.engine.names import PARTICLES
from candour.disclosure.engine.tokens import Token

LONGEST_GAP = 12
_TITLE_GAPS = frozenset({". ", "."})


@dataclass(slots=True)
class Node:
    next: dict[str, "Node"] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


class Automaton:
    """Built once for a register; each word of a text is looked at once for each word of the longest form."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.root = Node()
        for form in forms:
            node = self.root
            for key in form.keys:
                node = node.next.setdefault(key, Node())
            node.forms.append(form)

    def at(self, tokens: Sequence[Token], index: int) -> list[tuple[int, list[Form]]]:
        """Every sequence of forms that begins here: number of words and forms, the longest first."""
        node = self.root.next.get(tokens[index].key)
        found: list[tuple[int, list[Form]]] = []
        length = 1
        while node is not None:
            if node.forms:
                fitting = [form for form in node.forms if _written(form, tokens[index : index + length])]
                if fitting:
                    found.append((length, fitting))
            following = index + length
            if following >= len(tokens) or not _joins(tokens[following - 1], tokens[following]):
                break
            node = node.next.get(tokens[following].key)
            length += 1
        return found[::-1]


def _joins(before: Token, token: Token) -> bool:
    """Whether two words can belong to one name: a space, a hyphen, a comma; some full stops.

    A full stop joins after an initial, and where no space follows it, as in the name of an account.
    """
    gap = token.gap
    if len(gap) > LONGEST_GAP or gap.count("\n") > 1 or gap.strip(" \n\t,-.'&/*_"):
        return False
    return "." not in gap or gap == "." or len(before.key) < 4 or before.upper


def _written(form: Form, tokens: Sequence[Token]) -> bool:
    if form.need is Need.ANY:
        return True
    if form.need is Need.CAPITAL and len(tokens) == 1:
        return True  # what stands around it decides
    if form.need is Need.CAPITAL:
        return all(token.capital or token.word[0].isdigit() or token.key in PARTICLES for token in tokens)
    if form.need is Need.UPPER:
        return all(token.upper or _upper_at_both_ends(token.word) for token in tokens)
    gaps = _TITLE_GAPS if len(tokens) < 3 else _TITLE_GAPS | {" ", "-"}
    return all(token.initial for token in tokens) and all(token.gap in gaps for token in tokens[1:])


def _upper_at_both_ends(word: str) -> bool:
    """Initials that keep the small letters of "de la": VdlF."""
    return len(word) in {3, 4, 5} and word[0].isupper() and word[-1].isupper() and word[1:-1].islower()
