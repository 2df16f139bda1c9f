"""The gate, as the desk asks it, and its report in plain words. Whatever it cannot judge, it stops."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from candour.disclosure.gate import File, Forbidden, Job, Kept, decide_apart
from candour.disclosure.models import Format, ReleaseFile
from candour.disclosure.queries.packing import Packed
from candour.disclosure.rendering import to_json
from candour.disclosure.standing import Standing
from candour.disclosure.withheld_names import (
    hidden_people,
    kept_words,
    names_of,
    said_of_ourselves,
    terms_of,
)

Report = dict[str, Any]
PORTABLE = (Format.PDF, Format.LARGE_PRINT)
"""Formats that programs of other makers must be able to read as well."""
WORDS = {
    "provenance": "It was made from the copy that was decided, and from nothing else",
    "structure": "It has only the parts that a file of this kind needs",
    "images": "It has no pictures",
    "equality": "Its words are exactly the decided words, on every page and in every cell",
    "terms": "No withheld word or name is in it, in any part and in any encoding",
    "weak_terms": "Ordinary words that were withheld occur as often as they should",
    "sweep": "A second, looser look found no name that nobody kept on purpose",
    "programs": "Programs of other makers read the same words",
    "gate": "The gate could do its work",
}


RETURN_IT = (
    "An approver returns the copy to its preparer, who takes the words out, or keeps them and says why. "
    "The page “Read it as the recipient will” names them. It is checked again, and the files are made anew."
)
TRY_AGAIN = "Make the files again. If it happens again, tell those who run the service."
OURS = "Nobody can mend this in the copy. Tell those who run the service, and send nothing meanwhile."
NEXT_STEPS = {
    "terms": RETURN_IT,
    "weak_terms": RETURN_IT,
    "sweep": RETURN_IT,
    "programs": TRY_AGAIN,
    "gate": TRY_AGAIN,
}
"""What to do where a test stopped a file; for the others the fault is in the service itself."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One test of the gate: its name, whether the file passed, what was found, and what to do then."""

    name: str
    passed: bool
    words: str
    next_step: str


def judged(file: ReleaseFile, standing: Standing, made: Packed) -> Report:
    """What the gate says of one file, in a process of its own without the database."""
    return decide_apart(job_of(file, standing, made))


def job_of(file: ReleaseFile, standing: Standing, made: Packed) -> Job:
    disclosure = file.disclosure
    meant = said_of_ourselves(disclosure)
    names = {name for one in hidden_people(disclosure, standing) for name in names_of(one)}
    kept = kept_words(standing) | dict.fromkeys(meant.split(), "The recipient, or the letter to them")
    return Job(
        pack=to_json(made.pack),
        files=(File(made.name, file.format, made.data),),
        terms=tuple(Forbidden(one.words, one.weak) for one in terms_of(disclosure, standing)),
        names=tuple(sorted(names)),
        kept=tuple(Kept(words, because or "Kept") for words, because in kept.items()),
        needs_programs=file.format in PORTABLE,
    )


def verdicts(report: Mapping[str, Any] | None) -> list[Verdict]:
    """Every test of a report, with what was found; a test that found nothing passed."""
    if report is None:
        return []
    found = [*report.get("findings", []), *(each for one in report["files"] for each in one["findings"])]
    asked = [*report.get("checks", []), *(one["check"] for one in found)]
    return [
        Verdict(
            WORDS.get(check, check),
            not [one for one in found if one["check"] == check],
            " ".join(one["why"] for one in found if one["check"] == check),
            NEXT_STEPS.get(check, OURS),
        )
        for check in dict.fromkeys(asked)
    ]
