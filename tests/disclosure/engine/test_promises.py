"""What the engine promises whatever it is given: right places, the same answer twice, no silent failure."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.disclosure.engine import (
    Block,
    EngineError,
    EnginePolicy,
    Reference,
    suggest,
    suggest_blocks,
    suggesting,
)
from candour.disclosure.engine.folding import fold
from candour.disclosure.engine.lists import ListError, lines_of
from candour.disclosure.engine.reasons import REASONS
from tests.disclosure.engine.texts import entry, person

REGISTER = (
    person("Grace Young", "Gracie"),
    person("Maria de la Cruz", key="p2"),
    entry("code", "X123456"),
    entry("place", "14 Alder Road, Ashcombe", key="e2"),
    entry("date", "14 March 2021", key="e3"),
)
PIECES = st.sampled_from(
    [
        "Grace Young", "Gr\u0430ce", "Yo\u200bung", "Ms de la\u00a0Cruz", "x 123456", "14/03/21", "e\u0301",
        "\u00ad", "-\n", "\n\n", "ß", "İ", "\U0001d50a", "\u202e", "“so”", "'", "Oko-\nnkwo", "Alder Rd",
        ".", " ", ", ", "(", "MR", "may", "\t", "\r\n", "\u0345", "ﬁ", "…",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
def test_folding_never_moves_a_letter(text: str) -> None:
    folded = fold(text)
    assert len(folded.plain) == len(folded.low) == len(folded.starts) == len(folded.ends)
    assert all(first <= second for first, second in itertools.pairwise(folded.starts))
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    for letter, start, end in zip(folded.plain, folded.starts, folded.ends, strict=True):
        assert letter in fold(text[start:end]).plain


@given(TEXTS)
@settings(max_examples=60)
def test_every_place_is_in_the_text_and_every_reason_is_a_sentence(text: str) -> None:
    for each in suggest(text, REGISTER).suggestions:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip()
        assert each.tier in {1, 2}
        assert each.reason == REASONS[each.rule]


@given(TEXTS, TEXTS)
@settings(max_examples=60)
def test_a_full_name_is_covered_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before}\n\nGrace Young\n\n{after}"
    start = len(before) + 2
    covered = {place for each in suggest(text, REGISTER).suggestions for place in range(each.start, each.end)}
    assert set(range(start, start + 5)) | set(range(start + 6, start + 11)) <= covered


@given(TEXTS)
@settings(max_examples=30)
def test_the_same_text_has_the_same_suggestions(text: str) -> None:
    assert suggest(text, REGISTER) == suggest(text, REGISTER)


def test_suggestions_of_names_do_not_overlap() -> None:
    text = "Mr Grace Young of 14 Alder Road, Ashcombe AB1 2CD met DC Cruz on Monday 14 March 2021 at 2.30pm."
    shown = suggest(text, REGISTER).suggestions
    assert all(first.end <= second.start for first, second in itertools.pairwise(shown))


def test_every_reason_is_one_plain_sentence() -> None:
    assert all(
        reason.endswith(".") and reason[0].isupper() and reason.count(". ") == 0
        for reason in REASONS.values()
    )


def test_an_error_is_an_error_and_never_nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Sequence[object]:
        raise IndexError("a token that nobody foresaw")

    for part, name in (
        ("dates", "find_dates"),
        ("people", "find_people"),
        ("register", "find_names"),
        ("context", "find_context"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(getattr(suggesting, part), name, broken)
            with pytest.raises(EngineError, match="could not finish"):
                suggest("Grace Young", REGISTER)


def test_without_a_list_nothing_is_suggested_and_that_is_said() -> None:
    with pytest.raises(ListError, match="cannot be read"):
        lines_of("no_such_list")


class Outside:
    """A recogniser such as somebody may install."""

    name, version = "outside", "3"

    def __init__(self, *places: tuple[int, int, str]) -> None:
        self.places = places

    def find(self, text: str) -> Sequence[tuple[int, int, str]]:
        return self.places


def test_a_recogniser_from_outside_is_tier_2_and_the_result_says_that_it_ran() -> None:
    result = suggest("all is well", (), EnginePolicy(recognisers=(Outside((0, 3, "person")),)))
    assert [(each.start, each.end, each.tier, each.version) for each in result.suggestions] == [
        (0, 3, 2, "3")
    ]
    assert result.recognisers == ("outside 3",)
    assert suggest("all is well").recognisers == ()


def test_a_recogniser_that_marks_a_place_outside_the_text_is_an_error() -> None:
    with pytest.raises(EngineError, match="outside the text"):
        suggest("all", (), EnginePolicy(recognisers=(Outside((0, 9, "person")),)))


def test_kinds_that_an_audience_may_see_are_left_out() -> None:
    assert suggest("On 4 May 2015.", (), EnginePolicy(left_out=frozenset({"date"}))).suggestions == ()


def test_blocks_keep_their_own_places_and_share_what_is_known_of_names() -> None:
    blocks = [
        Block(id="a", text="They met Ms Hope Tranter."),
        Block(id="b", text="Later Tranter left.", references=(Reference(start=0, end=5, entity="p9"),)),
    ]
    shown = suggest_blocks(blocks)
    assert [(each.start, each.end) for each in shown["a"]] == [(9, 24)]
    assert [(each.start, each.end, each.entity) for each in shown["b"]] == [(0, 5, "p9"), (6, 13, None)]


HOSTILE = {
    "capitals": "A " * 25_000, "one word": "A" * 50_000, "figures": "1" * 50_000, "marks": '"' * 50_000,
    "hyphens": "-\n" * 25_000, "accents": "e\u0301" * 25_000, "nothing": "\u200b" * 50_000,
    "dots": "a." * 25_000, "at": "a@" * 25_000, "lines": "\n" * 50_000, "joined": "Mark-" * 10_000,
    "shortened": "Mark'" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_to_an_end(text: str) -> None:
    assert suggest(text, REGISTER[:1]) is not None
