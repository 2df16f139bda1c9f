"""What the frame of every page needs, whatever the page."""

from collections.abc import Callable, Iterable
from typing import NotRequired, TypedDict

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.module_loading import import_string

FOOTER = {
    "accessibility": "Accessibility",
    "privacy": "Privacy",
    "limits": "What this system cannot do",
}


class Link(TypedDict):
    text: str
    href: str
    active: NotRequired[bool]


def page(request: HttpRequest) -> dict[str, object]:
    """The frame's context: the service, the person signed in, the navigation and today's date."""
    return {
        "service_name": "Candour",
        "demo": settings.DEMO,
        "user": getattr(request, "user", None),
        "navigation": list(_navigation(request)),
        "footer": [{"text": text, "href": href} for name, text in FOOTER.items() if (href := _address(name))],
        "sign_in_address": _address("sign_in"),
        "sign_out_address": _address("sign_out"),
        "notices": get_messages(request),
        "today": timezone.localdate(),
    }


def _navigation(request: HttpRequest) -> Iterable[Link]:
    """Upper layers fill the navigation; this one knows only the path of their function."""
    path: str = getattr(settings, "CANDOUR_NAVIGATION", "")
    if not path:
        return []
    items: Callable[[HttpRequest], Iterable[Link]] = import_string(path)
    return items(request)


def _address(name: str) -> str:
    """The page's address, or nothing where this service has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
