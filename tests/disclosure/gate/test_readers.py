"""The gate's own readers are strict, its folding wide, its second look loose."""

import base64
import gzip

import pytest

from candour.disclosure.gate import pdf_objects, pdf_text
from candour.disclosure.gate.checking import LINE_END, reads_the_same
from candour.disclosure.gate.findings import Unreadable
from candour.disclosure.gate.folding import fold, squeeze
from candour.disclosure.gate.job import Forbidden
from candour.disclosure.gate.laboratory import portable
from candour.disclosure.gate.laboratory.testing import clean
from candour.disclosure.gate.sweep import Near, distance, near_names, sound, unanswered
from candour.disclosure.gate.terms import known, strong_in, wanted, weak_in
from candour.disclosure.gate.views import View, views_of

PDF = clean("pdf").content
OWN = b"q %s BT /f0 12 Tf %s 1 0 0 1 %d 400 Tm (\x00\x01) Tj ET Q\n"
INK = b"0 g"


def faults(content: bytes) -> list[str]:
    document = pdf_objects.read(portable.drawn(PDF, content))
    resources = next(
        one.value
        for one in document.objects.values()
        if isinstance(one.value, dict) and "Fx" in str(one.value.get("Font"))
    )
    del resources["Font"]["Fx"]  # only fonts of the renderer's kind are read
    return pdf_text.pages_of(document)[0].faults


def test_words_in_the_pages_own_font_are_read_and_must_be_marked_for_what_they_are() -> None:
    assert faults(b"/P<</MCID 99>>BDC " + OWN % (INK, b"", 72) + b" EMC") == []
    assert "without a mark" in faults(OWN % (INK, b"", 72))[0]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (OWN % (b"1 1 1 rg", b"", 72), "a colour that the template does not use"),
        (OWN % (INK, b"3 Tr", 72), "cannot be seen"),
        (OWN % (INK, b"", -400), "outside the page"),
        (OWN.replace(b"12 Tf", b"1 Tf") % (INK, b"", 72), "too small"),
        (b"/GS gs\n", "state of drawing"),
        (b"/P<</ActualText(x)>>BDC EMC\n", "more than where it stands"),
        (b"/Pic Do\n", "drawn with “Do”"),
        (b"q\n", "begun and not ended"),
    ],
)
def test_a_page_that_hides_words_is_found_out(content: bytes, why: str) -> None:
    assert [fault for fault in faults(content) if why in fault]


def test_a_letter_that_the_font_does_not_explain_is_refused() -> None:
    with pytest.raises(Unreadable, match="does not explain"):
        faults((OWN % (INK, b"", 72)).replace(b"\x00\x01", b"\x7f\x7f"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"%PDF-1.7", b"%PDF-1.4"),
        (b"\nendobj\n", b"\nendobj\n%x\n"),
        (b"%%EOF", b"%%EOF\nmore"),
        (b"xref\n0 ", b"% x\nxref\n0 "),
        (b"00000 n", b"00001 n"),
        (b"/FlateDecode", b"/LZWDecode"),
        (b"/Type/Catalog", b"/Type/Catalog/Type/Catalog"),
        (b"/Type/Catalog", b"/Ty#70e/Catalog"),
        (b"trailer\n<<", b"trailer\n<<" + b"[" * 60),
    ],
)
def test_a_pdf_with_a_byte_that_the_renderer_does_not_write_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(Unreadable):
        pdf_objects.read(PDF.replace(old, new, 1))


def test_strings_are_read_with_their_escapes() -> None:
    assert pdf_objects.string_at(rb"(a\(b\)\101\n(c)\q" + b"\\\n)", 0)[0] == b"a(b)A\n(c)q"
    with pytest.raises(Unreadable, match="does not end"):
        pdf_objects.string_at(b"(never", 0)


def test_ways_of_writing_one_word_fold_into_one() -> None:
    for written in (
        "Ökönkwö",
        "OKONKWO",
        "o\u200bk\u00adonkwo",
        "\u043ek\u043enkw\u043e",
        "okon-\nkwo",
        "0konkw0",
    ):
        assert fold(written) == fold("okonkwo"), written
    assert squeeze(fold("o.k o/n-k_w o")) == squeeze(fold("Okonkwo"))


