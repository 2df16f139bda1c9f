"""Seal the heads: add a digest over all of them, chained to the one before, to be copied somewhere else."""

from datetime import datetime

from django.db import connection

from candour.audit.models import HeadsDigest

# The database sets everything but the time.
INSERT = """
    INSERT INTO audit_headsdigest (at, sequence, heads, sealed, version, previous, digest)
    VALUES (%s, 0, 0, '', 1, '', '') RETURNING sequence
"""


def seal(*, at: datetime) -> HeadsDigest:
    """Add a digest of all heads. Keep its sequence and digest where the database cannot reach them."""
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [at])
        (sequence,) = cursor.fetchone()
    return HeadsDigest.objects.get(sequence=sequence)
