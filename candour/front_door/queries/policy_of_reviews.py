"""The tables of policy by which reviews are written, their quality is assured, and copies are shared."""

from candour.front_door.queries.policy_described import Described, Words
from candour.policy import Policy
from candour.policy.disclosure import Audience, KindOfPassage, RedactionGround
from candour.policy.quality import (
    Characteristic,
    CompositeRule,
    PublishedResult,
    QualityChoice,
    QualityLimit,
    QualityStandard,
    SubQuestion,
)
from candour.policy.review import ReviewLimit, ReviewSection, Theme


def _section(row: ReviewSection, _policy: Policy) -> Words:
    return row.key, row.title, (row.standard, row.guidance)


def _theme(row: Theme, _policy: Policy) -> Words:
    return row.key, row.name, (row.meaning,)


def _limit(row: ReviewLimit | QualityLimit, _policy: Policy) -> Words:
    return row.key, row.meaning, (f"{row.number} {row.unit}",)


def _standard(row: QualityStandard, _policy: Policy) -> Words:
    asked = f"{row.question} ({row.question_standing})"
    return row.key, row.name, (row.expected, asked, row.version)


def _sub_question(row: SubQuestion, _policy: Policy) -> Words:
    return row.key, row.question, (row.standard, row.published_as or "No share was published", row.version)


def _characteristic(row: Characteristic, policy: Policy) -> Words:
    names = {rating.key: rating.name for rating in policy.quality_ratings}
    return "", f"{row.standard}: {names[row.rating]}", (row.text, row.version)


def _composite(row: CompositeRule, _policy: Policy) -> Words:
    decides = "Decides" if row.decides else "Warns only; the assessor enters the composite"
    return row.key, row.meaning, (", ".join(map(str, row.lowest)), decides)


def _choice(row: QualityChoice, _policy: Policy) -> Words:
    return row.key, row.meaning, (row.choice, ", ".join(row.choices))


def _published(row: PublishedResult, _policy: Policy) -> Words:
    return row.key, row.period, (row.measure, f"{row.share}%", str(row.reviews), row.note)


def _ground(row: RedactionGround, _policy: Policy) -> Words:
    return row.code, row.name, (row.meaning, row.necessity, row.proportionality)


def _audience(row: Audience, _policy: Policy) -> Words:
    return row.key, row.name, (row.meaning, row.knows_because)


def _kind(row: KindOfPassage, _policy: Policy) -> Words:
    return row.key, row.name, (row.meaning, row.question)


TABLES = (
    Described(
        "review-sections",
        "Sections of a review",
        "What a review is made of, in order.",
        ("Section", "Standard", "Guidance"),
        lambda policy: policy.review_sections,
        _section,
    ),
    Described(
        "themes",
        "Themes and systemic factors",
        "The words in which practice, its reasons and what was done well are recorded.",
        ("Name", "Meaning"),
        lambda policy: (
            *policy.practice_themes,
            *policy.systemic_factors,
            *policy.effective_practice_themes,
        ),
        _theme,
    ),
    Described(
        "review-limits",
        "Limits of reviews",
        "Numbers by which a review is looked at: gaps, lengths, times.",
        ("Meaning", "Limit"),
        lambda policy: policy.review_limits,
        _limit,
    ),
    Described(
        "quality-standards",
        "Standards of quality",
        "What a review is marked against. A review keeps the version under which it was marked.",
        ("Standard", "What is expected", "Key question", "Version"),
        lambda policy: policy.quality_standards,
        _standard,
    ),
    Described(
        "quality-questions",
        "Questions of the standards",
        "Each is answered yes, partly, no or not applicable.",
        ("Question", "Standard", "Share published for 2021/22", "Version"),
        lambda policy: policy.quality_sub_questions,
        _sub_question,
    ),
    Described(
        "quality-characteristics",
        "Characteristics of each rating",
        "What a rating looks like. The official text is not public; these follow from published cases.",
        ("Standard and rating", "Characteristics", "Version"),
        lambda policy: policy.quality_characteristics,
        _characteristic,
    ),
    Described(
        "quality-composite",
        "The composite rating",
        "No rule for it was found in the public record.",
        ("Meaning", "Lowest points of each rating", "What it does"),
        lambda policy: policy.quality_composite,
        _composite,
    ),
    Described(
        "quality-limits",
        "Limits of quality assurance",
        "Times and shares of sampling, marking and resubmission.",
        ("Meaning", "Limit"),
        lambda policy: policy.quality_limits,
        _limit,
    ),
    Described(
        "quality-choices",
        "Choices of quality assurance",
        "Where the public record is silent, one way was chosen; the others are named.",
        ("Meaning", "Chosen", "Possible"),
        lambda policy: policy.quality_choices,
        _choice,
    ),
    Described(
        "quality-published",
        "Published results",
        "Results that inspectors published, with the number of reviews they stand on.",
        ("Period", "Measure", "Share", "Reviews", "Note"),
        lambda policy: policy.quality_published,
        _published,
    ),
    Described(
        "redaction-grounds",
        "Grounds for leaving words out",
        "Every passage that is withheld has one; none is chosen beforehand.",
        ("Ground", "Meaning", "Is it necessary?", "Is it proportionate?"),
        lambda policy: policy.redaction_grounds,
        _ground,
    ),
    Described(
        "audiences",
        "Who a review may be shared with",
        "What each of them already knows, which decides what may stand.",
        ("Audience", "Meaning", "What they know, and why"),
        lambda policy: policy.audiences,
        _audience,
    ),
    Described(
        "kinds-of-passage",
        "Kinds of passage",
        "What is looked for in a text that is to be shared, and what is asked of each.",
        ("Kind", "Meaning", "Question"),
        lambda policy: policy.kinds_of_passage,
        _kind,
    ),
)
