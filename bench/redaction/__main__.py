"""`python -m bench.redaction [--tuning] [--reviews N] [--misses] [--passages HALF]`: the table of what the engine finds."""

import argparse
import resource
import time
from collections.abc import Sequence

from bench.redaction import passages
from bench.redaction.generating import HELD_OUT, TUNING, Review, write_review
from bench.redaction.report import as_table
from bench.redaction.scoring import Score, measure
from candour.disclosure.engine import suggest

ENTRIES = 60


def main() -> None:
    options = _options()
    if options.passages:
        _only_passages(options.passages, misses=options.misses)
    else:
        _everything(options)


def _everything(options: argparse.Namespace) -> None:
    seeds = TUNING if options.tuning else HELD_OUT
    reviews = [write_review(seed) for seed in list(seeds)[: options.reviews]]
    score = measure(reviews)
    print(as_table(score, speed=_speed(), memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    second = passages.read_passages()
    print(f"\n{passages.as_table(second)}")
    if options.misses:
        _show(score)
        _show_passages(second)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.redaction")
    parser.add_argument("--tuning", action="store_true", help="the seeds that the engine was tuned on")
    parser.add_argument("--reviews", type=int, default=200)
    parser.add_argument(
        "--passages",
        choices=(*passages.HALVES, "both"),
        help="the second author's passages alone: one half, or both",
    )
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was too much")
    return parser.parse_args()


def _only_passages(which: str, *, misses: bool) -> None:
    """Quick: no invented reviews. Rules are worked on with `develop`, so that `held` is not even counted."""
    every = passages.read_passages()
    halves = passages.HALVES if which == "both" else (which,)
    print(passages.as_table(every, halves))
    if misses:
        _show_passages(every)


def _speed() -> float:
    """Pages a second of processor time, with a register of 60 entries."""
    reviews: list[Review] = [write_review(seed, entries=ENTRIES) for seed in range(900, 906)]
    suggest(reviews[0].text, reviews[0].register)
    words = sum(len(review.text.split()) for review in reviews)
    start = time.process_time()
    for review in reviews:
        suggest(review.text, review.register)
    return words / 400 / (time.process_time() - start)


def _show(score: Score) -> None:
    for title, lines in (("Missed", score.misses), ("Too much", score.extra), ("To look at", score.looks)):
        print(f"\n{title}: {len(lines)}")
        for line in lines:
            print(f"  {line}")


def _show_passages(every: Sequence[passages.Passage]) -> None:
    """What was missed in the half that may be looked at; the other half stays unseen."""
    found = passages.count(each for each in every if each.half == "develop")
    for title, lines in (("Missed", found.misses), ("Too much", found.extra)):
        print(f"\nSecond author, {title.lower()}: {len(lines)}")
        for line in lines:
            print(f"  {line}")


if __name__ == "__main__":
    main()
