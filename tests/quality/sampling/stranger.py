"""Repeats a draw from docs/reference/sampling.md alone: stranger.py FRAME.csv PERCENT SEED [COLUMN]."""

import csv
import sys
from fractions import Fraction
from hashlib import sha256
from math import ceil
from pathlib import Path

NO = {"", "no", "n", "false", "0"}


def left_out(row: dict[str, str]) -> bool:
    return bool(row.get("exclusion_reason") or row.get("excluded", "").lower() not in NO)


def repeat(frame: str, percent: str, seed: str, column: str = "") -> list[str]:
    strata: dict[str, list[tuple[str, str]]] = {}
    with Path(frame).open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            row = {name.strip(): cell.strip() for name, cell in line.items()}
            if not left_out(row):
                stratum, reference = row[column] if column else "", row["reference"]
                number = sha256(f"{seed}\0{stratum}\0{reference}".encode()).hexdigest()
                strata.setdefault(stratum, []).append((number, reference))
    drawn = [sorted(rows)[: ceil(Fraction(percent) * len(rows) / 100)] for _, rows in sorted(strata.items())]
    return [reference for rows in drawn for _number, reference in rows]


if __name__ == "__main__":
    print("\n".join(repeat(*sys.argv[1:])))  # noqa: T201 - what it is for
