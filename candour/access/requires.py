"""What a page declares about who may open it. A page that declares nothing is refused."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase

from candour.access.permissions import Permission

View = Callable[..., HttpResponseBase]
Keeper = Callable[[HttpRequest], HttpResponseBase | None]
DECLARATION = "candour_access"
KEEPER = "candour_keeper"


@dataclass(frozen=True, slots=True)
class Declaration:
    """`anyone` needs no sign-in; with no permissions, any member of staff; else any one of them."""

    anyone: bool = False
    permissions: frozenset[Permission] = frozenset()


def _declare(view: View, declaration: Declaration) -> View:
    setattr(view, DECLARATION, declaration)
    return view


def open_to_anyone(view: View) -> View:
    """A page that needs no sign-in."""
    return _declare(view, Declaration(anyone=True))


def signed_in(view: View) -> View:
    """A page for any member of staff."""
    return _declare(view, Declaration())


def requires(*permissions: Permission) -> Callable[[View], View]:
    """A page for people who hold any one of these permissions."""

    def declare(view: View) -> View:
        return _declare(view, Declaration(permissions=frozenset(permissions)))

    return declare


def declaration_of(view: View) -> Declaration | None:
    return getattr(view, DECLARATION, None)


def keeps_words(keeper: Keeper) -> Callable[[View], View]:
    """A page on which much is written: what comes after its session or its token has ended is kept.

    The keeper answers instead of the sign-in page, or gives None where it cannot tell whose words they are.
    """

    def declare(view: View) -> View:
        setattr(view, KEEPER, keeper)
        return view

    return declare


def kept_by(view: View, request: HttpRequest) -> HttpResponseBase | None:
    """The answer of the page's keeper to what was sent too late; None for every other page."""
    keeper: Keeper | None = getattr(view, KEEPER, None)
    return keeper(request) if keeper is not None and request.method == "POST" else None
