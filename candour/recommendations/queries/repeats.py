"""Earlier recommendations that a recommendation may restate: by its own words, and by likeness."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F

from candour.recommendations.models import Recommendation

MOST = 5
LEAST_RANK = 0.02
"""About a third of the words; PostgreSQL gives 0.06 where every one of them is found."""
LONGEST_WORD = 40
SAYS_SO = re.compile(
    r"(?:a|this|previous|earlier|repeated)\s+recommendation\s+(?:\w+\s+){0,3}?(?:from|of|in|by)\s+[^.;)]{3,120}"
    r"|(?:repeats?|restates?|reiterates?)\s+(?:\w+\s+){0,3}?recommendation[^.;)]{0,120}"
    r"|as (?:previously )?recommended (?:in|by)\s+[^.;)]{3,120}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    recommendation: Recommendation
    likeness: float


def says_it_repeats(text: str) -> str | None:
    """The words by which a recommendation says that it restates an earlier one."""
    found = SAYS_SO.search(text)
    return found.group().strip() if found else None


def repeat_candidates(recommendation: Recommendation) -> list[Candidate]:
    """The most alike among recommendations of earlier plans, the likest first; a person decides."""
    words = sorted({word.lower() for word in re.findall(r"[^\W\d_]{4,}", recommendation.text)})
    query = " OR ".join(word for word in words if len(word) <= LONGEST_WORD)
    if not query:
        return []
    search = SearchQuery(query, config="english", search_type="websearch")
    earlier = (
        Recommendation.objects.visible_to(None)
        .filter(search=search, publication__known_from__lte=recommendation.publication.known_from)
        .exclude(publication=recommendation.publication)
        .exclude(repeated_by__recommendation=recommendation)
        .annotate(likeness=SearchRank(F("search"), search))
        .filter(likeness__gte=LEAST_RANK)
        .select_related("publication")
        .order_by("-likeness", "pk")
    )
    return [Candidate(found, found.likeness) for found in earlier[:MOST]]
