"""What reviews are marked by: versions of the standards, their questions, and what each rating looks like."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from candour.policy.dated import Dated
from candour.policy.reading import PolicyError, PolicyRow, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardsVersion(PolicyRow):
    """One edition of the standards. A review marked under it is read under it for ever."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfVersion(PolicyRow):
    """A row that belongs to one edition of the standards, and has its dates."""

    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityStandard(OfVersion):
    """One of the standards that is rated, with its key question."""

    key: str
    name: str
    order: int
    expected: str
    question: str
    question_standing: Standing
    """How far the wording of the key question can be relied on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubQuestion(OfVersion):
    """A question under a standard, answered yes, partly, no or not applicable."""

    key: str
    standard: str
    order: int
    question: str
    short: str
    """What it asks about, in a few words, for tables and charts."""
    published_share: int | None = None
    """The share answered yes that was published for 2021/22, in whole per cent."""
    published_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(OfVersion):
    """A step of the scale; the order counts from the worst, which is 0."""

    key: str
    name: str
    order: int
    comes_back: bool = False
    """Whether a review with this composite must be improved and submitted again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Characteristic(OfVersion):
    """What a standard looks like at a rating, to stand beside the choice."""

    standard: str
    rating: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeRule(OfVersion):
    """How ratings of the standards could make one: points are the order of each rating, added up."""

    key: str
    decides: bool
    """Off: the assessor enters the composite, and is only warned when the points give another. On: no other
    composite is locked or settled under this version."""
    lowest: tuple[int, ...]
    """The lowest sum for each rating, from the worst to the best."""
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityLimit(PolicyRow):
    """A number that quality assurance works by."""

    key: str
    number: int
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityChoice(PolicyRow):
    """A way of working chosen among several that would be possible."""

    key: str
    choice: str
    choices: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedResult(PolicyRow):
    """A published share of marked reviews, in whole per cent."""

    key: str
    period: str
    reviews: int
    measure: str
    """composite, or the letter of a standard."""
    ratings: tuple[str, ...]
    """The ratings that the share takes together."""
    share: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingScheme:
    """Everything that a review is marked by under one version."""

    version: StandardsVersion
    standards: tuple[QualityStandard, ...]
    sub_questions: tuple[SubQuestion, ...]
    ratings: tuple[Rating, ...]
    """Worst to best."""
    characteristics: tuple[Characteristic, ...]
    composite: CompositeRule

    def __post_init__(self) -> None:
        _check_scheme(self)

    def standard(self, key: str) -> QualityStandard:
        """A standard by its letter. Raises KeyError."""
        return _one(self.standards, key)

    def sub_question(self, key: str) -> SubQuestion:
        """A sub-question by its key. Raises KeyError."""
        return _one(self.sub_questions, key)

    def rating(self, key: str) -> Rating:
        """A rating by its key. Raises KeyError."""
        return _one(self.ratings, key)

    def questions_of(self, standard: str) -> tuple[SubQuestion, ...]:
        """The sub-questions of a standard, in their order."""
        return tuple(row for row in self.sub_questions if row.standard == standard)

    def characteristic(self, *, standard: str, rating: str) -> Characteristic:
        """What a standard looks like at a rating."""
        return next(row for row in self.characteristics if row.standard == standard and row.rating == rating)

    def points(self, ratings: Iterable[str]) -> int:
        """The sum of points of these ratings, one for each standard. Raises KeyError for an unknown one."""
        return sum(self.rating(key).order for key in ratings)

    def composite_by_points(self, ratings: Iterable[str]) -> Rating:
        """The composite that the points table gives. Raises KeyError for an unknown rating."""
        points = self.points(ratings)
        steps = zip(self.ratings, self.composite.lowest, strict=True)
        return [rating for rating, lowest in steps if points >= lowest][-1]


Keyed = TypeVar("Keyed", QualityStandard, SubQuestion, Rating)
OfOneVersion = TypeVar("OfOneVersion", bound=OfVersion)


