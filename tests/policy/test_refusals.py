"""Policy that is not exact is refused before anything starts, naming the file and the row."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from candour.policy import PolicyError, load_policy
from candour.policy.reading import FOLDER

Edit = Callable[[str], str]
REGION = "\nZZ9,Nowhere,a test,published,2020-01-01,\n"


def loaded_after(folder: Path, name: str, edit: Edit) -> None:
    copied = folder / "policy"
    shutil.copytree(FOLDER, copied, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    before = (copied / name).read_text(encoding="utf-8")
    after = edit(before)
    assert after != before
    (copied / name).write_text(after, encoding="utf-8")
    load_policy.__wrapped__(copied)


def swap(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def add(row: str) -> Edit:
    return lambda text: text + row


@pytest.mark.parametrize(
    ("name", "edit", "says"),
    [
        ("offences.csv", add("SX03001,,rape,a,yes,yes,b,published,2020-01-01,\n"), "two rows apply"),
        (
            "offences.csv",
            swap("superseded,2026-05-22,2026-05-27", "superseded,2026-05-22,2026-05-26"),
            "no row",
        ),
        ("offences.csv", swap(",rape,", ",mischief,"), "unknown family 'mischief'"),
        ("quality_choices.toml", swap('choice = "quarter"', 'choice = "week"'), "'week' is not one of"),
        ("quality_published.toml", swap('["good"]', '["fine"]'), "'fine' is not a rating"),
        ("quality_published.toml", swap('measure = "B"', 'measure = "E"'), "'E' is not measured"),
        ("quality_ratings.toml", swap("order = 1", "rank = 1"), "unknown column rank"),
        ("offences.csv", swap(",yes,yes,", ",perhaps,yes,"), "'perhaps' is not known here"),
        ("offences.csv", swap("published,", "rumoured,"), "'rumoured' is not known here"),
        ("offences.csv", swap("2026-04-27", "27 April"), "'27 April' is not known here"),
        (
            "offences.csv",
            swap("superseded,2026-05-22,2026-05-27", "superseded,2026-05-22,2026-05-21"),
            "ends before",
        ),
        ("families.toml", swap('automatic_class = "murder"\n', ""), "a class is needed exactly"),
        ("trigger_limbs.toml", swap('"attempt"', '"daydream"'), "'daydream' is not in modes"),
        (
            "trigger_limbs.toml",
            swap("until = 2013-12-31", "until = 2012-12-31"),
            "no row applies just before",
        ),
        ("trigger_limbs.toml", swap("decides = false", "decides = true"), "two rows apply"),
        (
            "trigger_limbs.toml",
            swap('automatic_modes = ["substantive", "attempt"]', 'automatic_modes = "all"'),
            "list",
        ),
        ("deadlines.toml", swap('"working days"', '"moons"'), "'moons' is not known here"),
        ("deadlines.toml", swap('counted_from = "notification"', 'counted_from = "a whim"'), "a whim"),
        ("deadlines.toml", swap("amount = 10", "amount = 10.5"), "10.5 is not of the kind needed"),
        ("deadlines.toml", swap("amount = 10\n", ""), "nothing is given for amount"),
        ("deadlines.toml", swap("amount = 10", "amount = 10\nurgency = 3"), "unknown column urgency"),
        ("deadlines.toml", swap('source = "', 'source = ""\n#'), "'' is not known here"),
        ("modes.toml", add("[extra]\n"), r"expected \[\[row\]\] tables"),
        ("delivery_units.csv", swap("N53,", "N99,"), "'N99' is not in regions"),
        ("delivery_units.csv", add("N53,Derbyshire,a,published,2022-01-01,\n"), "two rows apply"),
        ("regions.csv", swap(",Wales,", ",,"), "nothing is given for name"),
        (
            "response_categories.toml",
            swap('counts_as = "agreed"', 'counts_as = "maybe"'),
            "'maybe' is not in",
        ),
    ],
)
def test_a_fault_is_refused_and_named(tmp_path: Path, name: str, edit: Edit, says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        loaded_after(tmp_path, name, edit)


def test_a_row_added_without_fault_is_taken(tmp_path: Path) -> None:
    loaded_after(tmp_path, "regions.csv", add(REGION.lstrip()))
