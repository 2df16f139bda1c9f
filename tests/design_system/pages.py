"""Read a drawn page as a browser would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

VOID = {"input", "meta", "link", "br", "img", "hr"}


@dataclass
class Page(HTMLParser):
    """The elements of a page, with their attributes and the text inside some of them."""

    html: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    unclosed: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.unclosed.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.unclosed or self.unclosed[-1] != tag:
            self.misplaced.append(tag)
        else:
            self.unclosed.pop()

    def handle_data(self, data: str) -> None:
        for tag in set(self.unclosed):
            self.texts[tag][-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [identity for _tag, attributes in self.elements if (identity := attributes.get("id"))]

    def text(self, tag: str) -> str:
        return " ".join(self.texts[tag][0].split())

    @property
    def broken_links(self) -> list[str]:
        """Links to a place on this page that is not there."""
        places = [
            str(link["href"])[1:] for link in self.all("a") if str(link.get("href", "")).startswith("#")
        ]
        return [place for place in places if place and place not in self.ids]

    @property
    def inline_code(self) -> list[str]:
        """Styles and scripts inside the page, which its security policy refuses."""
        scripts = ["script" for script in self.all("script") if not script.get("src")]
        styles = ["style" for tag, _attributes in self.elements if tag == "style"]
        attributes = [name for _tag, given in self.elements for name in given if _is_code(name)]
        return scripts + styles + attributes


def _is_code(attribute: str) -> bool:
    return attribute == "style" or attribute.startswith("on")


def request(path: str = "/") -> HttpRequest:
    return RequestFactory().get(path)


def draw(template: str, context: dict[str, object] | None = None) -> Page:
    return Page(render_to_string(template, context or {}, request()))
