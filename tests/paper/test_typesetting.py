"""A PDF is the same bytes for the same data, and a character without a glyph is printed as its number."""

import pypdfium2
import pytest
import typst

from candour.paper import typesetting

TEMPLATE = b"""#set document(title: [A paper])
#set text(lang: "en", font: ("DejaVu Sans", "Libertinus Serif"))
#json(bytes(sys.inputs.printed)).words
"""


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[0].get_textpage().get_text_bounded()).strip()
    finally:
        document.close()


def test_the_same_data_gives_the_same_bytes() -> None:
    first, second = (typesetting.to_pdf(TEMPLATE, {"words": "The words"}) for _ in range(2))
    assert first == second
    assert text_of(first) == "The words"


def test_a_character_that_no_font_can_draw_is_printed_as_its_number() -> None:
    assert text_of(typesetting.to_pdf(TEMPLATE, {"words": "é and \U000f1234"})) == "é and [character U+F1234]"


def test_another_fault_of_the_template_is_not_hidden() -> None:
    with pytest.raises(typst.TypstError, match="unknown variable"):
        typesetting.to_pdf(b"#nothing-of-this-name", {})
