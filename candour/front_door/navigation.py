"""The service navigation: only what the person may open."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from candour.access.grants import NOTHING, Grants
from candour.access.permissions import Permission
from candour.design_system.context import Link

SECTIONS = (
    ("Home", "home", None),
    ("Cases", "cases:list", Permission.VIEW_CASE),
    ("Notifications", "notifications:list", Permission.VIEW_CASE),
    ("Reviews", "reviews:list", Permission.VIEW_REVIEW),
    ("Quality", "quality:desk", Permission.VIEW_QUALITY),
    ("Families", "families:list", (Permission.VIEW_FAMILIES, Permission.KEEP_CONTACT)),
    ("Disclosure", "disclosure:list", Permission.VIEW_DISCLOSURE),
    ("Recommendations", "recommendations:ledger", Permission.VIEW_LEDGER),
    ("Actions", "action_plans:list", Permission.VIEW_LEDGER),
    ("Audit", "audit_log", Permission.VIEW_AUDIT),
    ("Staff", "staff_list", Permission.MANAGE_STAFF),
    ("Policy", "policy", None),
)


def items(request: HttpRequest) -> list[Link]:
    """Links to the parts of the service that this person's roles open."""
    grants = getattr(request, "grants", NOTHING)
    if not grants.roles:
        return []
    return [
        Link(text=text, href=address, active=_here(request, address))
        for text, name, permission in SECTIONS
        if _may(grants, permission) and (address := _address(name))
    ]


def _may(grants: Grants, permission: Permission | tuple[Permission, ...] | None) -> bool:
    """Any one of several is enough; none is needed where none is named."""
    if permission is None:
        return True
    return any(map(grants.allow, permission if isinstance(permission, tuple) else (permission,)))


def _here(request: HttpRequest, address: str) -> bool:
    return request.path == address if address == "/" else request.path.startswith(address)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
