"""What a recipient may read of a review: made from frozen content, decisions and labels. Knows no framework.

`read_original` gives the blocks that decisions point at; `redact` makes the model, which is approved by its
hash; the rest are questions about them that pages ask.
"""

from candour.disclosure.redacted.choosing import Unit, only, units_of
from candour.disclosure.redacted.decisions import Action, CannotRedact, Decision, Problem, hash_of
from candour.disclosure.redacted.differences import Change, Difference, differences
from candour.disclosure.redacted.measures import Amount, Meter, Thin, measure, sentences_without_sense
from candour.disclosure.redacted.model import Redacted, RedactedSection, canonical, digest, from_json, to_json
from candour.disclosure.redacted.original import Block, Mention, Original, Section, blocks_of
from candour.disclosure.redacted.reading import PARTS, read_original
from candour.disclosure.redacted.redacting import redact, resolved
from candour.disclosure.redacted.schedules import Released, releasable_schedule
from candour.disclosure.redacted.still_said import Said, still_said
from candour.disclosure.redacted.terms import Term, forbidden_terms

__all__ = [
    "PARTS",
    "Action",
    "Amount",
    "Block",
    "CannotRedact",
    "Change",
    "Decision",
    "Difference",
    "Mention",
    "Meter",
    "Original",
    "Problem",
    "Redacted",
    "RedactedSection",
    "Released",
    "Said",
    "Section",
    "Term",
    "Thin",
    "Unit",
    "blocks_of",
    "canonical",
    "differences",
    "digest",
    "forbidden_terms",
    "from_json",
    "hash_of",
    "measure",
    "only",
    "read_original",
    "redact",
    "releasable_schedule",
    "resolved",
    "sentences_without_sense",
    "still_said",
    "to_json",
    "units_of",
]
