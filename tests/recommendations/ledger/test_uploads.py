"""Whatever is chosen on the upload page, it is read as a plan, or it is said why not and nothing is kept."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from candour.recommendations.models import PlanDocument, PlanImport
from tests.recommendations.ledger.plans import PLAN, analyst
from tests.recommendations.reading.test_unusable_files import UNUSABLE

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
PICTURE = UNUSABLE["a picture"][0]
HOSTILE = {
    "thirty megabytes": ("plan.txt", b"a" * (30 * MEGABYTE), "smaller than 25 MB"),
    "nothing": ("plan.txt", b"", "empty"),
    "a picture": ("plan.png", PICTURE, "must end in"),
    "a picture that says it is a PDF": ("plan.pdf", PICTURE, "not text"),
    "a protected PDF": ("plan.pdf", UNUSABLE["a protected PDF"][0], "PDF"),
    "a damaged document": ("plan.docx", b"PK\x03\x04 and no more", "damaged"),
    "a bomb": ("plan.docx", UNUSABLE["a bomb"][0], "unpacks"),
    "an external entity": ("plan.docx", UNUSABLE["an external entity"][0], "document type"),
    "a program": ("plan.exe", b"MZ\x90", "must end in"),
    "no plan": ("../../letter<script>.txt", b"Dear all, the meeting is on Tuesday.", "No recommendations"),
}


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(analyst())
    return client


def sent(reader: Client, *files: tuple[str, bytes]) -> str:
    chosen = [SimpleUploadedFile(name, content) for name, content in files]
    form = {"documents": chosen, "operation": uuid4()}
    page = reader.post(reverse("recommendations:upload"), form)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(("name", "content", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_plan_is_explained_and_nothing_is_kept(
    reader: Client, name: str, content: bytes, words: str
) -> None:
    page = sent(reader, (name, content))
    summary = re.search(r'<div class="govuk-error-summary".*?</ul>', page, re.DOTALL)
    assert summary
    assert words in summary.group()
    assert "<script>.txt" not in page
    assert not PlanDocument.objects.exists()
    assert not PlanImport.objects.exists()


@pytest.mark.parametrize("order", [1, -1])
def test_of_several_files_each_is_looked_at_wherever_it_stands(reader: Client, order: int) -> None:
    files = [("plan.txt", PLAN.encode()), ("plan.png", PICTURE)][::order]
    assert "plan.png" in sent(reader, *files)
    assert not PlanImport.objects.exists()


def test_nothing_chosen_is_said(reader: Client) -> None:
    page = reader.post(reverse("recommendations:upload"), {"operation": uuid4()}).content.decode()
    assert "Choose at least one document" in page
