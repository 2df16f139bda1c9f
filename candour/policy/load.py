"""The whole of policy, read once from the files beside this module and checked before anything starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from candour.policy.contact import ContactLimit, NondisclosureGround
from candour.policy.dated import Dated, NotKnownError
from candour.policy.disclosure import (
    Audience,
    AudienceQuestion,
    DisclosureRefusalReason,
    KindOfPassage,
    LabelWords,
    RedactionGround,
)
from candour.policy.eligibility import MappaTerm, Mode, RiskLevel, RuleVersion, SupervisionType
from candour.policy.offences import Family, Offence, OffenceList, OffenceListVersion, check_families
from candour.policy.process import (
    CourtOutcome,
    Deadline,
    DeliveryUnit,
    ExtensionReason,
    OpenQuestion,
    ReasonKind,
    Region,
    ResponseCategory,
    Retention,
)
from candour.policy.quality import (
    Characteristic,
    CompositeRule,
    MarkingScheme,
    PublishedResult,
    QualityChoice,
    QualityLimit,
    QualityStandard,
    QualityTables,
    Rating,
    StandardsVersion,
    SubQuestion,
)
from candour.policy.reading import FOLDER, PolicyError, Row, read_rows
from candour.policy.review import (
    Matter,
    ReviewLimit,
    ReviewSection,
    Term,
    Theme,
    UnsuitableWords,
    WordList,
)


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Every table of policy. A look-up takes the day judged: `policy.deadlines.on("review", on=day)`."""

    offences: OffenceList
    offence_list_versions: Dated[OffenceListVersion]
    families: Dated[Family]
    rule_versions: Dated[RuleVersion]
    modes: Dated[Mode]
    supervision_types: Dated[SupervisionType]
    risk_levels: Dated[RiskLevel]
    mappa_categories: Dated[MappaTerm]
    mappa_levels: Dated[MappaTerm]
    deadlines: Dated[Deadline]
    court_outcomes: Dated[CourtOutcome]
    response_categories: Dated[ResponseCategory]
    reason_kinds: Dated[ReasonKind]
    extension_reasons: Dated[ExtensionReason]
    retention: Dated[Retention]
    open_questions: Dated[OpenQuestion]
    review_sections: Dated[ReviewSection]
    practice_themes: Dated[Theme]
    systemic_factors: Dated[Theme]
    effective_practice_themes: Dated[Theme]
    review_limits: Dated[ReviewLimit]
    review_words: Dated[WordList]
    review_matters: Dated[Matter]
    jargon: Dated[Term]
    unsuitable_descriptions: Dated[UnsuitableWords]
    redaction_grounds: Dated[RedactionGround]
    disclosure_refusal_reasons: Dated[DisclosureRefusalReason]
    kinds_of_passage: Dated[KindOfPassage]
    audiences: Dated[Audience]
    audience_questions: Dated[AudienceQuestion]
    label_words: Dated[LabelWords]
    quality_versions: Dated[StandardsVersion]
    quality_standards: Dated[QualityStandard]
    quality_sub_questions: Dated[SubQuestion]
    quality_ratings: Dated[Rating]
    quality_characteristics: Dated[Characteristic]
    quality_composite: Dated[CompositeRule]
    quality_limits: Dated[QualityLimit]
    quality_choices: Dated[QualityChoice]
    quality_published: Dated[PublishedResult]
    nondisclosure_grounds: Dated[NondisclosureGround]
    contact_limits: Dated[ContactLimit]
    regions: Dated[Region]
    delivery_units: Dated[DeliveryUnit]

    def __post_init__(self) -> None:
        check_families(self.offences, self.families)
        self._check_rules()
        self._check_references()
        self._check_choices()
        self._check_published()

    @cached_property
    def schemes(self) -> dict[str, MarkingScheme]:
        """What reviews are marked by, for each version of the standards, the oldest first."""
        return QualityTables(
            versions=self.quality_versions,
            standards=self.quality_standards,
            sub_questions=self.quality_sub_questions,
            ratings=self.quality_ratings,
            characteristics=self.quality_characteristics,
            composite_rules=self.quality_composite,
        ).schemes()

    def scheme_on(self, day: date) -> MarkingScheme:
        """What a review is marked by on a day. Raises NotKnownError before the first standards."""
        for version in self.quality_versions.all(on=day):
            return self.schemes[version.key]
        raise NotKnownError(f"standards for reviews: none is known on {day.isoformat()}.")

    def scheme_of(self, version: str) -> MarkingScheme:
        """What a review was marked by under a version. Raises NotKnownError for one that is not known."""
        if version not in self.schemes:
            raise NotKnownError(f"standards for reviews: {version!r} is not a version of them.")
        return self.schemes[version]

    def rule_on(self, day: date) -> RuleVersion:
        """The reading of the limbs that decides on a day. Raises NotKnownError before the earliest."""
        for version in self.rule_versions:
            if version.decides and version.applies_on(day):
                return version
        first = min(version.applies_from for version in self.rule_versions if version.decides)
        raise NotKnownError(f"the rules are known only from {first.isoformat()}")

    def units_of(self, region: str, *, on: date) -> tuple[DeliveryUnit, ...]:
        """The delivery units of a region on a day, by the code of the region."""
        return tuple(unit for unit in self.delivery_units.all(on=on) if unit.region == region)

    def question_for(self, audience: str, kind: str, *, on: date) -> KindOfPassage | AudienceQuestion:
        """What is proposed and asked of a passage; the audience's own row goes first."""
        own = self.audience_questions.find(f"{audience}, {kind}", on=on)
        return own or self.kinds_of_passage.on(kind, on=on)

    def _check_rules(self) -> None:
        deciding = [version for version in self.rule_versions if version.decides]
        # As one key: there must be exactly one reading for every day.
        Dated("trigger limbs that decide", deciding, key=lambda _version: "any day")
        for version in self.rule_versions:
            for mode in version.automatic_modes:
                _check_known(self.modes, mode, where=f"trigger limbs, {version.key}")

    def _check_references(self) -> None:
        for unit in self.delivery_units:
            _check_known(self.regions, unit.region, where=f"delivery units, {unit.name}")
        for category in self.response_categories:
            _check_known(self.response_categories, category.counts_as, where=f"responses, {category.key}")
        for asked in self.audience_questions:
            _check_known(self.audiences, asked.audience, where=f"audience questions, {asked.kind}")
            _check_known(self.kinds_of_passage, asked.kind, where=f"audience questions, {asked.audience}")
        for audience in self.audiences:
            for known in audience.knows:
                self._check_subject(known, where=f"audiences, {audience.key}")

    def _check_subject(self, known: str, *, where: str) -> None:
        if known not in self.label_words:
            _check_known(self.kinds_of_passage, known, where=where)

    def _check_published(self) -> None:
        for row in self.quality_published:
            scheme = self.scheme_on(row.applies_from)
            for rating in row.ratings:
                if rating not in {each.key for each in scheme.ratings}:
                    raise PolicyError(f"quality published, {row.key}: {rating!r} is not a rating.")
            known = {"composite", *(each.key for each in scheme.standards)}
            if row.measure not in known:
                raise PolicyError(f"quality published, {row.key}: {row.measure!r} is not measured.")

    def _check_choices(self) -> None:
        for row in self.quality_choices:
            if row.choice not in row.choices:
                raise PolicyError(f"quality choices, {row.key}: {row.choice!r} is not one of its choices.")


