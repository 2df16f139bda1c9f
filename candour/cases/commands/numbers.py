"""References: SFO, the year, and a number that runs without a gap."""

from django.db import connection

TAKE = """
    INSERT INTO cases_yearcount (year, last) VALUES (%s, %s)
    ON CONFLICT (year) DO UPDATE SET last = cases_yearcount.last + excluded.last
    RETURNING last
"""


def next_references(year: int, *, many: int = 1) -> list[str]:
    """References in order. The row stays locked until the transaction ends: no number twice."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [year, many])
        (last,) = cursor.fetchone()
    return [f"SFO-{year}-{number:05}" for number in range(last - many + 1, last + 1)]
