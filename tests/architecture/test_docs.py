"""Every page written for people names what exists: links, files, commands, folders, decisions."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "candour").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
OF_THE_REPOSITORY = re.compile(r"(?:candour|docs|tests|launcher|bench)/[\w./*-]*|\.ci/\w+")
OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users|tmp|private)/[\w.-]+")
REGISTRIES = ("pypi.org", "pythonhosted.org", "npmjs", "docker.io", "ghcr.io", "crates.io")
SCRIPT = ".venv/bin/candour "


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", page.read_text())


def blocks(page: Path, language: str) -> Iterator[str]:
    return (code for kind, code in FENCE.findall(page.read_text()) if kind == language)


def anchors(page: Path) -> set[str]:
    """The ids that headings get: words in lower case, joined by hyphens."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def broken_links(page: Path) -> list[str]:
    broken = []
    for link in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        address, _, anchor = link.partition("#")
        target = (page.parent / address).resolve() if address else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    return broken


def missing_files(page: Path) -> list[str]:
    quoted = (words for words in QUOTED.findall(prose(page)) if OF_THE_REPOSITORY.fullmatch(words))
    return [path for path in quoted if not any(ROOT.glob(path.rstrip("/")))]


def foreign(text: str) -> list[str]:
    return OF_A_MACHINE.findall(text) + [host for host in REGISTRIES if host in text]


def made_commands() -> list[tuple[str, str]]:
    """Page and target of every `make TARGET` that a page tells people to type."""
    typed = re.compile(r"^make ([a-z]+)", re.MULTILINE)
    told = [(page, "\n".join([*blocks(page, "sh"), *QUOTED.findall(prose(page))])) for page in PAGES]
    return [(named(page), target) for page, text in told for target in typed.findall(text)]


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text()
    found = re.search(r"^COMMANDS := (.+)$", makefile, re.MULTILINE)
    return set(found[1].split()) if found else set()


def scripts() -> list[str]:
    """Every example of the command line that works on files of the repository alone."""
    lines = (line for page in PAGES for code in blocks(page, "sh") for line in code.splitlines())
    return sorted({line for line in lines if line.startswith(SCRIPT) and "docs/examples/" in line})


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert not broken_links(page), f"Mend these links of {named(page)}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_is_named_exists(page: Path) -> None:
    assert not missing_files(page), f"{named(page)} names files that are not there"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_speaks_of_one_machine_or_of_where_packages_come_from(page: Path) -> None:
    assert not foreign(page.read_text())


def test_the_checks_of_pages_find_what_they_look_for(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](gone.md) [b](#two) [c](#one) `candour/gone.py` `candour/policy/*.toml`\n")
    assert broken_links(page) == ["gone.md", "#two"]
    assert missing_files(page) == ["candour/gone.py"]
    assert foreign("see /home/ada/candour, from pypi.org") == ["/home/ada", "pypi.org"]


def test_every_command_that_a_page_names_is_a_command_of_make() -> None:
    assert not [(page, target) for page, target in made_commands() if target not in targets()]


def test_the_readme_begins_with_two_commands() -> None:
    first = next(blocks(ROOT / "README.md", "sh"))
    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make run", "make test"]


def test_pictures_are_small_enough_to_read_on_a_slow_line() -> None:
    large = [path.name for path in (ROOT / "docs" / "images").iterdir() if path.stat().st_size > 150_000]
    assert not large, f"Crop these, or store them with fewer colours: {large}"


def test_every_slice_stands_in_the_architecture_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    slices = [path.parent.name for path in (ROOT / "candour").glob("*/__init__.py")]
    assert not [name for name in slices if f"| `candour/{name}` |" not in page]


def test_slices_stand_in_the_order_of_the_contract() -> None:
    contract = (ROOT / "pyproject.toml").read_text().split("layers = [", 1)[1].split("]", 1)[0]
    listed = re.findall(r"\w+", contract)
    shown = re.findall(
        r"^\| `candour/(\w+)` \|", (ROOT / "docs" / "architecture.md").read_text(), re.MULTILINE
    )
    assert shown == listed


def test_decisions_are_numbered_without_a_gap_and_say_what_was_refused() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [file.name[:5] for file in files] == [f"{number:04d}-" for number in range(1, len(files) + 1)]
    parts = ["## Context", "## Decision", "## Refused", "## Cost"]
    for file in files:
        assert re.findall(r"^## .+$", file.read_text(), re.MULTILINE) == parts, file.name


@pytest.mark.parametrize("script", scripts())
def test_every_example_of_the_command_line_works(script: str) -> None:
    words = script.removeprefix(SCRIPT).split()
    done = subprocess.run([sys.executable, "-m", "candour", *words], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
