"""Every layout and the gallery hold the rules of a page."""

from operator import attrgetter
from typing import Any, cast

import pytest
from django.http import HttpResponse
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.test import override_settings

from candour.design_system import context, samples, views
from candour.design_system.drawing import Components
from candour.design_system.fields import Form, TextField
from tests.design_system.pages import Page, draw, request

LAYOUTS = ["base", "show", "question", "form", "confirm", "list", "task_list", "dashboard", "error"]


class Ask(Form):
    name = TextField("What is the name?", missing="Enter the name", heading=True)


class Plain(Form):
    name = TextField("Name", missing="Enter the name")


def a_page(layout: str, **changed: Any) -> Page:
    given: dict[str, Any] = {
        "title": "Charges <b>",
        "form": Ask() if layout == "question" else Plain(),
        "listing": samples.empty_listing(request().GET),
        "sections": [{"heading": "One", "tasks": samples.TASKS}, {"heading": "Two", "tasks": samples.TASKS}],
        "counts": samples.COUNTS,
    }
    return draw(f"layouts/{layout}.html", given | changed)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_has_one_heading_and_whole_markup(layout: str) -> None:
    page = a_page(layout, marking="OFFICIAL-SENSITIVE", back="/cases/")
    assert len(page.all("h1")) == 1
    assert page.misplaced == []
    assert page.unclosed == []
    assert page.inline_code == []
    assert page.broken_links == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_escapes_its_title(layout: str) -> None:
    assert "<b>" not in a_page(layout).html


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_with_errors_says_so_in_its_title(layout: str) -> None:
    assert a_page(layout).text("title") == "Charges <b> - Candour"
    assert a_page(layout, form=Ask({})).text("title") == "Error: Charges <b> - Candour"


def test_a_list_with_a_mistaken_filter_says_so_in_its_title() -> None:
    mistaken = samples.SampleFilter({"tracks": ["nothing"]})
    page = a_page("list", filter_form=mistaken, listing=samples.listing(request().GET), form=None)
    assert page.text("title").startswith("Error: ")
    assert page.broken_links == []


def test_a_form_with_a_file_is_sent_in_parts() -> None:
    assert 'enctype="multipart/form-data"' in a_page("form", form=samples.SampleForm()).html
    assert "enctype" not in a_page("form").html


def test_the_marking_stands_on_marked_pages_only() -> None:
    assert "OFFICIAL-SENSITIVE" in a_page("show", marking="OFFICIAL-SENSITIVE").html
    assert "candour-marking" not in a_page("show").html


def test_a_page_that_is_looked_at_again_says_when() -> None:
    assert {"http-equiv": "refresh", "content": "5"} in a_page("show", refresh=5).all("meta")


def gallery() -> Page:
    return Page(cast(HttpResponse, views.gallery(request("/components/"))).content.decode())


def test_the_gallery_shows_every_component() -> None:
    page = gallery()
    assert len(page.all("h1")) == 1
    assert page.misplaced == []
    assert page.broken_links == []
    assert page.inline_code == []
    assert len(page.ids) == len(set(page.ids))


def test_the_net_for_inline_code_catches_it() -> None:
    page = Page('<p style="color:red" onclick="x()"></p><script>1</script><style></style>')
    assert sorted(page.inline_code) == ["onclick", "script", "style", "style"]


def test_every_component_is_in_the_gallery_or_in_a_layout() -> None:
    engine = next(engine for engine in engines.all() if isinstance(engine, Jinja2))
    assert engine.env.loader is not None
    names = [name for name in engine.env.list_templates() if name.startswith(("design_system/", "layouts/"))]
    shown = "".join(engine.env.loader.get_source(engine.env, name)[0] for name in names)
    components = cast(Components, engine.env.globals["ui"]).names()
    assert components
    assert [name for name in components if f"ui.{name}(" not in shown] == []


def test_a_component_that_is_not_there_is_refused_by_name() -> None:
    engine = next(engine for engine in engines.all() if isinstance(engine, Jinja2))
    with pytest.raises(AttributeError, match="no component is called nothing"):
        attrgetter("nothing")(engine.env.globals["ui"])


def test_a_question_that_is_not_answered_is_asked_again() -> None:
    asked = request("/components/question")
    asked.method = "POST"
    page = Page(cast(HttpResponse, views.question(asked)).content.decode())
    assert page.text("title") == "When was the person charged? - Candour"


@override_settings(CANDOUR_NAVIGATION="tests.design_system.test_pages.links", DEMO=True)
def test_the_frame_shows_the_navigation_and_that_the_data_is_made_up() -> None:
    page = a_page("base")
    assert "Demo data" in page.html
    assert {"href": "/cases", "class": "govuk-service-navigation__link", "aria-current": "true"} in page.all(
        "a"
    )


def links(_request: object) -> list[context.Link]:
    return [{"text": "Cases", "href": "/cases", "active": True}, {"text": "Audit", "href": "/audit"}]


@override_settings(CANDOUR_NAVIGATION="", DEMO=False)
def test_the_frame_does_without_navigation() -> None:
    page = a_page("base")
    assert "Demo data" not in page.html
    assert page.all("nav") == []
