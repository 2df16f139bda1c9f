"""Pages of cases."""

from django.urls import path

from candour.cases.views import access, case_page, closing, court, facts, work_list

app_name = "cases"

urlpatterns = [
    path("", work_list.show_list, name="list"),
    path("emergency", access.break_glass, name="break_glass"),
    path("emergency/uses", access.uses, name="break_glass_uses"),
    path("emergency/uses/<int:number>", access.review_use, name="review_use"),
    path("<slug:reference>", case_page.show, name="show"),
    path("<slug:reference>/people", case_page.people, name="people"),
    path("<slug:reference>/changes", case_page.changes, name="changes"),
    path("<slug:reference>/seen", case_page.seen, name="seen"),
    path("<slug:reference>/details", facts.details, name="details"),
    path("<slug:reference>/interest", facts.interest, name="interest"),
    path("<slug:reference>/add/<slug:kind>", facts.add, name="add"),
    path("<slug:reference>/change/<slug:kind>/<int:number>", facts.change, name="change"),
    path("<slug:reference>/remove/<slug:kind>/<int:number>", facts.remove, name="remove"),
    path("<slug:reference>/court", court.outcome, name="court"),
    path("<slug:reference>/later-charge", court.later_charge, name="later_charge"),
    path("<slug:reference>/disclosure", court.disclosure, name="disclosure"),
    path("<slug:reference>/close", closing.close, name="close"),
    path("<slug:reference>/reopen", closing.reopen, name="reopen"),
    path("<slug:reference>/hand-over", access.hand_over, name="hand_over"),
    path("<slug:reference>/access", access.access_list, name="access"),
    path("<slug:reference>/access/give", access.give, name="give_access"),
    path("<slug:reference>/access/bar", access.bar, name="bar"),
    path("<slug:reference>/access/declare", access.declare, name="declare"),
    path("<slug:reference>/access/<int:number>/end", access.end, name="end_access"),
]
