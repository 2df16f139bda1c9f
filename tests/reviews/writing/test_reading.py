"""A document as HTML: everything is escaped, and every block can be pointed at."""

from hypothesis import given, settings
from lxml import html

from candour.reviews import rich_text
from tests.reviews.writing.documents import DOCUMENTS, document, paragraph, words_of


def test_what_looks_like_html_is_words() -> None:
    drawn = rich_text.to_html(document('<script>alert(1)</script> & "so"'))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


def test_a_block_can_be_pointed_at() -> None:
    assert 'id="block-abc"' in rich_text.to_html(document(paragraph("a", id="abc")))
    assert "id=" not in rich_text.to_html(document(paragraph("a", id="abc")), prefix="")


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_the_page_says_what_the_document_says(doc: rich_text.Node) -> None:
    drawn = rich_text.to_html(doc)
    if drawn:
        tree = html.fragment_fromstring(drawn, create_parent="div")
        allowed = {"class", "id", "colspan", "rowspan", "start", "tabindex", "data-register"}
        assert {name for element in tree.iter() for name in element.attrib} <= allowed
        spaced = [element.text_content() for element in tree.iter("p", "h2", "h3", "h4")]
        blocks = [block.text.replace("\n", "") for block in rich_text.blocks(doc)]
        assert [words_of(one) for one in spaced] == [words_of(one) for one in blocks]


def test_tables_lists_and_quotations_have_their_tags() -> None:
    doc = rich_text.from_markup("3. a\n\n> b\n\n|!{2x1} c|\n| d | e |")
    drawn = rich_text.to_html(doc, lower=1)
    for part in ('<ol class="govuk-list govuk-list--number" start="3"', "<blockquote", 'colspan="2"', "<td"):
        assert part in drawn
    assert "<h3" in rich_text.to_html(rich_text.from_markup("## Heading"), lower=1)