def _one(rows: Iterable[Keyed], key: str) -> Keyed:
    for row in rows:
        if row.key == key:
            return row
    raise KeyError(key)


@dataclass(frozen=True, kw_only=True)
class QualityTables:
    """The files of the standards, which together make a scheme for each version."""

    versions: Dated[StandardsVersion]
    standards: Dated[QualityStandard]
    sub_questions: Dated[SubQuestion]
    ratings: Dated[Rating]
    characteristics: Dated[Characteristic]
    composite_rules: Dated[CompositeRule]

    def schemes(self) -> dict[str, MarkingScheme]:
        """The scheme of each version by its key. Raises PolicyError for whatever does not fit together."""
        # As one key: there must be exactly one version for every day.
        Dated("versions of the standards", self.versions, key=lambda _version: "any day")
        tables = (
            self.standards,
            self.sub_questions,
            self.ratings,
            self.characteristics,
            self.composite_rules,
        )
        for table in tables:
            for row in table:
                self._check_version(table.name, row)
        return {version.key: self._scheme(version) for version in self.versions}

    def _check_version(self, name: str, row: OfVersion) -> None:
        found = self.versions.versions(row.version)
        if not found:
            raise PolicyError(f"{name}: {row.version!r} is not a version of the standards.")
        if (row.applies_from, row.applies_until) != (found[0].applies_from, found[0].applies_until):
            raise PolicyError(f"{name}: a row of version {row.version} has other dates than the version.")

    def _scheme(self, version: StandardsVersion) -> MarkingScheme:
        rules = _of(self.composite_rules, version)
        if len(rules) != 1:
            raise PolicyError(f"composite rules: version {version.key} needs exactly one.")
        return MarkingScheme(
            version=version,
            standards=tuple(sorted(_of(self.standards, version), key=lambda row: row.order)),
            sub_questions=tuple(
                sorted(_of(self.sub_questions, version), key=lambda row: (row.standard, row.order))
            ),
            ratings=tuple(sorted(_of(self.ratings, version), key=lambda row: row.order)),
            characteristics=_of(self.characteristics, version),
            composite=rules[0],
        )


def _of(table: Dated[OfOneVersion], version: StandardsVersion) -> tuple[OfOneVersion, ...]:
    return tuple(row for row in table if row.version == version.key)


def _check_scheme(scheme: MarkingScheme) -> None:
    _check_scale(scheme)
    named = f"version {scheme.version.key} of the standards"
    standards = {row.key for row in scheme.standards}
    ratings = {row.key for row in scheme.ratings}
    for question in scheme.sub_questions:
        if question.standard not in standards:
            raise PolicyError(f"{named}: sub-question {question.key} is of no standard.")
    silent = standards - {question.standard for question in scheme.sub_questions}
    if silent:
        raise PolicyError(f"{named}: standard {min(silent)} has no sub-question.")
    described = {(row.standard, row.rating) for row in scheme.characteristics}
    wanted = {(standard, rating) for standard in standards for rating in ratings}
    for standard, rating in sorted(described ^ wanted):
        what = "is not known" if (standard, rating) in described else "has no characteristics"
        raise PolicyError(f"{named}: {standard} at {rating} {what}.")


def _check_scale(scheme: MarkingScheme) -> None:
    named = f"version {scheme.version.key} of the standards"
    if [row.order for row in scheme.ratings] != list(range(len(scheme.ratings))) or not scheme.ratings:
        raise PolicyError(f"{named}: ratings are counted from 0 without a gap.")
    lowest = scheme.composite.lowest
    most = len(scheme.standards) * (len(scheme.ratings) - 1)
    rising = all(earlier < later for earlier, later in pairwise((*lowest, most + 1)))
    if len(lowest) != len(scheme.ratings) or lowest[0] != 0 or not rising:
        raise PolicyError(f"{named}: the points table needs a lowest sum for each rating, rising from 0.")
