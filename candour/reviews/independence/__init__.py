"""Who is too close to a case to review it, judged from the graph of what people did in it."""

from candour.reviews.independence.links import Link, Reach, reasons_against
from candour.reviews.independence.of_review import links_of, reasons_against_in

__all__ = ["Link", "Reach", "links_of", "reasons_against", "reasons_against_in"]
