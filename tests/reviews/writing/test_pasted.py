"""What comes from Word or from a page keeps every word, and a shape that a section may have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.reviews import rich_text
from tests.reviews.writing import word_html
from tests.reviews.writing.documents import words_of


def kinds(doc: rich_text.Node) -> list[str]:
    return [node["type"] for node in doc["content"]]


def test_thirty_pages_of_word_keep_every_word_in_order() -> None:
    pasted, said = word_html.pages(30)
    doc = rich_text.from_html(pasted)
    assert len(said) > 12_000
    assert words_of(rich_text.plain_text(doc)) == said


def test_words_own_lists_are_lists_without_the_bullets_it_writes_out() -> None:
    doc = rich_text.from_html(
        word_html.HEAD
        + word_html.listed("one")
        + word_html.listed("deeper", level=2, mark="o")
        + word_html.listed("two")
        + word_html.listed("first", mark="1.")
        + word_html.normal("after")
        + word_html.TAIL
    )
    assert kinds(doc) == ["bullet_list", "ordered_list", "paragraph"]
    entry = doc["content"][0]["content"][0]
    assert [node["type"] for node in entry["content"]] == ["paragraph", "bullet_list"]
    assert words_of(rich_text.plain_text(doc)) == ["one", "deeper", "two", "first", "after"]


@pytest.mark.parametrize(
    ("page", "shape", "words"),
    [
        (
            "loose <b>words</b> <p>in a paragraph</p> and after",
            ["paragraph"] * 3,
            "loose words in a paragraph and after",
        ),
        ("<div>one<div>two</div>three</div>", ["paragraph"] * 3, "one two three"),
        ("<ul>stray<li>a<p>b</p></li><ul><li>c</li></ul>d</ul>", ["bullet_list"], "stray a b c d"),
        ("<ol><li><h3>t</h3><table><tr><td>x</td></tr></table></li></ol>", ["ordered_list"], "t x"),
        ("<blockquote><p>q</p>r<h2>s</h2></blockquote>", ["blockquote"], "q r s"),
        (
            "<table><caption>cap</caption><tr><th>h<td colspan=3><ul><li>l</ul></table>",
            ["paragraph", "table"],
            "cap h l",
        ),
        ("<script>no</script><style>no</style><!-- no -->yes", ["paragraph"], "yes"),
        ("<h1>a</h1><h6>b</h6>", ["heading", "heading"], "a b"),
        ("<dl><dt>term<dd>meaning</dl>", ["paragraph", "paragraph"], "term meaning"),
        ("<p>a<br>b<del>c</del><ins>d</ins></p>", ["paragraph"], "a bcd"),
        ("<ul></ul><table></table><p> </p>", [], ""),
        ("", [], ""),
        ("   ", [], ""),
    ],
)
def test_pages_of_every_kind(page: str, shape: list[str], words: str) -> None:
    doc = rich_text.from_html(page)
    assert kinds(doc) == shape
    assert words_of(rich_text.plain_text(doc)) == words_of(words)


def test_bold_and_italics_are_kept_however_they_are_written() -> None:
    doc = rich_text.from_html("<p><span style='font-weight:700'>a</span><em>b</em><h2><b>c</b></h2>")
    assert "<strong>a</strong><em>b</em>" in rich_text.to_html(doc)
    assert "<strong>c" not in rich_text.to_html(doc)


def test_cells_of_a_header_are_headings_and_spans_are_kept() -> None:
    doc = rich_text.from_html("<table><thead><tr><td rowspan=2>a<td colspan=x>b</thead><tr><td>c</table>")
    drawn = rich_text.to_html(doc)
    assert drawn.count("<th") == 2
    assert 'rowspan="2"' in drawn


TAGS = st.sampled_from(["p", "div", "li", "ul", "ol", "b", "td", "tr", "table", "span", "h2", "blockquote"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TAGS, st.booleans(), st.sampled_from(["alpha", "beta", "gamma", ""])), max_size=14))
def test_whatever_a_page_looks_like_its_words_are_kept(parts: list[tuple[str, bool, str]]) -> None:
    page = "".join(f"<{'/' if close else ''}{tag}> {word} " for tag, close, word in parts)
    said = sorted(word for _tag, _close, word in parts if word)
    assert sorted(words_of(rich_text.plain_text(rich_text.from_html(page)))) == said
