"""Decisions become a model that holds nothing of what was withheld; one that does not fit stops all."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.disclosure.redacted import (
    Action,
    CannotRedact,
    Decision,
    Redacted,
    blocks_of,
    canonical,
    from_json,
    hash_of,
    read_original,
    redact,
    still_said,
    to_json,
)
from candour.disclosure.redacted.model import places
from candour.disclosure.redacted.redacting import CHANGED, NO_GROUND, NO_LABEL, NO_WORDING, TWICE
from candour.disclosure.redacted.resolving import spans_of
from tests.disclosure.redacted.scene import LABELS, decide, original, paragraph, person, text, whole

SENTENCE = "Mr Okonkwo moved to 12 Acacia Road in March, and his sister Ngozi drove."


def told(model: Redacted) -> str:
    return "\n".join(place.text for place in places(model))


def problems(*decisions: Decision, blocks: tuple[object, ...] = ()) -> list[str]:
    review = original(paragraph("b1", SENTENCE), *blocks)  # type: ignore[arg-type]
    with pytest.raises(CannotRedact) as refused:
        redact(review, decisions, LABELS)
    return [problem.why for problem in refused.value.problems]


def test_each_action_puts_its_own_words_there() -> None:
    review = original(paragraph("b1", SENTENCE))
    decisions = [
        decide(review, "Mr Okonkwo", Action.LABEL, entity="7"),
        decide(review, "12 Acacia Road", Action.WITHHOLD, "ii"),
        decide(review, "in March", Action.GENERALISE, "iii", wording="that spring"),
        decide(review, "his sister", Action.KEEP),
        decide(review, "Ngozi", Action.LABEL, entity="9"),
    ]
    model = redact(review, decisions, LABELS)
    assert told(model) == "Mr J moved to […] that spring, and his sister Relative Q drove."
    for words in ("Okonkwo", "Acacia", "March", "Ngozi"):
        assert words not in canonical(to_json(model)).decode()


@pytest.mark.parametrize(
    ("before", "read"),
    [
        ("", "The victim"),
        ("It was late. ", "The victim"),
        ("Was it late?” (", "The victim"),
        ("It was late, and ", "the victim"),
        ("Somebody, e.g. ", "the victim"),
        ("It was J. ", "the victim"),
        ("At 4.", "the victim"),
    ],
)
def test_what_stands_for_a_name_begins_with_a_capital_where_a_sentence_does(before: str, read: str) -> None:
    review = original(paragraph("b1", before or text(""), person(9, "Ngozi"), " rang."))
    model = redact(review, [], {"9": "the victim"})
    assert told(model) == f"{before}{read} rang."
    assert list(still_said(model)) == ["the victim"]


def test_wider_words_begin_with_a_capital_too_and_every_block_begins_anew() -> None:
    review = original(
        paragraph("b1", "In March he moved. In March!"), paragraph("b2", person(9, "Ngozi"), " rang.")
    )
    first, second = (
        decide(review, "In March", Action.GENERALISE, "iii", wording="that spring", nth=each)
        for each in (0, 1)
    )
    model = redact(review, [first, second], {"9": "the victim"})
    assert told(model).startswith("That spring he moved. That spring!\nThe victim rang.")


def test_a_reference_is_a_label_without_a_decision_and_a_name_only_with_one() -> None:
    review = original(paragraph("b1", person(7, "Okonkwo"), " rang ", person(8, "the officer"), "."))
    assert told(redact(review, [], LABELS)) == "Mr J rang Practitioner K."
    kept = decide(review, "the officer", Action.KEEP)
    assert told(redact(review, [kept], LABELS)) == "Mr J rang the officer."


def test_what_overlaps_becomes_one_passage_with_the_strictest_action_and_every_ground() -> None:
    review = original(paragraph("b1", SENTENCE))
    decisions = [
        decide(review, "Okonkwo", Action.LABEL, entity="7"),
        decide(review, "Okonkwo moved to", Action.GENERALISE, "iii", wording="somebody went to"),
        decide(review, "to 12 Acacia", Action.WITHHOLD, "ii"),
    ]
    model = redact(review, decisions, LABELS)
    assert told(model).startswith("Mr […] Road")
    (withheld,) = [piece for place in places(model) for piece in place.pieces if piece["type"] == "withheld"]
    assert withheld["grounds"] == ["ii", "iii"]


def test_two_labels_that_disagree_are_withheld() -> None:
    review = original(paragraph("b1", SENTENCE))
    decisions = [
        decide(review, "Okonkwo", Action.LABEL, entity="7"),
        decide(review, "Okonkwo moved", Action.LABEL, entity="9"),
    ]
    assert told(redact(review, decisions, LABELS)).startswith("Mr […] to 12")


def test_two_withheld_passages_with_only_space_between_are_one() -> None:
    review = original(paragraph("b1", SENTENCE))
    decisions = [decide(review, words, Action.WITHHOLD, "ii") for words in ("12", "Acacia", "Road in")]
    assert (
        told(redact(review, decisions, LABELS))
        == "Mr Okonkwo moved to […] March, and his sister Ngozi drove."
    )


def test_marks_and_line_breaks_stay_where_they_were() -> None:
    review = original(
        paragraph("b1", text("Bold ", "strong"), {"type": "hard_break"}, text("Ngozi", "em"), ".")
    )
    model = redact(review, [decide(review, "Ngozi", Action.LABEL, entity="9")], LABELS)
    (place,) = places(model)
    assert place.pieces == (
        {"type": "text", "text": "Bold ", "strong": True},
        {"type": "hard_break"},
        {"type": "label", "text": "Relative Q", "em": True},
        {"type": "text", "text": "."},
    )


def test_a_span_over_several_pieces_is_replaced_once() -> None:
    review = original(paragraph("b1", "Then Ngo", text("zi Oko", "strong"), "nkwo left."))
    model = redact(review, [decide(review, "Ngozi Okonkwo", Action.WITHHOLD, "ii")], LABELS)
    assert told(model) == "Then […] left."


def test_words_that_changed_are_to_be_decided_again() -> None:
    review = original(paragraph("b1", SENTENCE))
    good = decide(review, "Acacia", Action.WITHHOLD, "ii")
    changed = Decision("b1", good.start + 1, good.end + 1, good.quoted_sha256, Action.KEEP)
    gone = Decision("b9", 0, 3, hash_of("abc"), Action.KEEP)
    beyond = Decision("b1", 70, 700, hash_of("abc"), Action.KEEP)
    assert problems(good, changed, gone, beyond) == [CHANGED, CHANGED, CHANGED]


def test_what_is_withheld_needs_a_ground_and_what_is_generalised_a_wording() -> None:
    review = original(paragraph("b1", SENTENCE))
    assert problems(decide(review, "Acacia")) == [NO_GROUND]
    assert problems(decide(review, "Acacia", Action.GENERALISE)) == [NO_GROUND]
    assert problems(decide(review, "Acacia", Action.GENERALISE, "ii", wording=" ")) == [NO_WORDING]


def test_a_person_without_a_label_stops_everything() -> None:
    review = original(paragraph("b1", SENTENCE))
    assert problems(decide(review, "Ngozi", Action.LABEL, entity="99")) == [NO_LABEL]


def test_two_blocks_with_one_mark_stop_everything() -> None:
    assert problems(blocks=(paragraph("b1", "Again."),)) == [TWICE]


def test_the_model_is_the_same_after_being_kept_as_json() -> None:
    review = read_original(whole(paragraph("b1", SENTENCE)))
    model = redact(review, [decide(review, "Acacia", Action.WITHHOLD, "ii")], LABELS)
    again = from_json(json.loads(canonical(to_json(model))))
    assert (again, again.sha256) == (model, model.sha256)


def test_json_that_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no redacted model"):
        from_json({"format": "other"})
    piece = {"type": "person", "attrs": {"register": 7, "as": "Ada"}}
    section = {
        "key": "a",
        "title": "A",
        "content": {"type": "doc", "content": [{"type": "paragraph", "content": [piece]}]},
    }
    with pytest.raises(ValueError, match="not known: person"):
        from_json({"format": "candour-redacted-1", "language": "en", "sections": [section]})


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(list(Action))), min_size=1, max_size=6
)


@given(SPANS)
def test_whatever_is_decided_no_withheld_character_is_left_and_no_other_is_lost(
    spans: list[tuple[int, int, Action]],
) -> None:
    words = "".join(chr(0x4E00 + place) for place in range(50))  # each character once
    review = original(paragraph("b1", words))
    decisions = [
        Decision(
            "b1", start, start + length, hash_of(words[start : start + length]), action, ("ii",), "7", "w"
        )
        for start, length, action in spans
    ]
    hidden = {
        words[place]
        for start, length, action in spans
        if action is not Action.KEEP
        for place in range(start, start + length)
    }
    shown = told(redact(review, decisions, LABELS))
    assert [letter for letter in words if letter not in hidden] == [
        letter for letter in shown if letter >= "\u4e00"
    ]
    united = spans_of(blocks_of(review)[0], decisions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(united))
