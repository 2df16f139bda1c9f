"""The draw: each row gets a number from the seed and its reference, and the lowest numbers are drawn."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from candour.quality.sampling.frame import Entry, Frame, UnusableError, canonical

ALGORITHM = "candour-sample-1"
PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?", re.ASCII)
LONGEST_SEED = 1000


@dataclass(frozen=True, slots=True)
class Draw:
    """Everything that somebody needs to draw again, and what was drawn."""

    frame: Frame
    seed: str
    percent: Decimal
    strata: str | None
    """The column within whose values the percentage is drawn; None: from the whole frame."""
    selected: tuple[str, ...]
    """References in the order of their numbers, stratum by stratum."""

    def to_json(self) -> dict[str, object]:
        """The draw as data; `changes` of it are none."""
        given = {
            "algorithm": ALGORITHM,
            "percent": plain(self.percent),
            "strata": self.strata,
            "seed": self.seed,
            "excluded": self.frame.excluded,
            "selected": list(self.selected),
        }
        return {
            **given,
            "seed_commitment": commitment(self.seed),
            "frame_sha256": self.frame.sha256,
            "frame_size": len(self.frame.entries),
            "eligible": len(self.frame.eligible),
            "by_stratum": by_stratum(self.frame, self.selected, self.strata),
            "digests": {name: digest(value) for name, value in given.items() if name != "seed"},
            "frame": self.frame.rows,
        }


def draw(frame: Frame, *, seed: str, percent: Decimal, strata: str | None = None) -> Draw:
    """Draw the percentage of what is eligible, rounded up; with strata, of each stratum, rounded up in each.

    Raises UnusableError where there is nothing to draw from or no such column.
    """
    if strata is not None and strata not in frame.columns:
        raise UnusableError(f"no column of the frame is named “{strata}”.")
    if not frame.eligible:
        raise UnusableError("every row of the frame is excluded, so there is nothing to draw from.")
    selected: list[str] = []
    for stratum, entries in _strata(frame.eligible, strata):
        ranked = sorted(entries, key=lambda entry: rank(seed, stratum, entry.reference))
        selected += [entry.reference for entry in ranked[: size(len(entries), percent)]]
    return Draw(frame, seed, percent, strata, tuple(selected))


def rank(seed: str, stratum: str, reference: str) -> str:
    """The number of a row: SHA-256 of seed, NUL, stratum, NUL, reference, in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(f"{seed}\0{stratum}\0{reference}".encode()).hexdigest()


def size(eligible: int, percent: Decimal) -> int:
    """How many are drawn from so many: the percentage, rounded up to a whole one."""
    return ceil(Fraction(percent) * eligible / 100)


def commitment(seed: str) -> str:
    """What is shown of a seed before it is revealed: the SHA-256 of its text in UTF-8."""
    return hashlib.sha256(seed.encode("utf-8")).hexdigest()


def by_stratum(frame: Frame, selected: Iterable[str], strata: str | None) -> list[dict[str, object]]:
    """For each stratum how many were eligible and how many were drawn."""
    chosen = set(selected)
    return [
        {
            "stratum": stratum,
            "eligible": len(entries),
            "selected": sum(entry.reference in chosen for entry in entries),
        }
        for stratum, entries in _strata(frame.eligible, strata)
    ]


def digest(value: object) -> str:
    """The digest of one part of a draw, as canonical JSON."""
    return hashlib.sha256(canonical(value)).hexdigest()


def plain(percent: Decimal) -> int | str:
    """A percentage as JSON: a whole number, or its digits as text."""
    return int(percent) if percent == percent.to_integral_value() else str(percent.normalize())


def read_percent(text: str) -> Decimal:
    """A percentage above 0 and up to 100. Raises UnusableError."""
    if not PERCENT.fullmatch(text) or not 0 < Decimal(text) <= 100:
        shown = text if len(text) <= 20 else f"{text[:20]}…"
        raise UnusableError(f"percent: {shown!r} is not a percentage above 0 and up to 100, such as 20.")
    return Decimal(text)


def read_seed(text: str) -> str:
    """A seed that can be used. Raises UnusableError."""
    if not text.strip():
        raise UnusableError("seed: it is blank. Any words or digits that nobody could foresee will do.")
    if len(text) > LONGEST_SEED:
        raise UnusableError(f"seed: it is longer than {LONGEST_SEED} characters.")
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UnusableError("seed: it holds characters that are not text.")
    return text


def _strata(entries: Iterable[Entry], column: str | None) -> list[tuple[str, list[Entry]]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.cells[column] if column else "", []).append(entry)
    return sorted(found.items())
