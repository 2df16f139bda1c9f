"""The words of each page of a PDF, read by the gate's own reader: strictly, and with where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from candour.disclosure.gate.findings import Unreadable, words_in_lines
from candour.disclosure.gate.pdf_objects import Document, Name, _value

OPERATOR = re.compile(rb"[A-Za-z'\"*]+")
SPACE = re.compile(rb"[\x00\t\n\x0c\r ]*")
ALLOWED = words_in_lines("""
    B B* BDC BMC BT CS EMC ET G J K M Q RG S SC SCN TJ Tc Td Tf Tj Tm Tr Ts Tw Tz W W* c cm cs d f f* g gs h
    i j k l m n q re rg ri s sc scn w
""")
INK = ((0.043, 0.047, 0.047), (0.0,), (0.0, 0.0, 0.0))
"""The colours in which words may be drawn: the template's ink, and black."""
NEAR = 0.01
HEX_PAIRS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
HEX_TRIPLES = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Page:
    """`words` are the content; `artifacts` what stands beside it: head, foot, repeated headings."""

    words: str = ""
    artifacts: list[str] = field(default_factory=list)
    everything: str = ""
    faults: list[str] = field(default_factory=list)


def pages_of(document: Document) -> list[Page]:
    """Raises Unreadable for a page that is not drawn as the renderer draws one."""
    try:
        catalogue = document.at(document.trailer["Root"])
        kids = document.at(catalogue["Pages"])["Kids"]
        return [_Reader(document, document.at(kid)).read() for kid in kids]
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as wrong:
        raise Unreadable("A page is not drawn as the renderer draws one.") from wrong


def to_unicode(cmap: bytes) -> dict[int, str]:
    """Glyph numbers to characters."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in HEX_PAIRS.findall(block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in HEX_TRIPLES.findall(block):
            start = int.from_bytes(bytes.fromhex(text.decode()), "big")
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = (start + step).to_bytes(len(text) // 2, "big").decode("utf-16-be")
    return found


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


class _Reader:
    def __init__(self, document: Document, page: dict[str, Any]) -> None:
        self.document, self.box = document, page["MediaBox"]
        resources = document.at(page["Resources"])
        fonts = document.at(resources.get("Font", {}))
        self.fonts = {name: self._font(font) for name, font in fonts.items()}
        self.data = document.stream_of(page["Contents"])
        self.page = Page()
        self.matrix, self.colour, self.kept = UNIT, (0.0,), []  # type: tuple[Any, Any, list[Any]]
        self.text_matrix, self.font, self.mode = UNIT, "", 0
        self.marked: list[bool] = []
        self.said: list[str] = []

    def _font(self, reference: Any) -> dict[int, str]:  # noqa: ANN401
        font = self.document.at(reference)
        return to_unicode(self.document.stream_of(font["ToUnicode"]))

    def read(self) -> Page:
        for operator, operands in _operations(self.data):
            if operator not in ALLOWED:
                self._fault(f"The page is drawn with “{operator}”, which the renderer does not use.")
                continue
            handler = getattr(self, f"_do_{operator}", None)
            if handler is not None:
                handler(operands)
        if self.marked or self.kept:
            self._fault("Something on the page is begun and not ended.")
        return self.page

    def _fault(self, why: str) -> None:
        if why not in self.page.faults:
            self.page.faults.append(why)

    def _do_q(self, _given: list[Any]) -> None:
        self.kept.append((self.matrix, self.colour, self.mode))

    def _do_Q(self, _given: list[Any]) -> None:  # noqa: N802 - the format's own name
        self.matrix, self.colour, self.mode = self.kept.pop()

    def _do_cm(self, given: list[Any]) -> None:
        self.matrix = _times(tuple(given), self.matrix)

    def _do_BT(self, _given: list[Any]) -> None:  # noqa: N802
        self.text_matrix = UNIT

    def _do_Tm(self, given: list[Any]) -> None:  # noqa: N802
        self.text_matrix = tuple(given)

    def _do_Td(self, given: list[Any]) -> None:  # noqa: N802
        self.text_matrix = _times((1, 0, 0, 1, given[0], given[1]), self.text_matrix)

    def _do_Tf(self, given: list[Any]) -> None:  # noqa: N802
        self.font = str(given[0])
        if given[1] < 5:
            self._fault("Words are too small to be seen.")

    def _do_Tr(self, given: list[Any]) -> None:  # noqa: N802
        self.mode = given[0]

    def _do_scn(self, given: list[Any]) -> None:
        self.colour = tuple(given)

    _do_rg = _do_g = _do_k = _do_sc = _do_scn

    def _do_gs(self, _given: list[Any]) -> None:
        self._fault("The page uses a state of drawing, with which things can be made to vanish.")

    def _do_BDC(self, given: list[Any]) -> None:  # noqa: N802
        self._mark(str(given[0]), given[1] if len(given) > 1 else {})

    def _do_BMC(self, given: list[Any]) -> None:  # noqa: N802
        self._mark(str(given[0]), {})

    def _mark(self, tag: str, properties: Any) -> None:  # noqa: ANN401
        known = {"Attached", "Subtype", "Type", "MCID", "Lang"}
        if not isinstance(properties, dict) or not set(properties) <= known:
            self._fault("A mark on the page says more than where it stands.")
        self.marked.append(tag == "Artifact")
        if tag == "Artifact":
            self.said = []

    def _do_EMC(self, _given: list[Any]) -> None:  # noqa: N802
        if self.marked.pop() and self.said:
            self.page.artifacts.append("".join(self.said))
            self.said = []

    def _do_Tj(self, given: list[Any]) -> None:  # noqa: N802
        self._show(given[0])

    def _do_TJ(self, given: list[Any]) -> None:  # noqa: N802
        for piece in given[0]:
            if isinstance(piece, bytes):
                self._show(piece)

    def _show(self, codes: bytes) -> None:
        letters = self.fonts.get(self.font)
        if letters is None:
            raise Unreadable("Words are drawn in a font that the page does not have.")
        pairs = [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)]
        if any(pair not in letters for pair in pairs):
            raise Unreadable("A letter is drawn that the font does not explain.")
        text = "".join(letters[pair] for pair in pairs)
        self._check_seen()
        self.page.everything += text
        if any(self.marked):
            self.said.append(text)
        else:
            self._fault(
                "Words stand on the page without a mark that tells what they are."
            ) if not self.marked else None
            self.page.words += text

    def _check_seen(self) -> None:
        if self.mode != 0:
            self._fault("Words are drawn so that they cannot be seen.")
        if not any(len(ink) == len(self.colour) and _near(ink, self.colour) for ink in INK):
            self._fault("Words are drawn in a colour that the template does not use.")
        matrix = _times(self.text_matrix, self.matrix)
        left, bottom, right, top = self.box
        if not (left <= matrix[4] <= right and bottom <= matrix[5] <= top):
            self._fault("Words stand outside the page.")


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(first - second) < NEAR for first, second in zip(one, other, strict=True))


def _operations(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Each operator with what stands before it."""
    place, operands = 0, []  # type: int, list[Any]
    while True:
        place = SPACE.match(data, place).end()  # type: ignore[union-attr]
        if place >= len(data):
            return
        match = OPERATOR.match(data, place)
        if match and match[0] not in (b"true", b"false", b"null"):
            yield match[0].decode(), operands
            place, operands = match.end(), []
        else:
            value, place = _value(data, place, 0)
            operands.append(value)


__all__ = ["Name", "Page", "pages_of", "to_unicode"]
