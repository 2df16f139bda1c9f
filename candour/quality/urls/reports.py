"""Pages of the quality assurance report."""

from django.urls import path

from candour.quality.urls.marking import ROUND
from candour.quality.views import copies, reporting

PAGES = [
    path(f"{ROUND}report", reporting.report, name="report"),
    path(f"{ROUND}report/write", reporting.write_report, name="write_report"),
    path(f"{ROUND}report/issue", reporting.issue, name="issue"),
    path(f"{ROUND}report/amendments/add", reporting.add_amendment, name="add_amendment"),
    path(
        f"{ROUND}report/amendments/<int:amendment>/take-out",
        reporting.take_out_amendment,
        name="take_out_amendment",
    ),
    path(
        f"{ROUND}report/amendments/<int:amendment>/answer",
        reporting.answer_amendment,
        name="answer_amendment",
    ),
    path(f"{ROUND}report/copies", copies.copies, name="copies"),
    path(f"{ROUND}report/copies/<int:copy>/again", copies.again, name="copy_again"),
    path(f"{ROUND}rounds", reporting.rounds, name="rounds"),
]