def _check_known(table: Dated[Row], key: str, *, where: str) -> None:
    if key not in table:
        raise PolicyError(f"{where}: {key!r} is not in {table.name}.")


def _table(kind: type[Row], path: Path, key: Callable[[Row], str]) -> Dated[Row]:
    return Dated(path.stem.replace("_", " "), read_rows(kind, path), key=key)


@lru_cache(maxsize=4)
def load_policy(folder: Path = FOLDER) -> Policy:
    """Read and check every file. Raises PolicyError naming the file and the row of the first fault."""
    return Policy(
        offences=OffenceList(read_rows(Offence, folder / "offences.csv")),
        offence_list_versions=_table(
            OffenceListVersion, folder / "offence_list_versions.csv", key=lambda row: row.key
        ),
        families=_table(Family, folder / "families.toml", key=lambda row: row.key),
        rule_versions=_table(RuleVersion, folder / "trigger_limbs.toml", key=lambda row: row.key),
        modes=_table(Mode, folder / "modes.toml", key=lambda row: row.key),
        supervision_types=_table(SupervisionType, folder / "supervision_types.toml", key=lambda row: row.key),
        risk_levels=_table(RiskLevel, folder / "risk_levels.toml", key=lambda row: row.key),
        mappa_categories=_table(MappaTerm, folder / "mappa_categories.toml", key=lambda row: row.key),
        mappa_levels=_table(MappaTerm, folder / "mappa_levels.toml", key=lambda row: row.key),
        deadlines=_table(Deadline, folder / "deadlines.toml", key=lambda row: row.key),
        court_outcomes=_table(CourtOutcome, folder / "court_outcomes.toml", key=lambda row: row.key),
        response_categories=_table(
            ResponseCategory, folder / "response_categories.toml", key=lambda row: row.key
        ),
        reason_kinds=_table(ReasonKind, folder / "reason_kinds.toml", key=lambda row: row.key),
        extension_reasons=_table(ExtensionReason, folder / "extension_reasons.toml", key=lambda row: row.key),
        retention=_table(Retention, folder / "retention.toml", key=lambda row: row.key),
        open_questions=_table(OpenQuestion, folder / "open_questions.toml", key=lambda row: row.key),
        review_sections=_table(ReviewSection, folder / "review_sections.toml", key=lambda row: row.key),
        practice_themes=_table(Theme, folder / "practice_themes.toml", key=lambda row: row.key),
        systemic_factors=_table(Theme, folder / "systemic_factors.toml", key=lambda row: row.key),
        effective_practice_themes=_table(
            Theme, folder / "effective_practice_themes.toml", key=lambda row: row.key
        ),
        review_limits=_table(ReviewLimit, folder / "review_limits.toml", key=lambda row: row.key),
        review_words=_table(WordList, folder / "review_words.toml", key=lambda row: row.key),
        review_matters=_table(Matter, folder / "review_matters.toml", key=lambda row: row.key),
        jargon=_table(Term, folder / "jargon.toml", key=lambda row: row.key),
        unsuitable_descriptions=_table(
            UnsuitableWords, folder / "unsuitable_descriptions.toml", key=lambda row: row.key
        ),
        redaction_grounds=_table(RedactionGround, folder / "redaction_grounds.toml", key=lambda row: row.key),
        disclosure_refusal_reasons=_table(
            DisclosureRefusalReason, folder / "disclosure_refusal_reasons.toml", key=lambda row: row.key
        ),
        kinds_of_passage=_table(KindOfPassage, folder / "kinds_of_passage.toml", key=lambda row: row.key),
        audiences=_table(Audience, folder / "audiences.toml", key=lambda row: row.key),
        audience_questions=_table(
            AudienceQuestion,
            folder / "audience_questions.toml",
            key=lambda row: f"{row.audience}, {row.kind}",
        ),
        label_words=_table(LabelWords, folder / "label_words.toml", key=lambda row: row.role),
        quality_versions=_table(StandardsVersion, folder / "quality_versions.toml", key=lambda row: row.key),
        quality_standards=_table(
            QualityStandard, folder / "quality_standards.toml", key=lambda row: f"{row.version} {row.key}"
        ),
        quality_sub_questions=_table(
            SubQuestion, folder / "quality_sub_questions.toml", key=lambda row: f"{row.version} {row.key}"
        ),
        quality_ratings=_table(
            Rating, folder / "quality_ratings.toml", key=lambda row: f"{row.version} {row.key}"
        ),
        quality_characteristics=_table(
            Characteristic,
            folder / "quality_characteristics.toml",
            key=lambda row: f"{row.version} {row.standard} {row.rating}",
        ),
        quality_composite=_table(
            CompositeRule, folder / "quality_composite.toml", key=lambda row: f"{row.version} {row.key}"
        ),
        quality_limits=_table(QualityLimit, folder / "quality_limits.toml", key=lambda row: row.key),
        quality_choices=_table(QualityChoice, folder / "quality_choices.toml", key=lambda row: row.key),
        quality_published=_table(PublishedResult, folder / "quality_published.toml", key=lambda row: row.key),
        nondisclosure_grounds=_table(
            NondisclosureGround, folder / "nondisclosure_grounds.toml", key=lambda row: row.key
        ),
        contact_limits=_table(ContactLimit, folder / "contact_limits.toml", key=lambda row: row.key),
        regions=_table(Region, folder / "regions.csv", key=lambda row: row.code),
        delivery_units=_table(DeliveryUnit, folder / "delivery_units.csv", key=lambda row: row.name),
    )
