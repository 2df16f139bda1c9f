"""Addresses of disclosure."""

from django.urls import path

from candour.disclosure.views import checking, choosing, considering, desk, files, listing, reading, show

app_name = "disclosure"
COPY = "<str:reference>/<int:number>"

urlpatterns = [
    path("", listing.show_list, name="list"),
    path("given", listing.given, name="given"),
    path("statistics", listing.statistics, name="statistics"),
    path("to-share", listing.to_share, name="to_share"),
    path("concerns", considering.concerns, name="concerns"),
    path("<str:reference>/", listing.of_case, name="of_case"),
    path("<str:reference>/open", listing.open_copy, name="open"),
    path(f"{COPY}/", show.show, name="show"),
    path(f"{COPY}/parts", choosing.parts, name="parts"),
    path(f"{COPY}/parts/<str:key>", choosing.part, name="part"),
    path(f"{COPY}/look", desk.look, name="look"),
    path(f"{COPY}/people", desk.people, name="people"),
    path(f"{COPY}/person", desk.person, name="person"),
    path(f"{COPY}/sections", desk.sections, name="sections"),
    path(f"{COPY}/sections/<str:key>", desk.section, name="section"),
    path(f"{COPY}/mark/<str:block>", desk.mark, name="mark"),
    path(f"{COPY}/undo", desk.undo, name="undo"),
    path(f"{COPY}/preview", reading.preview, name="preview"),
    path(f"{COPY}/meter", reading.meter, name="meter"),
    path(f"{COPY}/schedule", reading.schedule, name="schedule"),
    path(f"{COPY}/schedule/internal", reading.internal, name="internal_schedule"),
    path(f"{COPY}/differences", reading.differences, name="differences"),
    path(f"{COPY}/effect", considering.effect, name="effect"),
    path(f"{COPY}/letter", considering.letter, name="letter"),
    path(f"{COPY}/concern", considering.concern, name="concern"),
    path(f"{COPY}/concern/<int:concern>", considering.answer_concern, name="answer_concern"),
    path(f"{COPY}/check", checking.check, name="check"),
    path(f"{COPY}/check/<int:item>", checking.item, name="check_item"),
    path(f"{COPY}/files", files.files, name="files"),
    path(f"{COPY}/files/<int:file>", files.download, name="download"),
    path(f"{COPY}/move/<str:key>", show.move, name="move"),
]
