"""The standards of one version, as an assessor is asked by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from candour.policy.load import load_policy
from candour.policy.quality import CompositeRule, MarkingScheme, SubQuestion
from candour.quality.models.marking import WHOLE


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard: what it asks, its questions, and what each rating looks like."""

    key: str
    name: str
    expected: str
    question: str
    questions: tuple[SubQuestion, ...]
    characteristics: Mapping[str, str]
    """By the key of the rating."""
    source: str
    inferred: str
    """Where the characteristics come from, which are not published."""


def version_on(day: date) -> str:
    """The version that applies on a day. Raises NotKnownError before the first standards."""
    return load_policy().scheme_on(day).version.key


def standards_of(version: str) -> tuple[Standard, ...]:
    """The standards of a version, in order. Raises NotKnownError for a version that is not known."""
    scheme = load_policy().scheme_of(version)
    return tuple(_standard(scheme, row.key) for row in scheme.standards)


def _standard(scheme: MarkingScheme, key: str) -> Standard:
    row = scheme.standard(key)
    looks = {rating.key: scheme.characteristic(standard=key, rating=rating.key) for rating in scheme.ratings}
    return Standard(
        key=key,
        name=row.name,
        expected=row.expected,
        question=row.question,
        questions=scheme.questions_of(key),
        characteristics={rating: look.text for rating, look in looks.items()},
        source=row.source,
        inferred=next(iter(looks.values())).source,
    )


def named_parts(version: str) -> list[tuple[str, str]]:
    """Each standard and the whole, by key and name."""
    return [*((one.key, one.name) for one in standards_of(version)), (WHOLE, "The whole review")]


def standard_in(version: str, key: str) -> Standard | None:
    """One standard of a version; None for what is said of the whole."""
    return next((one for one in standards_of(version) if one.key == key), None)


def composite_rule(version: str) -> CompositeRule:
    """How ratings make one. By default it only warns; a policy can let it decide."""
    return load_policy().scheme_of(version).composite


def suggested_composite(version: str, ratings: Mapping[str, str]) -> str | None:
    """What the default points table gives for these ratings; None unless every standard is rated."""
    scheme = load_policy().scheme_of(version)
    given = [ratings[row.key] for row in scheme.standards if ratings.get(row.key)]
    return scheme.composite_by_points(given).key if len(given) == len(scheme.standards) else None


def against_composite(version: str, ratings: Mapping[str, str], composite: str) -> str | None:
    """Where the policy of this version lets the points decide, why another composite cannot stand."""
    if not composite_rule(version).decides:
        return None
    decided = suggested_composite(version, ratings)
    if decided is None or decided == composite:
        return None
    name = load_policy().scheme_of(version).rating(decided).name
    return (
        f"The table of points decides the composite rating in this service: for these ratings it is {name}."
    )


def chosen(way: str, day: date) -> str:
    """Which way of working the policy chooses on a day, among those that would be possible."""
    return load_policy().quality_choices.on(way, on=day).choice
