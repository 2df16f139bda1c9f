"""The gate finds each known leak and nothing in clean files. A gate without a check misses its leak."""

from dataclasses import replace

import pytest

from candour.disclosure.gate import File, Forbidden, Job, decide
from candour.disclosure.gate.checking import CHECKS, findings_of
from candour.disclosure.gate.laboratory import office, others, portable, testing
from candour.disclosure.gate.laboratory.testing import LOOKING, WORD, clean, job, leaking, pack, self_test
from candour.disclosure.rendering import FORMATS, draw, file_name, to_json
from candour.paper.pieces import Paragraph, Run

LEAKS = dict(leaking())
SEEN_BY_NO_READER_OF_WORDS = {"pdf: picture"}


def asked(file: File, *checks: str, about: Job | None = None) -> tuple[str, ...]:
    return tuple(one.why for one in findings_of(about or job(file), file, frozenset(checks)))


def test_there_are_as_many_ways_as_were_measured() -> None:
    assert (len(portable.WAYS), len(office.WAYS)) == (21, 16)
    assert len(others.WEB) + len(others.TEXT) >= 8
    assert len(LEAKS) >= 45


@pytest.mark.parametrize("way", sorted(set(LEAKS) - SEEN_BY_NO_READER_OF_WORDS))
def test_the_scan_for_withheld_words_alone_finds_each_leak(way: str) -> None:
    (why,) = asked(LEAKS[way], "terms")
    assert why.startswith("Withheld words number 1 are found in ")
    assert WORD not in why


def test_a_picture_is_refused_by_its_rule_and_by_the_list_of_parts() -> None:
    file = LEAKS["pdf: picture"]
    assert asked(file, "terms") == ()
    assert asked(file, "images")
    assert asked(file, "structure")


@pytest.mark.parametrize("way", [way for way in LEAKS if not way.endswith("named_after")])
def test_structure_or_equality_finds_each_leak_without_knowing_the_word(way: str) -> None:
    assert asked(LEAKS[way], "structure", "equality")


@pytest.mark.parametrize("way", LEAKS)
def test_no_leaking_file_is_what_the_renderer_gives(way: str) -> None:
    assert asked(LEAKS[way], "provenance")


@pytest.mark.parametrize("key", FORMATS)
def test_a_clean_file_passes_every_check(key: str) -> None:
    assert asked(clean(key), *CHECKS) == ()


def _swapped(file: File) -> File:
    """One word of the approved text changed into another that nobody forbade."""
    return replace(file, content=file.content.replace(b"was sent", b"was lost"))


def _more_of_an_ordinary_word() -> File:
    file = clean("text")
    return replace(file, content=file.content + b"May\n")


def _an_empty_property() -> File:
    file = clean("html")
    return replace(file, content=file.content.replace(b"<main>", b'<main data-a="">'))


def _one_space_more() -> File:
    file = clean("html")
    return replace(file, content=file.content.replace(b"</main>", b" </main>"))


def _with_a_picture() -> File:
    file = clean("html")
    return replace(file, content=file.content.replace(b"</main>", b"<img></main>"))


def _named_in_the_pack() -> tuple[Job, File]:
    """The approved pack itself holds the word: every check but the scan agrees with the file."""
    given = replace(pack(), blocks=(Paragraph((Run(f"It was {WORD}."),)),), contents=())
    file = File(file_name("text", given), "text", draw("text", given))
    return Job(to_json(given), (file,), (Forbidden(WORD),)), file


ONLY = {
    "provenance": (_one_space_more(), None),
    "structure": (_an_empty_property(), None),
    "equality": (_swapped(clean("text")), None),
    "weak_terms": (_more_of_an_ordinary_word(), None),
    "images": (_with_a_picture(), None),
    "terms": (_named_in_the_pack()[1], _named_in_the_pack()[0]),
}


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_finds_its_own_leak_and_a_gate_without_it_misses_it(check: str) -> None:
    file, about = ONLY[check]
    assert asked(file, check, about=about)
    others_that_see_it = {
        "equality": {"provenance", check},
        "structure": {"provenance", check},
        "weak_terms": {"provenance", "equality", check},
        "images": {"provenance", "structure", check},
    }.get(check, {check})
    assert asked(file, *(set(CHECKS) - others_that_see_it), about=about) == ()


def test_the_gate_proves_itself_and_one_that_looks_for_nothing_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert self_test(frozenset()) == list(LEAKS)
    few = {name: file for name, file in LEAKS.items() if name.startswith(("text", "html: remark"))}
    monkeypatch.setattr(testing, "leaking", lambda: iter(few.items()))
    assert self_test(LOOKING) == []


def test_a_report_passes_only_where_every_check_was_made() -> None:
    report = decide(job(clean("text")), checks={"equality"})
    assert (report["passed"], report["files"][0]["passed"]) == (False, True)
