"""Pages of reviews, part by part."""

from django.urls import URLPattern, path

from candour.reviews.views import thread, thread_lines, thread_sources

app_name = "reviews"

THREAD = "<str:reference>/thread"

thread_pages = [
    path(f"{THREAD}/", thread.thread, name="thread"),
    path(f"{THREAD}/panel", thread.thread_panel, name="thread_panel"),
    path(f"{THREAD}/lines", thread_lines.thread_lines, name="thread_lines"),
    path(f"{THREAD}/lines/<slug:rule>/<slug:subject>", thread_lines.answer_line, name="answer_line"),
    path(
        f"{THREAD}/lines/<slug:rule>/<slug:subject>/take-back",
        thread_lines.withdraw_answer,
        name="withdraw_answer",
    ),
    path(f"{THREAD}/whole", thread.judge_whole, name="judge_whole"),
    path(f"{THREAD}/no-good-practice", thread.no_effective, name="no_effective"),
    path(f"{THREAD}/taken-out", thread_lines.thread_taken_out, name="thread_taken_out"),
    path(f"{THREAD}/taken-out/<int:number>", thread_lines.put_back_part, name="put_back_part"),
    path(f"{THREAD}/<slug:kind>/add", thread.add_part, name="add_part"),
    path(f"{THREAD}/<slug:kind>/<int:number>", thread.change_part, name="change_part"),
    path(f"{THREAD}/<slug:kind>/<int:number>/evidence", thread_sources.evidence, name="evidence"),
    path(f"{THREAD}/<slug:kind>/<int:number>/take-out", thread.take_out_part, name="take_out_part"),
]

urlpatterns: list[URLPattern] = [
    *thread_pages,
]
