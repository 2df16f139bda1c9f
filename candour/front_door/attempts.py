"""Wrong passwords: five lock an account, and a hundred an address, behind which a whole office may stand."""

from collections.abc import Mapping
from ipaddress import ip_address

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest

PER_ADDRESS = 20
"""How many times as many wrong passwords an address may send as an account may have."""


class Attempts(AxesDatabaseHandler):  # type: ignore[misc]  # the library has no types
    """Counts as the library does, in the order of AXES_LOCKOUT_PARAMETERS: the account, then the address."""

    def get_failures(self, request: HttpRequest, credentials: Mapping[str, str] | None = None) -> int:
        of_account, of_address = (
            found.aggregate(total=Sum("failures_since_start"))["total"] or 0
            for found in self.get_user_attempts(request, credentials)
        )
        return max(of_account, of_address // PER_ADDRESS)

    def reset_user_attempts(self, request: HttpRequest, credentials: Mapping[str, str] | None = None) -> int:
        """Signing in forgives one's own account; what this address did to other accounts stands."""
        of_account, _of_address = self.filter_user_attempts(request, credentials)
        deleted, _by_kind = of_account.delete()
        return int(deleted)


def client_address(request: HttpRequest) -> str:
    """Whose attempt this is: the peer, or whom a proxy of ours names; nobody else is believed."""
    nearest = str(request.META.get("REMOTE_ADDR") or "")
    for named in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if not _is_proxy(nearest) or not _is_address(named):
            break
        nearest = named.strip()
    return nearest


def _is_proxy(address: str) -> bool:
    return _is_address(address) and any(
        ip_address(address.strip()) in network for network in settings.TRUSTED_PROXIES
    )


def _is_address(text: str) -> bool:
    try:
        ip_address(text.strip())
    except ValueError:
        return False
    return True
