"""Pages of notifications."""

from django.urls import path

from candour.notifications.views import (
    calendar,
    check,
    deadlines,
    desk,
    drafts,
    intake,
    moves,
    questions,
    replay,
    show,
)

app_name = "notifications"

DRAFT = "drafts/<uuid:number>"

urlpatterns = [
    path("", desk.list_notifications, name="list"),
    path("extensions", deadlines.extensions, name="extensions"),
    path("extensions/<int:number>", deadlines.decide, name="decide_extension"),
    path("calendar", calendar.show, name="calendar"),
    path("calendar/add", calendar.add, name="add_bank_holiday"),
    path("replay", replay.replay_policy, name="replay"),
    path("intake/", intake.list_intakes, name="intake"),
    path("intake/template.csv", intake.guide, name="intake_template"),
    path("intake/<int:number>/", intake.result, name="intake_result"),
    path("intake/<int:number>/take", intake.take, name="intake_take"),
    path("intake/<int:number>/discard", intake.discard, name="intake_discard"),
    path("intake/<int:number>/line/<int:line>", intake.row, name="intake_row"),
    path("intake/<int:number>/<slug:state>.csv", intake.download, name="intake_download"),
    path("start", drafts.start, name="start"),
    path(f"{DRAFT}/", drafts.task_list, name="draft"),
    path(f"{DRAFT}/delete", drafts.delete, name="delete_draft"),
    path(f"{DRAFT}/crn-known", drafts.known_crn, name="known_crn"),
    path(f"{DRAFT}/check", check.check, name="check"),
    path(f"{DRAFT}/find-offence", questions.find_offence, name="find_offence"),
    path(f"{DRAFT}/<slug:key>", questions.question, name="question"),
    path(f"{DRAFT}/<slug:key>/add", questions.item, name="add_item"),
    path(f"{DRAFT}/<slug:key>/<int:place>", questions.item, name="change_item"),
    path(f"{DRAFT}/<slug:key>/<int:place>/remove", questions.remove, name="remove_item"),
    path("<str:reference>/", show.show, name="show"),
    path("<str:reference>/answer", show.answer, name="answer"),
    path("<str:reference>/extend/<int:number>", deadlines.ask, name="ask_for_extension"),
    path("<str:reference>/<slug:key>", moves.move, name="move"),
]
