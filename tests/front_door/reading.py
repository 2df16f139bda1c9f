"""Read what a page shows."""

import re
from html import unescape

from django.test import Client

COUNT = re.compile(r'candour-result-count" role="status">(?:Showing [\d,]+ to [\d,]+ of )?([\d,]+)')


def results(client: Client, address: str) -> int:
    """How many results the list says that it has."""
    page = client.get(address).content.decode()
    if "candour-empty" in page:
        return 0
    found = COUNT.search(page)
    assert found, f"{address} does not say how many results it has"
    return int(found[1].replace(",", ""))


def links_of(page: str, css_class: str) -> list[str]:
    """Where the links of a class lead."""
    return [unescape(href) for href in re.findall(rf'class="[^"]*{css_class}[^"]*" href="([^"]+)"', page)]
