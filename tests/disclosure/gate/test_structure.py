"""What is not on a list is refused, whatever it is."""

from dataclasses import replace

import pytest

from candour.disclosure.gate import File
from candour.disclosure.gate.checking import findings_of
from candour.disclosure.gate.findings import Unreadable
from candour.disclosure.gate.laboratory import office, portable
from candour.disclosure.gate.laboratory.testing import clean, job
from candour.disclosure.gate.views import views_of


def faults(file: File, *checks: str) -> list[str]:
    return [one.why for one in findings_of(job(file), file, frozenset(checks))]


def page(old: bytes, new: bytes) -> File:
    file = clean("html")
    assert old in file.content
    return replace(file, content=file.content.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"<head>", b"<head><link>", "The head or the end of the page"),
        (b"</main>", b"<p>&eacute;</p></main>", "in a roundabout way"),
        (b"<body>", b"<body><?php ?>", "It holds an instruction"),
        (b"<main>", b"<main><![CDATA[x]]>", "It holds a declaration"),
        (b"<main>", b"<main>words", "Words stand outside"),
        (b"</main>", b"</p></main>", "not closed in the order"),
        (b"A letter", b"A let\xe2\x80\x8bter", "characters that show nothing"),
        (b"A letter", b"A \xff letter", "not written in UTF-8"),
    ],
)
def test_a_web_page_that_the_renderer_does_not_write_is_refused(old: bytes, new: bytes, why: str) -> None:
    assert [fault for fault in faults(page(old, new), "structure") if why in fault]


def word_file(part: str, old: bytes, new: bytes) -> File:
    file = clean("docx")
    parts = office.opened(file.content)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    return replace(file, content=office.closed(parts))


@pytest.mark.parametrize(
    ("part", "old", "new", "why"),
    [
        ("word/document.xml", b"<w:body>", b"<w:body><!-- x -->", "a comment, an instruction"),
        ("word/document.xml", b"<w:body>", b"<w:body>words", "outside the places for words"),
        ("word/document.xml", b'w:val="Normal"', b'w:val="Somebody"', "that is not on the list"),
        ("word/document.xml", b"</w:body>", b"", "A part cannot be read"),
        ("word/styles.xml", b'w:val="heading 1"', b'w:val="heading 9"', "The part word/styles.xml is not"),
    ],
)
def test_a_word_file_that_the_renderer_does_not_write_is_refused(
    part: str, old: bytes, new: bytes, why: str
) -> None:
    assert [fault for fault in faults(word_file(part, old, new), "structure") if why in fault]


def test_a_container_with_a_note_or_bytes_before_it_is_refused() -> None:
    file = clean("docx")
    noted = office.closed(office.opened(file.content), b"a note")
    for content in (noted, b"x" + file.content):
        found = faults(replace(file, content=content), "structure")
        assert found == ["The container holds more than its parts: a note, an hour, or bytes between them."]


def test_a_table_of_contents_or_a_title_with_other_words_is_refused() -> None:
    file = clean("pdf")
    changed = portable.File.of(file.content)
    changed.change(changed.find(b"/Title(What happened)"), b"/Title(What", b"/Title(Who")
    assert (
        "A bookmark or a title says something else"
        in faults(replace(file, content=changed.bytes()), "structure")[0]
    )


def test_a_text_with_one_word_more_is_not_equal() -> None:
    file = clean("text")
    assert faults(replace(file, content=file.content + b"more\n"), "equality") == [
        "The text differs from the approved pack."
    ]


def test_a_container_that_cannot_be_looked_through_stops_the_scan() -> None:
    with pytest.raises(Unreadable, match="cannot be unpacked"):
        list(views_of(b"PK\x03\x04 broken"))
    with pytest.raises(Unreadable, match="more than can be looked through"):
        list(views_of(b"x" * (64 * 1024 * 1024 + 1)))
