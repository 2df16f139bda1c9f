"""When a review may be finished, from the state of the work and from how long others took."""

from candour.reviews.forecast.finish import Forecast, Progress, Stage, Took, forecast

__all__ = ["Forecast", "Progress", "Stage", "Took", "forecast"]
