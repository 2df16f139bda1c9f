"""How far markers agree: pure Python, no database.

Marks are given unit by unit: for each review a list with one place for each marker, holding the step of the
scale (0 is the worst) or None where that marker did not mark it.
"""

from candour.quality.agreement.alpha import krippendorff
from candour.quality.agreement.course import Pairs, change, pairs
from candour.quality.agreement.estimate import Estimate, Units
from candour.quality.agreement.gwet import gwet, percentage
from candour.quality.agreement.kappa import cohen
from candour.quality.agreement.reading import Reading, reading
from candour.quality.agreement.weights import identity, linear, ordinal, quadratic

__all__ = [
    "Estimate",
    "Pairs",
    "Reading",
    "Units",
    "change",
    "cohen",
    "gwet",
    "identity",
    "krippendorff",
    "linear",
    "ordinal",
    "pairs",
    "percentage",
    "quadratic",
    "reading",
]
