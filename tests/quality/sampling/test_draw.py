"""A draw can be repeated by a stranger, is fair, and takes the percentage rounded up."""

from collections import Counter
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.quality.sampling import Entry, Frame, UnusableError, changes, commitment, draw, read_frame
from candour.quality.sampling.draw import read_percent, read_seed
from tests.quality.sampling.stranger import repeat

EXAMPLE = Path(__file__).parents[3] / "docs/examples/sample_frame.csv"
CRITICAL = 36.19
"""The 0.99 quantile of chi-square with 19 degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.4)."""

references = st.lists(st.text("abcdef0123456789-é", min_size=1), min_size=1, max_size=30, unique_by=str)
seeds = st.text(min_size=1, max_size=20).filter(
    lambda text: text.strip() and "\0" not in text and text.isprintable()
)
percents = st.integers(1, 100).map(Decimal)


def frame_of(names: list[str], regions: list[str] | None = None) -> Frame:
    cells = [{"reference": name} for name in names]
    if regions:
        cells = [row | {"region": regions[place % len(regions)]} for place, row in enumerate(cells)]
    return Frame(Entry(row) for row in cells)


@pytest.mark.parametrize("column", ["", "region"])
@pytest.mark.parametrize("percent", ["20", "12.5", "100"])
def test_thirty_lines_of_a_stranger_repeat_the_draw(column: str, percent: str) -> None:
    frame = read_frame(EXAMPLE.read_bytes())
    ours = draw(frame, seed="autumn leaves 4711", percent=Decimal(percent), strata=column or None)
    assert list(ours.selected) == repeat(str(EXAMPLE), percent, "autumn leaves 4711", column)


def test_a_stranger_leaves_out_the_same_rows_where_one_column_says_it(tmp_path: Path) -> None:
    said = ["yes", "no", "", "Withdrawn", "N", "false", "-", "0", "X"]
    file = tmp_path / "frame.csv"
    rows = "".join(f"R{place},{word}\n" for place, word in enumerate(said))
    file.write_text(f"reference,excluded\n{rows}")
    ours = draw(read_frame(file.read_bytes()), seed="autumn leaves", percent=Decimal(100), strata=None)
    assert sorted(ours.selected) == ["R1", "R2", "R4", "R5", "R7"]
    assert list(ours.selected) == repeat(str(file), "100", "autumn leaves")


def test_the_stranger_is_thirty_lines_of_standard_library() -> None:
    text = (Path(__file__).parent / "stranger.py").read_text()
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith('"""')]
    assert len(lines) <= 30
    assert "import candour" not in text
    assert "from candour" not in text


def test_the_example_gives_the_same_sample_for_ever() -> None:
    drawn = draw(read_frame(EXAMPLE.read_bytes()), seed="autumn leaves 4711", percent=Decimal(20))
    assert len(drawn.frame.entries) == 64
    assert len(drawn.frame.eligible) == 62
    assert len(drawn.selected) == 13
    digest = sha256("\n".join(drawn.selected).encode()).hexdigest()
    assert digest == "c65dabcdde579ff418b2034d4f033b51306188da77577068ee3ed277a15642b5"


def test_strata_are_rounded_up_one_by_one() -> None:
    frame = frame_of([f"R{number:02d}" for number in range(21)], ["Wales", "London"])
    drawn = draw(frame, seed="s", percent=Decimal(20), strata="region")
    assert drawn.to_json()["by_stratum"] == [
        {"stratum": "London", "eligible": 10, "selected": 2},
        {"stratum": "Wales", "eligible": 11, "selected": 3},
    ]
    assert len(draw(frame, seed="s", percent=Decimal(20)).selected) == 5


@settings(max_examples=30, deadline=None)
@given(references, seeds, percents)
def test_every_draw_repeats_and_takes_what_it_should(names: list[str], seed: str, percent: Decimal) -> None:
    frame = frame_of(names)
    drawn = draw(frame, seed=seed, percent=percent)
    assert len(set(drawn.selected)) == len(drawn.selected) == -(-len(names) * int(percent) // 100)
    assert set(drawn.selected) <= set(names)
    assert changes(drawn.to_json()) == []
    assert drawn.selected == draw(frame_of(names[::-1]), seed=seed, percent=percent).selected


@settings(max_examples=20, deadline=None)
@given(references, seeds, st.integers(1, 99))
def test_a_larger_percentage_only_adds(names: list[str], seed: str, percent: int) -> None:
    smaller = draw(frame_of(names), seed=seed, percent=Decimal(percent)).selected
    larger = draw(frame_of(names), seed=seed, percent=Decimal(percent + 1)).selected
    assert larger[: len(smaller)] == smaller


def test_ten_thousand_draws_take_each_review_equally_often() -> None:
    names = [f"SFO-2026-{number:05d}" for number in range(1, 21)]
    counted = counts(names, draws=10_000)
    assert chi_square(counted, expected=2_000) < CRITICAL


def test_the_test_of_fairness_finds_a_draw_that_is_not_fair() -> None:
    """The control: one review that is drawn a tenth more often than it should be."""
    names = [f"SFO-2026-{number:05d}" for number in range(1, 21)]
    counted = counts(names, draws=10_000)
    counted[names[0]] += 200
    assert chi_square(counted, expected=2_000) > CRITICAL


def counts(names: list[str], *, draws: int) -> Counter[str]:
    """How often each is among four of twenty; the seeds are fixed, so this is the same at each run."""
    frame = frame_of(names)
    counted: Counter[str] = Counter()
    for number in range(draws):
        counted.update(draw(frame, seed=f"seed {number}", percent=Decimal(20)).selected)
    return counted


def chi_square(counted: Counter[str], *, expected: int) -> float:
    """Of how often each of twenty was drawn; four go together, so the counts lean on one another."""
    spread = expected * (1 - 4 / 20)
    return sum((count - expected) ** 2 for count in counted.values()) / spread * 19 / 20


@pytest.mark.parametrize(
    "text", ["0", "101", "-5", "twenty", "1e9", "9" * 400, "", "٢٠", "20%", "nan", "0.0"]
)
def test_a_percentage_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnusableError, match="percent"):
        read_percent(text)


@pytest.mark.parametrize("text", ["", "  ", "a\0b", "x" * 1001, "\ud800"])
def test_a_seed_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(UnusableError, match="seed"):
        read_seed(text)


def test_the_commitment_is_the_plain_digest_of_the_seed() -> None:
    assert commitment("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert read_seed(" abc ") == " abc "
