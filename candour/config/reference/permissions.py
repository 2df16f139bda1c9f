"""Which role opens which page, and which role holds which permission."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from candour.access.permissions import Permission
from candour.access.requires import Declaration, declaration_of
from candour.access.roles import ALL_ROLES, Role
from candour.config.reference.tables import table


def every_page(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    """Address and pattern of every page, in the order of the address list."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from every_page(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


def opens(role: Role, declaration: Declaration | None) -> bool:
    """Whether the role opens pages with this declaration; a page without one is opened by nobody."""
    if declaration is None:
        return False
    return (
        declaration.anyone or not declaration.permissions or bool(declaration.permissions & role.permissions)
    )


def permissions_page() -> str:
    roles = table(
        ("Role", "Reach", "What it is"),
        [(role.name, role.reach.name.lower(), role.sentence) for role in ALL_ROLES],
    )
    holders = [
        (f"`{p}`", ", ".join(role.name for role in ALL_ROLES if p in role.permissions)) for p in Permission
    ]
    return (
        "# Permissions\n\nReach: the cases that a role opens, before its access list adds or bars people: "
        "listed, region or national.\n\n## Roles\n\n"
        + roles
        + "\n## Who holds each permission\n\n"
        + table(("Permission", "Roles"), holders)
        + "\n## Who opens each page\n\nA page of a case opens only for those who may see that case.\n\n"
        + table(
            ("Page", "Opened by"), [(f"`{address}`", _openers(pattern)) for address, pattern in every_page()]
        )
    )


def _openers(pattern: URLPattern) -> str:
    declaration = declaration_of(pattern.callback)
    if declaration is not None and declaration.anyone:
        return "anyone, signed in or not"
    named = [role.name for role in ALL_ROLES if opens(role, declaration)]
    return "every role" if len(named) == len(ALL_ROLES) else ", ".join(named)
