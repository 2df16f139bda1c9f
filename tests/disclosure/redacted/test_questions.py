"""The questions that pages ask of a model: how much, why, where, what is still said, what changed."""

from candour.disclosure.redacted import (
    Action,
    Amount,
    Change,
    differences,
    forbidden_terms,
    measure,
    redact,
    releasable_schedule,
    sentences_without_sense,
    still_said,
)
from tests.disclosure.redacted.scene import LABELS, decide, original, paragraph, person

SENTENCE = (
    "Mr Okonkwo moved to 12 Acacia Road in March. His sister Ngozi, the only pharmacist in Fell, drove."
)


def test_the_meter_counts_words_by_section_and_by_ground() -> None:
    review = original(paragraph("b1", SENTENCE))
    decisions = [
        decide(review, "12 Acacia Road", Action.WITHHOLD, "ii", "iii"),
        decide(review, "in March", Action.GENERALISE, "ii", wording="that spring"),
        decide(review, "Ngozi", Action.LABEL, entity="9"),
    ]
    meter = measure(review, decisions)
    assert meter.whole == meter.sections["events"] == Amount(18, 3, 2, 1)
    assert meter.grounds == {"ii": 5, "iii": 3}
    assert meter.whole.per_cent_withheld == 16.7
    assert Amount(0, 0, 0, 0).per_cent_withheld == 0.0


def test_a_sentence_of_which_nothing_is_left_is_pointed_out() -> None:
    review = original(paragraph("b1", "He left her house. It was late, and the rain had begun to fall."))
    decisions = [
        decide(review, "left her house", Action.WITHHOLD, "ii"),
        decide(review, "rain", Action.WITHHOLD, "ii"),
    ]
    found = sentences_without_sense(redact(review, decisions, LABELS))
    assert [one.text for one in found] == ["He […]."]


def test_each_sentence_with_a_label_is_listed_with_what_it_gives_away() -> None:
    review = original(paragraph("b1", SENTENCE), paragraph("b2", "Nothing here."))
    decisions = [decide(review, "Ngozi", Action.LABEL, entity="9")]
    ((label, (said,)),) = still_said(redact(review, decisions, LABELS)).items()
    assert (label, said.block) == ("Relative Q", "b1")
    assert said.text == "His sister Relative Q, the only pharmacist in Fell, drove."
    assert said.hints == (
        "says whether this is a man or a woman",
        "says how they are related",
        "says what they do, or where",
        "says that there is only one such person",
    )


def test_the_schedule_that_may_be_released_says_where_and_why_and_never_what() -> None:
    review = original(paragraph("b1", SENTENCE), paragraph("b2", "Acacia Road again."))
    decisions = [
        decide(review, "12 Acacia Road", Action.WITHHOLD, "ii"),
        decide(review, "March", Action.WITHHOLD, "ii"),
        decide(review, "Ngozi", Action.LABEL, entity="9"),
        decide(review, "Acacia Road", Action.GENERALISE, "iii", wording="a street", nth=1),
    ]
    lines = releasable_schedule(redact(review, decisions, LABELS))
    assert [(line.title, line.paragraph, line.action, line.grounds, line.count) for line in lines] == [
        ("Summary", 1, Action.WITHHOLD, ("ii",), 2),
        ("Summary", 2, Action.GENERALISE, ("iii",), 1),
    ]


def test_differences_say_where_one_copy_shows_what_another_hid() -> None:
    review = original(paragraph("b1", SENTENCE), paragraph("b2", "Same."), paragraph("b3", "Only before."))
    later = original(paragraph("b1", SENTENCE), paragraph("b2", "Same."), paragraph("b4", "Only after."))
    hidden = [decide(review, "12 Acacia Road", Action.WITHHOLD, "ii")]
    before, after = redact(review, hidden, LABELS), redact(later, [], LABELS)
    assert [(one.block, one.change) for one in differences(before, after)] == [
        ("b1", Change.SHOWS_MORE),
        ("b4", Change.ADDED),
        ("b3", Change.TAKEN_OUT),
    ]
    assert differences(after, before)[0].change is Change.SHOWS_LESS
    assert differences(before, before) == ()
    reworded = redact(original(paragraph("b1", "Other words.")), [], LABELS)
    plain = redact(original(paragraph("b1", "Some words.")), [], LABELS)
    assert differences(plain, reworded)[0].change is Change.REWORDED


def test_every_form_of_a_withheld_person_is_forbidden_and_ordinary_words_are_counted() -> None:
    review = original(paragraph("b1", person(7, "Okonkwo"), " met May in Reading, a town. May went."))
    decisions = [
        decide(review, "May", Action.LABEL, entity="9"),
        decide(review, "May", Action.KEEP, nth=1),
        decide(review, "Reading", Action.WITHHOLD, "ii"),
        decide(review, "town", Action.WITHHOLD, "ii"),
    ]
    terms = forbidden_terms(
        review, decisions, {"7": ["D Okonkwo", "Dee", "A Reading"], "8": ["Never"]}, ordinary=["reading"]
    )
    assert {(term.words, term.weak) for term in terms} == {
        ("Okonkwo", False),
        ("May", True),
        ("Reading", True),
        ("town", True),
        ("D Okonkwo", False),
        ("Dee", True),
        ("A Reading", True),
    }
