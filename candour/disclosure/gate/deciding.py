"""Decide on a job: every file through every check, and one look at the approved words for names."""

import platform
import zlib
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from candour.disclosure.gate import programs
from candour.disclosure.gate.approved import pieces_of
from candour.disclosure.gate.checking import CHECKS, findings_of
from candour.disclosure.gate.findings import Finding
from candour.disclosure.gate.job import Job
from candour.disclosure.gate.sweep import Near, near_names, unanswered
from candour.disclosure.rendering import from_json
from candour.disclosure.words import words_in

ALL = frozenset({*CHECKS, "sweep", "programs"})
LIBRARIES = ("typst", "pypdfium2", "lxml", "python-docx")
Report = dict[str, Any]


def decide(job: Job, checks: Iterable[str] = ALL) -> Report:
    """The report. `passed` only where every check passed on every file; it repeats no withheld word."""
    wanted = frozenset(checks)
    whole: list[Finding] = []
    try:
        pack = from_json(dict(job.pack))
    except (ValueError, KeyError, TypeError):
        return _report(
            job, "", [Finding("provenance", "the pack", "The approved pack cannot be read.")], [], wanted
        )
    if "programs" in wanted and job.needs_programs and programs.missing():
        absent = ", ".join(programs.missing())
        whole.append(Finding("programs", "the machine", f"Missing: {absent}. {programs.HOW}"))
    if not job.files:
        whole.append(Finding("structure", "the job", "There is no file to look at."))
    near = _open_questions(job, pack.language) if "sweep" in wanted else []
    whole += [
        Finding(
            "sweep", "the approved pack", f"“{one.words}” is {one.how}. Take it out, or keep it and say why."
        )
        for one in near
    ]
    files = [(file, findings_of(job, file, wanted)) for file in job.files]
    return _report(job, pack.sha256, whole, files, wanted)


def _open_questions(job: Job, language: str) -> list[Near]:
    text = "\n".join(piece.words for piece in pieces_of(job.pack))
    fixed = " ".join(words_in(language).texts.values())
    kept = [one.words for one in job.kept if one.because.strip()]
    return unanswered(near_names(text, job.names, fixed), kept)


def _report(job: Job, pack: str, whole: list[Finding], files: list[Any], checks: frozenset[str]) -> Report:
    return {
        "passed": not whole and all(not found for _file, found in files) and checks == ALL,
        "pack_sha256": pack,
        "model_sha256": str(job.pack.get("model_sha256", "")),
        "checks": sorted(checks),
        "findings": [_finding(one) for one in whole],
        "files": [
            {
                "name": file.name,
                "key": file.key,
                "sha256": file.sha256,
                "bytes": len(file.content),
                "passed": not found,
                "findings": [_finding(one) for one in found],
            }
            for file, found in files
        ],
        "terms": len(job.terms),
        "names": len(job.names),
        "kept": [{"words": one.words, "because": one.because} for one in job.kept],
        "tools": tools(),
    }


def _finding(one: Finding) -> dict[str, str]:
    return {"check": one.check, "where": one.where, "why": one.why}


def tools() -> dict[str, str]:
    """Versions of everything that looked."""
    own = {name: version(name) for name in LIBRARIES}
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **own,
        **programs.versions(),
    }
