"""The words of a file against the approved words, in order, by readers that know nothing of each other."""

import re
from collections.abc import Iterable, Iterator

from candour.disclosure.gate.approved import Piece
from candour.disclosure.gate.folding import bare
from candour.disclosure.gate.pages import plain_words

LIST_MARK = re.compile("[•‣–◦▪]|[0-9]{1,4}\\.")
PAGE_NUMBER = re.compile("[0-9]{1,4}")


def in_order(found: str, pieces: Iterable[Piece]) -> str | None:
    """Where the words begin to differ, or None. Marks of lists and numbers of pages are the file's own."""
    text, at = bare(found), 0
    for number, piece in enumerate(pieces, start=1):
        for _ in range(piece.before.count("mark")):
            match = LIST_MARK.match(text, at)
            at = match.end() if match else at
        words = bare(piece.words)
        if not text.startswith(words, at):
            return f"At piece {number} of the approved pack the file says something else."
        at += len(words)
        if piece.after == "page":
            match = PAGE_NUMBER.match(text, at)
            at = match.end() if match else at
    return None if at == len(text) else "The file says more after the end of the approved pack."


def by_blocks(found: Iterable[str], pieces: Iterable[Piece]) -> str | None:
    """Block by block, cell by cell; blocks without words are nothing."""
    blocks = [words for words in map(bare, found) if words]
    wanted = [words for words in (bare(piece.words) for piece in pieces) if words]
    if blocks == wanted:
        return None
    for number, (block, words) in enumerate(zip(blocks, wanted, strict=False), start=1):
        if block != words:
            return f"Block {number} says something else than the approved pack."
    return "The file has more or fewer blocks than the approved pack."


def as_plain(found: str, pieces: Iterable[Piece], furniture: str) -> str | None:
    """A plain text, where marks of lists are taken away on both sides."""
    wanted = "\n".join(_lines(furniture, pieces))
    return (
        None
        if bare(plain_words(found)) == bare(plain_words(wanted))
        else "The text differs from the approved pack."
    )


def _lines(furniture: str, pieces: Iterable[Piece]) -> Iterator[str]:
    yield furniture
    for piece in pieces:
        yield from piece.words.split("\n")
