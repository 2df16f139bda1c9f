"""The blind check, as its pages ask for it."""

from candour.disclosure.models import Check, CheckItem, Disclosure


def present_check_of(disclosure: Disclosure) -> Check | None:
    found: Check | None = (
        Check.objects.filter(disclosure=disclosure, ended_at__isnull=True).select_related("checker").first()
    )
    return found


def last_check_of(disclosure: Disclosure) -> Check | None:
    found: Check | None = Check.objects.filter(disclosure=disclosure).select_related("checker").first()
    return found


def shows_both(check: Check | None) -> bool:
    """Whether every passage has an answer: only then is shown what the preparer decided."""
    return check is not None and check.is_answered


def items_of(check: Check) -> list[CheckItem]:
    return list(check.items.select_related("decision").order_by("id"))
