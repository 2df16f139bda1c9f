import pytest
from django.test import Client


@pytest.mark.django_db
def test_somebody_whose_words_are_kept_reads_so_before_they_sign_in(client: Client) -> None:
    page = client.get("/sign-in", {"next": "/reviews/SFO-2026-00001/writing/learning/kept"})
    assert "Your words are kept" in page.content.decode()
    assert "Your words are kept" not in client.get("/sign-in").content.decode()
