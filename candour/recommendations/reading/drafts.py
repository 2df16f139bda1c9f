"""A recommendation while it is being put together from rows, each part with its source lines."""

from dataclasses import dataclass, field

from candour.recommendations.plan import ReadingWarning
from candour.recommendations.reading.document import Lines, Piece

Number = int | str


@dataclass(slots=True)
class ResponseRow:
    """What one printed row gives to a recommendation's response."""

    texts: list[Piece] = field(default_factory=list)
    owners: list[Piece] = field(default_factory=list)
    targets: list[Piece] = field(default_factory=list)
    lines: Lines = ()
    no_owner: bool = False
    """A dash stands where the owner would: there is none, rather than one lost in the layout."""
    no_target: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.texts or self.owners or self.targets)

    @property
    def is_own(self) -> bool:
        """The row says for itself who owns the action and by when."""
        return bool(self.owners or self.no_owner) and bool(self.targets or self.no_target)


@dataclass(slots=True)
class Draft:
    number: Number
    addressee: str | None = None
    stem: str | None = None
    text: list[Piece] = field(default_factory=list)
    category: list[Piece] = field(default_factory=list)
    reason: list[Piece] = field(default_factory=list)
    prose: list[Piece] = field(default_factory=list)
    rows: list[ResponseRow] = field(default_factory=list)
    heading_lines: Lines = ()
    lines: Lines = ()


@dataclass(slots=True)
class Warnings:
    """What a person should look at, in the order of reading."""

    found: list[ReadingWarning] = field(default_factory=list)

    def add(self, code: str, message: str, number: Number | None = None, lines: Lines = ()) -> None:
        warning = ReadingWarning(code, message, number, lines)
        if warning not in self.found[-20:]:
            self.found.append(warning)
