"""Contact with victims and families: why it may be proposed not to share a review, and limits."""

from dataclasses import dataclass

from candour.policy.reading import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NondisclosureGround(PolicyRow):
    """Why a proposal not to disclose may be made; the national team decides on each."""

    key: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLimit(PolicyRow):
    key: str
    name: str
    number: int
    unit: str
    meaning: str
