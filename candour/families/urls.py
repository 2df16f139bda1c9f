"""Pages of contact with families."""

from django.urls import path

from candour.families.views import (
    beginning,
    case,
    contacts,
    details,
    lists,
    meetings,
    moves,
    plan,
    unfinished,
    withholding,
)

app_name = "families"

urlpatterns = [
    path("", lists.show_list, name="list"),
    path("figures", lists.show_figures, name="figures"),
    path("case/<slug:reference>", case.show, name="case"),
    path("case/<slug:reference>/sentence", case.sentence, name="sentence"),
    path("case/<slug:reference>/begin", beginning.person, name="begin"),
    path("case/<slug:reference>/begin/<int:person>", beginning.officer, name="begin_officer"),
    path("case/<slug:reference>/begin/<int:person>/<int:officer>", beginning.check, name="begin_check"),
    path("case/<slug:reference>/without/<int:person>", beginning.without, name="without"),
    path("<int:number>/", plan.show, name="plan"),
    path("<int:number>/named-contact", beginning.allocate, name="allocate"),
    path("<int:number>/details/check", details.check, name="details_check"),
    path("<int:number>/details/<slug:key>", details.question, name="details"),
    path("<int:number>/contact", contacts.contact, name="contact"),
    path("<int:number>/next", contacts.next_contact, name="next"),
    path("<int:number>/promises/add", contacts.promise, name="promise"),
    path("<int:number>/promises/<int:promise>", contacts.settle, name="settle"),
    path("<int:number>/questions/<int:question>", contacts.question, name="question"),
    path("<int:number>/meetings/add", meetings.meeting, name="meeting"),
    path("<int:number>/meetings/<int:meeting>/held", meetings.held, name="held"),
    path("<int:number>/meetings/<int:meeting>/not-held", meetings.not_held, name="not_held"),
    path("<int:number>/scheme/<slug:key>", moves.scheme_step, name="scheme"),
    path("<int:number>/offer", moves.offer, name="offer"),
    path("<int:number>/answer", moves.answered, name="answer"),
    path("<int:number>/end", moves.end, name="end"),
    path("<int:number>/take-up", moves.take_up, name="take_up"),
    path("<int:number>/proposal", withholding.propose, name="propose"),
    path("<int:number>/proposal/check", withholding.check, name="propose_check"),
    path("<int:number>/proposal/decide", withholding.decide, name="decide"),
    path("<int:number>/proposal/look-again", withholding.look_again, name="look_again"),
    path("<int:number>/proposal/<slug:key>", withholding.propose, name="propose_part"),
    path("<int:number>/keep/<slug:page>", unfinished.keep, name="keep"),
]
