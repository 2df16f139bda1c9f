"""Files that ask for it begin with records that were made once, by the commands that make them in use."""

from collections.abc import Iterator
from typing import Any

import pytest

from candour.quality.models import Assessment
from tests.factories import quality
from tests.quality.once import made_once


@pytest.fixture(scope="module")
def one_submitted(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    with made_once(django_db_blocker):
        yield quality.submitted_now().pk


@pytest.fixture
def made_ahead(one_submitted: int, db: None) -> Iterator[None]:
    """The first review that a test asks to be submitted was submitted before the tests of its file."""
    quality.ahead[:] = [one_submitted]
    yield
    quality.ahead.clear()


@pytest.fixture(scope="module")
def one_issued(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    with made_once(django_db_blocker):
        yield quality.issued("good", D="outstanding").pk


@pytest.fixture
def issued(one_issued: int, db: None) -> Assessment:
    """A report that was issued before the tests of the file: Good, and Outstanding for families."""
    return quality.again(Assessment(pk=one_issued))
