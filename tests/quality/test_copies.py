"""An issued report leaves as a tagged PDF and as a Word document, numbered, and only once it is issued."""

import pytest

from candour.quality.commands import copies
from candour.quality.models import ReportCopy
from candour.workflow.refusals import NotNow
from tests.factories import quality, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]
AT = quality.AT + 6 * quality.DAY


def test_a_report_is_made_in_both_formats() -> None:
    assessment, lead = quality.issued("requires_improvement"), staff.regional_lead()
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        copy = copies.ask(assessment=assessment, format=form, by=lead, at=AT)
        copies.make(copy.pk, now=lambda: AT)
        made = ReportCopy.objects.select_related("document").get(pk=copy.pk)
        assert (made.state, made.problem) == ("ready", "")
        assert made.document is not None
        content = b"".join(bytes(chunk.data) for chunk in made.document.chunks.all())
        assert content.startswith(begins)
    assert ReportCopy.objects.count() == 2


def test_there_is_no_copy_before_the_report_is_issued() -> None:
    assessment = quality.settled("good")
    with pytest.raises(NotNow, match="no report to copy yet"):
        copies.ask(assessment=assessment, format="pdf", by=staff.national_officer(), at=AT)
