"""Numbered lists in Word: each list counts for itself, from where it begins."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import _Element as Element


class Numbering:
    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.root = document.part.numbering_part.element

    def beginning_at(self, start: int, *, style: str) -> str:
        """The number of a new list that looks as the style does."""
        number = str(
            1 + max((int(each.get(qn("w:numId"))) for each in self.root.iter(qn("w:num"))), default=0)
        )
        made = OxmlElement("w:num")
        made.set(qn("w:numId"), number)
        made.append(_with_value("w:abstractNumId", self._look_of(style)))
        override = OxmlElement("w:lvlOverride")
        override.set(qn("w:ilvl"), "0")
        override.append(_with_value("w:startOverride", str(start)))
        made.append(override)
        self.root.append(made)
        return number

    def give(self, paragraph: WordParagraph, number: str) -> None:
        properties = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = int(number)
        properties.get_or_add_ilvl().val = 0

    def _look_of(self, style: str) -> str:
        used = self.document.styles[style].element.pPr.numPr.numId.val
        for each in self.root.iter(qn("w:num")):
            if int(each.get(qn("w:numId"))) == used:
                return str(each.find(qn("w:abstractNumId")).get(qn("w:val")))
        raise LookupError(style)


def _with_value(tag: str, value: str) -> Element:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element
