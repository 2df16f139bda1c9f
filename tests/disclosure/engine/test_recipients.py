"""What is right for whom: by what each recipient knows, and by whom the engine says a passage means."""

from bench.redaction.generating import Mention, Review
from bench.redaction.recipients import Recipients, add, as_table
from candour.disclosure.engine import Suggestion

REVIEW = Review(
    seed=0,
    text="Ann rang Bea.",
    register=(),
    mentions=(
        Mention(0, 3, "person", "first", "victim", registered=True),
        Mention(9, 12, "person", "first", "staff", registered=True),
    ),
)


def _said(start: int, entity: str, *entities: str) -> Suggestion:
    return Suggestion(
        start=start,
        end=start + 3,
        kind="person",
        tier=1,
        rule="register.first_name",
        reason="",
        entity=entity,
        entities=entities,
    )


def _counted(*suggestions: Suggestion) -> Recipients:
    found: Recipients = {}
    add(found, REVIEW, suggestions)
    return found


def test_a_family_keeps_the_name_it_knows_and_is_not_given_a_colleagues() -> None:
    family = _counted(_said(0, "victim"), _said(9, "staff"))["victim_or_family"]
    assert (family.kept, family.kept_right, family.acted, family.acted_right) == (1, 1, 1, 1)


def test_a_colleague_taken_for_somebody_the_family_knows_counts_as_left() -> None:
    assert _counted(_said(0, "victim"), _said(9, "victim"))["victim_or_family"].left == 1
    assert _counted(_said(0, "victim"), _said(9, "victim", "victim", "staff"))["victim_or_family"].shared == 1
    assert _counted()["victim_or_family"].left == 1


def test_nobody_is_known_to_everybody_who_asks_under_freedom_of_information() -> None:
    found = _counted(_said(0, "victim"), _said(9, "staff"))
    assert found["foi_adviser"].kept == 0
    assert "foi_adviser" in as_table(found)
