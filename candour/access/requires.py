"""What a page declares about who may open it. A page that declares nothing is refused."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponseBase

from candour.access.permissions import Permission

View = Callable[..., HttpResponseBase]
DECLARATION = "candour_access"


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