@pytest.mark.parametrize(
    "hidden",
    [
        base64.b64encode(b"see Okonkwo about it"),
        base64.b64encode(gzip.compress(b"Okonkwo", mtime=0)),
        b"=4F=6B=6F=6E=6B=77=6F",
        b"%4f%6b%6f%6e%6b%77%6f",
        rb"\u004f\u006bonkwo",
        rb"{\rtf1 \'4fkonkwo}",
        b"4f6b6f6e6b776f",
        "Okonkwo".encode("utf-16-le"),
        "x Okonkwo".encode("utf-16"),
        b"&#x4f;&#107;onkwo",
        b"O<i>kon</i>kwo",
        gzip.compress(b"Okonkwo", mtime=0),
        b"%PDF-1.7 stream\n" + base64.a85encode(b"Okonkwo", adobe=True)[2:] + b"\nendstream",
        b"%PDF-1.7 stream\n4f6b6f6e6b776f>\nendstream",
        b"%PDF-1.7 /Ok#6fnkwo",
    ],
)
def test_a_word_is_found_however_it_is_written(hidden: bytes) -> None:
    terms = wanted([Forbidden("Okonkwo")])
    nothing = known(terms, "", ())
    assert list(strong_in(views_of(hidden), terms, nothing))
    assert not list(strong_in(views_of(hidden.lower().replace(b"okonkwo", b"nothing")[:4]), terms, nothing))


def test_short_and_ordinary_words_are_counted_and_words_without_letters_left_out() -> None:
    terms = wanted([Forbidden("Ali"), Forbidden("May", weak=True), Forbidden("…")])
    assert [(term.number, term.weak) for term in terms] == [(1, True), (2, True)]
    before = known(terms, "In May, May.", ())
    assert list(weak_in("May, may", terms, before)) == []
    assert list(weak_in("May, may and May; Ali", terms, before)) == [1, 2]


def test_bytes_of_a_font_give_no_short_words_by_chance() -> None:
    terms = wanted([Forbidden("Smith"), Forbidden("Okonkwo")])
    noise = [View("a font", "xsmithx okonkwo", is_noise=True)]
    assert list(strong_in(noise, terms, known(terms, "", ()))) == [("a font", 2)]


def test_the_second_look_is_loose_and_leaves_ordinary_words_alone() -> None:
    text = (
        "Then Okonkow rang. Grange is a house, and a grange is old. Mr Smyth and the Reads met in Filibsen."
    )
    near = {
        one.words: one.how
        for one in near_names(text, ["Ada Okonkwo", "Jo Smith", "Al Grange", "Al Phillipson"])
    }
    assert near == {
        "Okonkow": "one or two slips away from a name",
        "Grange": "the name itself",
        "grange": "the name itself",
        "Smyth": "one or two slips away from a name",
        "Filibsen": "sounds like a name",
    }
    assert near_names(text, []) == ()


def test_distances_count_a_swap_once_and_stop_early() -> None:
    assert distance("okonkwo", "okonkow", 2) == 1
    assert distance("reading", "raeding", 2) == 1
    assert distance("abcdef", "uvwxyz", 2) == 3
    assert sound("philip") == sound("filip")
    assert sound("gh") == ""


def test_a_hyphen_at_the_end_of_a_line_is_read_alike_and_nothing_else_is_forgiven() -> None:
    at_the_end = f"ended and post{LINE_END}sentence"
    assert reads_the_same(at_the_end, "endedandpost-sentence")
    assert reads_the_same(at_the_end, "endedandpostsentence")
    for otherwise in ("endedandpostxsentence", "endedandpost--sentence", "endedandpost-sentences"):
        assert not reads_the_same(at_the_end, otherwise)
    assert not reads_the_same("ended and postsentence", "endedandpost-sentence"), "the control"


def test_a_word_that_is_kept_in_small_letters_keeps_no_name() -> None:
    found = [Near(words, "the name itself", 1) for words in ("young", "Young", "Grange", "Ngọ̃zi")]
    left = [one.words for one in unanswered(found, ["young", "The Grange", "grange", "GRANGE", "Ngozi"])]
    assert left == ["Young"]
