"""`python -m bench.leaks`, or `make bench-leaks`: generated reviews through renderers and gate, also leaking.

Every review has people under ordinary and rare names, addresses, numbers and dates, each mention decided on.
A clean copy in each format must pass. Then one mention is left in, and every format must be stopped, by the
words that are forbidden or by the second look for names, as the gate decides; and one way of the leak
laboratory is planted in each format with a name of the review, each way in turn.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import Any

from bench.leaking import Case, make
from candour.disclosure.gate import File, Forbidden, Job, Kept, programs
from candour.disclosure.gate.checking import findings_of
from candour.disclosure.gate.deciding import ALL, decide
from candour.disclosure.gate.laboratory import office, others, portable
from candour.disclosure.redacted import forbidden_terms, redact
from candour.disclosure.rendering import About, draw, file_name, other_pack, to_json

REVIEWS = 1_000
KEYS = ("pdf", "docx", "html", "text")
WAYS = {"pdf": portable.WAYS, "docx": office.WAYS, "html": others.WEB, "text": others.TEXT}
EVERY_CHECK_OF_A_FILE = ALL - {"sweep", "programs"}
WITHOUT_PROVENANCE = EVERY_CHECK_OF_A_FILE - {"provenance"}


def job_of(case: Case, decided: Sequence[Any]) -> tuple[Any, Job]:
    """The pack of these decisions, and the job whose words must not be found in its files."""
    pack = other_pack(
        redact(case.original, decided, case.labels), About(1, "the coroner", "2026-06-05", purpose="x")
    )
    terms = forbidden_terms(case.original, case.decisions, case.forms, case.ordinary)
    files = tuple(File(file_name(key, pack), key, draw(key, pack)) for key in KEYS)
    forbidden = tuple(Forbidden(term.words, term.weak) for term in terms)
    return pack, Job(to_json(pack), files, forbidden, case.names)


def measure(seed: int) -> dict[str, Any]:
    """Counts for one review."""
    chance, case = random.Random(seed), make(seed)
    begun = time.process_time()
    _pack, job = job_of(case, case.decisions)
    drawn = time.process_time()
    report = decide(job, ALL - {"sweep"})
    done = time.process_time()
    alarms = [f"{one['key']}: {each['why']}" for one in report["files"] for each in one["findings"]]
    kept = _answered(job)
    left_in = case.decisions[chance.choice(case.strong)]
    _leaking, leaky = job_of(case, [one for one in case.decisions if one is not left_in])
    approved = Job(job.pack, leaky.files, job.terms, job.names)
    return {
        "clean": len(job.files),
        "alarms": alarms,
        "questions": len(kept),
        "left_in_pack": _decided(replace(leaky, kept=kept), {"terms", "sweep"}),
        "left_in_file": _stopped(approved, WITHOUT_PROVENANCE),
        "planted": _planted(job, case.surname, seed),
        "drawing": drawn - begun,
        "gate": done - drawn,
    }


def _answered(job: Job) -> tuple[Kept, ...]:
    """Every word near a name in the clean pack, kept by somebody, so that only what leaks can stop a file."""
    asked = decide(job, {"sweep"})["findings"]
    words = [one["why"].partition("”")[0].removeprefix("“") for one in asked if one["check"] == "sweep"]
    return tuple(Kept(word, "An ordinary word.") for word in words)


def _decided(job: Job, checks: set[str]) -> Counter[str]:
    """As the gate decides: stopped by what is found in a file, or in the pack that it was drawn from."""
    report = decide(job, checks)
    return Counter(
        "stopped" if report["findings"] or one["findings"] else f"missed {one['key']}"
        for one in report["files"]
    )


def _stopped(job: Job, checks: frozenset[str]) -> Counter[str]:
    return Counter(
        "stopped" if findings_of(job, file, checks) else f"missed {file.key}" for file in job.files
    )


def _planted(job: Job, word: str, seed: int) -> Counter[str]:
    """One way for each format, in turn, so that all of them are tried over the reviews."""
    found: Counter[str] = Counter()
    for file in job.files:
        ways = list(WAYS[file.key].items())
        name, way = ways[seed % len(ways)]
        leaking = File(file.name, file.key, way(file.content, word))
        stopped = findings_of(job, leaking, WITHOUT_PROVENANCE)
        found["stopped" if stopped else f"missed {file.key} {name}"] += 1
    return found


def main(arguments: Sequence[str]) -> int:
    """1 where a clean file was refused or a leak passed. Asked: how many reviews, from which number on."""
    reviews = int(arguments[0]) if arguments else REVIEWS
    first = int(arguments[1]) if arguments[1:] else 0
    if programs.missing():
        print(programs.HOW, file=sys.stderr)
        return 1
    begun = time.monotonic()
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(measure, range(first, first + reviews), chunksize=4))
    total = _total(results, time.monotonic() - begun)
    print(json.dumps(total, indent=2))
    return 0 if total["false_alarms"] == 0 and total["missed"] == [] else 1


def _total(results: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    kinds: dict[str, Counter[str]] = {
        kind: sum((one[kind] for one in results), Counter())
        for kind in ("left_in_pack", "left_in_file", "planted")
    }
    files = sum(one["clean"] for one in results)
    alarms = [alarm for one in results for alarm in one["alarms"]]
    return {
        "reviews": len(results),
        "clean_files": files,
        "false_alarms": len(alarms),
        "what_they_said": sorted(set(alarms))[:10],
        "leaking_files": sum(sum(kind.values()) for kind in kinds.values()),
        "stopped": {kind: count["stopped"] for kind, count in kinds.items()},
        "missed": sorted(name for count in kinds.values() for name in count if name != "stopped"),
        "questions_a_review": round(sum(one["questions"] for one in results) / max(1, len(results)), 2),
        "drawing_ms_a_file": round(1000 * sum(one["drawing"] for one in results) / max(1, files)),
        "gate_ms_a_file": round(1000 * sum(one["gate"] for one in results) / max(1, files)),
        "seconds": round(seconds),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
