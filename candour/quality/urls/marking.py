"""Pages of an assessment: desks, allocation, marking, consolidation."""

from django.urls import path

from candour.quality.views import allocating, consolidating, desks, marking, region, saving, showing, versions

ROUND = "<str:reference>/<int:number>/"
PART = f"{ROUND}marks/<slug:key>/"

PAGES = [
    path("", desks.desk, name="desk"),
    path("mine", desks.mine, name="mine"),
    path("reports", region.reports, name="reports"),
    path(ROUND, showing.show, name="show"),
    path(f"{ROUND}allocate", allocating.allocate, name="allocate"),
    path(f"{ROUND}assessors/<int:marking>/take-off", allocating.take_off, name="take_off"),
    path(f"{ROUND}begin", marking.begin, name="begin"),
    path(f"{ROUND}marks/", marking.marks, name="marks"),
    path(f"{ROUND}lock", marking.lock, name="lock"),
    path(PART, marking.mark, name="mark"),
    path(f"{PART}save", saving.save, name="save_marks"),
    path(f"{PART}key", saving.draft_key, name="marks_key"),
    path(f"{PART}state", saving.state, name="marks_state"),
    path(f"{PART}signed-in", saving.signed_in_again, name="marks_signed_in"),
    path(f"{PART}versions/", versions.versions, name="versions"),
    path(f"{PART}versions/<int:version_number>", versions.version, name="version"),
    path(f"{ROUND}consolidate/", consolidating.consolidate, name="consolidate"),
    path(f"{ROUND}consolidate/finish", consolidating.finish, name="finish"),
    path(f"{ROUND}consolidate/reopen", consolidating.reopen, name="reopen"),
    path(f"{ROUND}consolidate/<slug:key>/", consolidating.settle, name="settle"),
    path(f"{ROUND}consolidate/<slug:key>/say", consolidating.say, name="say"),
    path(f"{ROUND}consolidate/<slug:key>/agree", consolidating.agree, name="agree"),
]
