"""`python -m bench`, or `make bench`: generate cases, measure, print one table, keep it as JSON."""

import os
import sys
from collections.abc import Sequence

import django

from bench import report
from bench.options import Options, read


def main(arguments: Sequence[str]) -> int:
    """1 where a measurement could not be made at all; a goal that is missed is shown, and is no failure."""
    options = read(arguments)
    if options.compare:
        before, after = options.compare
        print(report.side_by_side(report.load(before), report.load(after)))
        return 0
    return measure(options)


def measure(options: Options) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    os.environ.setdefault("CANDOUR_MODE", "test")  # static files by their plain names
    if not os.environ.get("OWNER_DATABASE_URL"):
        print("The bench needs a database of its own: run `make bench`.", file=sys.stderr)
        return 1
    django.setup()
    from bench.running import run  # models can only be imported now

    results = run(options)
    print("\n" + report.table(results))
    print(f"\nKept as {report.keep(results, options.keep_in)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
