"""Every rule of the learning thread and every note of the reader's view, from the code and the policy."""

from candour.config.reference.tables import table
from candour.reviews.reader.notes import KINDS
from candour.reviews.thread.rule import Rule
from candour.reviews.thread.rules import RULES

STANDINGS = {
    "published": "published",
    "default": "what is expected is published; how it is recognised is a default of this service",
}


def thread_page() -> str:
    return (
        "# The learning thread\n\n"
        "The panel of broken links and the guard at countersignature use these rules, and no others.\n"
        "A line that can be answered stands in the way of the signature until it is mended or answered;\n"
        "an answer counts while the words that it was given for stay as they were. The words and numbers\n"
        "that rules measure by are in [the policy](policy.md): review limits, review words, review matters.\n"
        "Rules that read words know English only, and are silent on a review in Welsh.\n\n"
        + table(("Rule", "What it looks for", "Can be answered", "Standing", "Source"), map(_row, RULES))
        + "\n## The reader's view\n\nThese are notes in the margin. None stands in the way of anything.\n\n"
        + table(("Note", "Where its words come from"), _notes())
    )


def _row(rule: Rule) -> tuple[str, str, str, str, str]:
    words = " (reads words)" if rule.in_english_only else ""
    answer = "yes" if rule.answerable else "no"
    if rule.answer_words and rule.answer_words != "yes":
        answer = rule.answer_words
    return f"`{rule.key}`: {rule.name}{words}", rule.looks_for, answer, STANDINGS[rule.standing], rule.source


def _notes() -> list[tuple[str, str]]:
    told = {
        "name": "the register of the case, in every form of a name; titles with a surname",
        "initials": "the register of the case",
        "jargon": "policy: jargon; runs of capitals; explained by the glossary section, or beside the words",
        "sentence": "policy: review limits, long_sentence",
        "section": "policy: review limits, long_section and reading_ease (Flesch reading ease)",
    }
    return [(title, told.get(kind, "policy: unsuitable descriptions")) for kind, title in KINDS.items()]
