"""The reader on plans that its author never saw: every field is compared with what is true."""

from dataclasses import replace

import pytest

from candour.recommendations.reading import read_plan
from tests.recommendations.unseen.layouts import LAYOUTS, UnseenLayout
from tests.recommendations.unseen.plans import Truth, invent
from tests.recommendations.unseen.scoring import Score, score
from tests.recommendations.unseen.text_layouts import ambiguous_numbers


def _truth(layout: UnseenLayout, seed: int) -> Truth:
    truth = invent(seed, layout.style)
    if layout.prints_totals:
        return truth
    return replace(truth, plan=replace(truth.plan, totals=None), totals_are_right=True)


def scored_seed(layout: UnseenLayout, seed: int) -> Score:
    """One plan, invented, printed, read and compared."""
    result = Score()
    truth = _truth(layout, seed)
    got = read_plan(layout.render(truth), layout.file_name).plan
    ambiguous = ambiguous_numbers(truth) if layout.prints_ambiguity else frozenset()
    where = f"{layout.name} seed {seed}"
    score(truth.plan, got, where, result, frozenset(ambiguous))
    result.ask("wrong totals reported", truth.totals_are_right, not _says_totals_differ(got.warnings), where)
    flagged = {warning.recommendation for warning in got.warnings}
    for number in ambiguous:
        reported = number if number in flagged else None
        result.ask("ambiguity reported", number, reported, f"{where} recommendation {number}")
    return result


def scored(layout: UnseenLayout) -> Score:
    """The score over all seeds of the layout."""
    total = Score()
    for seed in range(layout.seeds):
        total.add(scored_seed(layout, seed))
    return total


def _says_totals_differ(warnings: tuple[object, ...]) -> bool:
    return any("total" in str(getattr(warning, "code", "")) for warning in warnings)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_field_is_read_as_printed_and_no_pairing_is_wrong_in_silence(layout: UnseenLayout) -> None:
    result = scored(layout)
    assert not result.silent, "\n".join(result.silent[:5])
    accuracies = {name: round(result.accuracy(name), 4) for name in result.asked}
    wrong = {name: accuracy for name, accuracy in accuracies.items() if accuracy < 1}
    assert not wrong, "\n".join([str(wrong), *result.failures[:8]])
