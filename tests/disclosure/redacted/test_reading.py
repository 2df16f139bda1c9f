"""Everything of a submission becomes blocks with marks of their own, and fixed words stay apart."""

import pytest

from candour.disclosure.redacted import blocks_of, only, read_original, units_of
from candour.disclosure.redacted.original import text_nodes
from candour.disclosure.words import WordsMissing
from tests.disclosure.redacted.scene import original, paragraph, person, whole


def test_every_part_of_a_review_can_be_decided_on() -> None:
    review = read_original(whole(paragraph("b1", "Then ", person(7, "Okonkwo"), " left.")))
    texts = {block.id: block.text for block in blocks_of(review)}
    assert texts == {
        "b1": "Then Okonkwo left.",
        "reasonable-1": "Most of it was done.",
        "reasonable-2": "The handover was not.",
        "finding-1-text-1": "The assessment was not looked at again.",
        "finding-1-meaning-1": "Nobody thought of Ada Reading.",
        "finding-1-reason-1-1": "The team was short.",
        "practice-1-1": "A missed appointment was followed up.",
        "circumstance-1-1": "Maturity was known.",
        "learning-1-text-1": "A change of officer needs a meeting.",
        "learning-1-done-1": "A form is in use.",
        "learning-1-action-1-text-1": "Hold a meeting at each change.",
        "learning-1-action-1-how-1": "Agreed with managers.",
        "learning-1-action-1-owner-1": "the head of the unit",
        "learning-1-action-1-due-1": "30 September 2026",
        "learning-1-action-1-measure-1": "Twenty cases show one.",
        "year-2025": "2025",
        "event-1-when": "3 April 2025",
        "event-1-text-1": "Began work with Okonkwo.",
        "event-2-when": "May 2025",
        "event-2-text-1": "A visit.",
        "year-2026": "2026",
        "event-3-when": "about 2 January 2026 to 9 January 2026",
        "event-3-text-1": "A letter was not answered.",
        "heard-1": "the responsible officer",
    }


def test_a_reference_to_a_person_is_told_apart_from_words() -> None:
    (block,) = blocks_of(
        read_original(whole(paragraph("b1", "Then ", person(7, "Ada"), ".")), parts=["sections"])
    )
    (mention,) = block.mentions
    assert (mention.entity, block.text[mention.start : mention.end]) == ("7", "Ada")


def test_a_review_with_nothing_in_a_part_has_no_such_part() -> None:
    empty = whole()
    empty["thread"] = {"judgements": [], "learning": [], "effective_practice": [], "diversity": []}
    empty["about"]["reasonable"] = ""
    empty["chronology"] = empty["interviews"] = []
    assert read_original(empty).sections == ()


def test_a_finding_without_reasons_does_not_promise_them() -> None:
    given = whole()
    given["thread"]["judgements"][0]["reasons"] = []
    found = str(read_original(given, parts=["findings"]))
    assert "Why this was so" not in found


def test_a_review_in_welsh_waits_for_translated_words() -> None:
    with pytest.raises(
        WordsMissing, match=r"The Welsh pack needs \d+ fixed texts that nobody has translated yet"
    ):
        read_original(whole(language="cy"))


def test_of_a_chosen_part_the_fixed_words_stand_only_where_something_belongs_to_them() -> None:
    review = original(parts=("findings", "chronology"))
    findings, events = review.sections
    reason = next(unit for unit in units_of(findings) if unit.text == "The team was short.")
    row = units_of(events)[1]
    assert row.blocks == ("event-1-when", "event-1-text-1")
    part = only(review, {"findings": reason.blocks, "chronology_of_events": row.blocks})
    nodes = [node for section in part.sections for node in text_nodes(section.tree)]
    read = ["".join(str(inline["text"]) for inline in node["content"]) for node in nodes]
    kept = ["Assessment", "Why this was so:", "The team was short.", "When", "What happened"]
    assert read == [*kept, "3 April 2025", "Began work with Okonkwo."]
    every = [block for unit in units_of(findings) for block in unit.blocks]
    assert only(review, {"findings": every}).sections[0] == findings
    assert only(review, {"findings": []}).sections == (events,)
