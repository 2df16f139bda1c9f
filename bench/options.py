"""What a person may ask of the bench."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SIZES = (1_000, 10_000, 100_000)
KINDS = ("list", "search", "filter", "last", "case", "plans", "intake", "audit", "reviews", "renditions")
PAGES = frozenset(KINDS[:5])
RESULTS = Path(__file__).with_name("results")


@dataclass(frozen=True, slots=True)
class Options:
    sizes: tuple[int, ...]
    only: frozenset[str]
    samples: int
    bulk: int
    template: str
    keep_in: Path
    compare: tuple[Path, Path] | None


def read(arguments: Sequence[str]) -> Options:
    """Ends the program with a sentence where an option makes no sense."""
    given = _parser().parse_args(arguments)
    return Options(
        sizes=given.sizes,
        only=given.only,
        samples=given.samples,
        bulk=given.bulk,
        template=given.template,
        keep_in=given.results,
        compare=tuple(given.compare) if given.compare else None,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make bench",
        description="Measure the speed on generated cases, in a database that is made for it and dropped.",
        epilog='Through make, options stand in ARGS: make bench ARGS="--sizes 1000 --only list,search"',
    )
    add = parser.add_argument
    add("--sizes", type=_sizes, default=SIZES, metavar="N,N", help="how many cases; 1000,10000,100000")
    add("--only", type=_kinds, default=frozenset(KINDS), metavar="KIND,KIND", help=f"of {', '.join(KINDS)}")
    add("--samples", type=_positive, default=60, metavar="N", help="requests timed for each page; 60")
    add("--bulk", type=_positive, default=10_000, metavar="N", help="rows of the intake and the plan; 10000")
    add("--template", default="", metavar="DATABASE", help="the migrated, empty database that is copied")
    add("--results", type=Path, default=RESULTS, metavar="FOLDER", help="where the figures are kept")
    add("--compare", nargs=2, type=Path, metavar=("A.json", "B.json"), help="show two runs side by side")
    return parser


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above nought")
    return int(text)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_positive(part.strip()) for part in text.split(","))


def _kinds(text: str) -> frozenset[str]:
    kinds = frozenset(part.strip() for part in text.split(","))
    if unknown := kinds - set(KINDS):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: the kinds are {', '.join(KINDS)}")
    return kinds
