"""What a figure of agreement means, in plain words, and how little it may mean."""

from dataclasses import dataclass

from candour.quality.agreement.estimate import Estimate

BANDS = (
    (0.81, "almost perfect"),
    (0.61, "substantial"),
    (0.41, "moderate"),
    (0.21, "fair"),
    (0.0, "slight"),
    (-1.0, "poor"),
)
"""From Landis and Koch (1977), Biometrics 33, 159-174, who call their own division arbitrary."""
CONVENTION = (
    "The words follow Landis and Koch (1977), a convention that its authors call arbitrary; "
    "no published standard for reviews sets a level."
)
FEW = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """A word for the figure, and sentences that say how far to trust it."""

    word: str
    sentences: tuple[str, ...]


def reading(found: Estimate) -> Reading:
    """The figure in words."""
    if found.value is None:
        return Reading("cannot be worked out", (found.why_not,))
    word = band(found.value)
    sentences = [f"Agreement beyond chance is {word}."]
    if found.low is None or found.high is None:
        sentences.append(found.why_not)
    elif band(found.low) != band(found.high):
        sentences.append(
            f"The interval reaches from {found.low:.2f} to {found.high:.2f}: "
            f"it could be {band(found.low)} as well as {band(found.high)}."
        )
    if found.units < FEW:
        counted = "1 review" if found.units == 1 else f"{found.units} reviews"
        sentences.append(f"It rests on {counted} only: one more could change it a great deal.")
    return Reading(word, tuple(sentences))


def band(value: float) -> str:
    """The word of the convention for a coefficient, rounded to two places as the convention is written."""
    return next((word for least, word in BANDS if round(value, 2) >= least), BANDS[-1][1])
