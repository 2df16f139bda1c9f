"""What the gate is given: the approved pack, the files made of it, and what must not be found in them."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = "candour-gate-1"


@dataclass(frozen=True, slots=True)
class File:
    name: str
    key: str
    """The format, as in `FORMATS` of the renderers."""
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that were withheld. `weak` ones are ordinary words, and are counted instead of forbidden."""

    words: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A word near a withheld name that a person looked at and kept, and why."""

    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Job:
    pack: Mapping[str, Any]
    """The approved pack as JSON (`candour/disclosure/rendering/pack.py`)."""
    files: tuple[File, ...]
    terms: tuple[Forbidden, ...] = ()
    names: tuple[str, ...] = ()
    """Every name of everybody who is not named in the pack, for the second, looser look."""
    kept: tuple[Kept, ...] = ()
    needs_programs: bool = True
    """Whether the gate fails where poppler and qpdf are not installed."""


class NoJob(Exception):
    """What was given cannot be read as a job."""


def to_bytes(job: Job) -> bytes:
    """One JSON document, for the standard input of the gate."""
    data = {
        "format": FORMAT,
        "pack": job.pack,
        "files": [
            {
                "name": file.name,
                "key": file.key,
                "sha256": file.sha256,
                "content": base64.b64encode(file.content).decode(),
            }
            for file in job.files
        ],
        "terms": [{"words": term.words, "weak": term.weak} for term in job.terms],
        "names": list(job.names),
        "kept": [{"words": one.words, "because": one.because} for one in job.kept],
        "needs_programs": job.needs_programs,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True).encode()


def from_bytes(given: bytes) -> Job:
    """Raises NoJob, also for a file whose bytes are not those that its hash says."""
    try:
        data = json.loads(given)
        if data["format"] != FORMAT:
            raise NoJob(f"This is no job of the kind {FORMAT}.")
        return Job(
            pack=dict(data["pack"]),
            files=tuple(_file(one) for one in data["files"]),
            terms=tuple(Forbidden(str(one["words"]), bool(one["weak"])) for one in data["terms"]),
            names=tuple(str(name) for name in data["names"]),
            kept=tuple(Kept(str(one["words"]), str(one["because"])) for one in data["kept"]),
            needs_programs=bool(data["needs_programs"]),
        )
    except (ValueError, KeyError, TypeError) as wrong:
        raise NoJob("The job cannot be read.") from wrong


def _file(one: Mapping[str, Any]) -> File:
    file = File(str(one["name"]), str(one["key"]), base64.b64decode(one["content"], validate=True))
    if file.sha256 != one["sha256"]:
        raise NoJob(f"The bytes of {file.name} are not those that were sealed.")
    return file
