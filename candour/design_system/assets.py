"""Copy what pages serve from the locked packages, changed as a service that is not on GOV.UK must change it.

GDS Transport is licensed for GOV.UK alone, and the crown and the crest belong to GOV.UK pages
(https://design-system.service.gov.uk/styles/typeface/ and https://design-system.service.gov.uk/components/header/).
"""

import re
import shutil
import sys
from pathlib import Path

FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'

STYLES = {
    "govuk/govuk-frontend.min.css": "govuk-frontend/dist/govuk/govuk-frontend.min.css",
    "moj/moj-frontend.min.css": "@ministryofjustice/frontend/moj/moj-frontend.min.css",
}
SCRIPTS = {
    "govuk/govuk-frontend.min.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js",
    "moj/moj-frontend.min.js": "@ministryofjustice/frontend/moj/moj-frontend.min.js",
    "htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
}
IMAGES = "@ministryofjustice/frontend/moj/assets/images"

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT_STACK = re.compile(r"GDS Transport,\s*arial,\s*sans-serif")
CREST_RULE = re.compile(r"\.govuk-footer__copyright-logo:before\s*\{[^}]*\}")
CREST_SUPPORT = re.compile(r"@supports [^{}]*\{" + CREST_RULE.pattern + r"\s*\}")
IMAGE = re.compile(r"url\(/assets/images/([\w.-]+)\)")
SOURCE_MAP = re.compile(r"/[/*]# sourceMappingURL=\S+(?:\s*\*/)?")

NOTICES = Path(__file__).with_name("third_party_notices.txt")


def without_source_map(text: str) -> str:
    """Maps are not served, and a reference to a missing file would stop the collection of static files."""
    return SOURCE_MAP.sub("", text)


def own_style(css: str) -> str:
    """The stylesheet without font and crest, its images beside it.

    Raises ValueError when an address or the font is left over: a new version brought something to decide on.
    """
    for dropped in (FONT_FACE, CREST_SUPPORT, CREST_RULE):
        css = dropped.sub("", css)
    css = IMAGE.sub(r"url(images/\1)", FONT_STACK.sub(FONTS, without_source_map(css)))
    for unwanted in ("/assets/", "GDS Transport", "govuk-crest"):
        if unwanted in css:
            raise ValueError(
                f"The stylesheet still holds {unwanted!r}: teach candour/design_system/assets.py about it."
            )
    return css


def images_of(css: str) -> set[str]:
    """Names of the images that a rewritten stylesheet shows."""
    return set(re.findall(r"url\(images/([\w.-]+)\)", css))


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def copy_assets(packages: Path, target: Path) -> None:
    """Fill `target` with what is served, from the folder that npm filled."""
    shutil.rmtree(target, ignore_errors=True)
    for name, source in STYLES.items():
        css = own_style((packages / source).read_text(encoding="utf-8"))
        write(target / name, css)
        for image in sorted(images_of(css)):
            write(
                target / Path(name).parent / "images" / image, (packages / IMAGES / image).read_text("utf-8")
            )
    for name, source in SCRIPTS.items():
        write(target / name, without_source_map((packages / source).read_text(encoding="utf-8")))
    shutil.copyfile(NOTICES, target / "notices.txt")


if __name__ == "__main__":
    copy_assets(Path(sys.argv[1]), Path(sys.argv[2]))
