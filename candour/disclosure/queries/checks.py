"""The blind check, as its pages ask for it."""

from dataclasses import dataclass

from candour.disclosure.models import Check, CheckItem, Disclosure


@dataclass(frozen=True, slots=True)
class Compared:
    item: CheckItem
    differs: bool

    @property
    def waits(self) -> bool:
        return self.differs and not self.item.stands_because


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
    return check is not None and not check.items.filter(answer="").exists()


def items_of(check: Check) -> list[CheckItem]:
    return list(check.items.select_related("decision").order_by("id"))


def compared(check: Check) -> list[Compared]:
    return [Compared(item, item.answer != item.decision.action) for item in items_of(check)]
