"""When a review may be finished, and how the backlog of reviews grew: plain figures, without a database."""

from candour.reviews.forecast.backlog import Life, Month, Moved, month_ends, months
from candour.reviews.forecast.finish import Forecast, Progress, Stage, Took, forecast

__all__ = [
    "Forecast",
    "Life",
    "Month",
    "Moved",
    "Progress",
    "Stage",
    "Took",
    "forecast",
    "month_ends",
    "months",
]
