"""Pages of reviews, part by part."""

from django.urls import URLPattern, path

from candour.reviews.views import (
    accuracy,
    allocation,
    backlog,
    chronology,
    clock,
    confidential,
    conflicts,
    contacts,
    early_look,
    extracts,
    home,
    interviews,
    moves,
    promises,
    reader,
    renditions,
    signing,
    thread,
    thread_lines,
    thread_sources,
    timeline,
    writing,
    writing_conflict,
    writing_remarks,
    writing_saving,
    writing_versions,
)

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

CHRONOLOGY = "<str:reference>/chronology"
CONTACTS = "<str:reference>/contacts"
INTERVIEWS = "<str:reference>/interviews"

READER = "<str:reference>/reader"

reader_pages = [
    path(f"{READER}/", reader.reader, name="reader"),
    path(f"{READER}/glossary/add", reader.add_term, name="add_term"),
    path(f"{READER}/<slug:key>", reader.read_section, name="read_section"),
]

gathering_pages = [
    path(f"{CHRONOLOGY}/", chronology.list_entries, name="chronology"),
    path(f"{CHRONOLOGY}/print", chronology.print_entries, name="chronology_print"),
    path(f"{CHRONOLOGY}/timeline", timeline.timeline, name="timeline"),
    path(f"{CHRONOLOGY}/add", chronology.add_entry, name="add_entry"),
    path(f"{CHRONOLOGY}/many", chronology.add_many, name="add_many"),
    path(f"{CHRONOLOGY}/<int:number>", chronology.show_entry, name="entry"),
    path(f"{CHRONOLOGY}/<int:number>/change", chronology.change_entry, name="change_entry"),
    path(f"{CHRONOLOGY}/<int:number>/take-out", chronology.take_out, name="take_out_entry"),
    path(f"{CHRONOLOGY}/<int:number>/put-back", chronology.put_back, name="put_back_entry"),
    path(f"{CONTACTS}/", contacts.list_contacts, name="contacts"),
    path(f"{CONTACTS}/pick", contacts.pick, name="pick_contacts"),
    path(f"{CONTACTS}/bring", contacts.bring, name="bring_contacts"),
    path(f"{CONTACTS}/files/", contacts.list_files, name="contact_files"),
    path(f"{CONTACTS}/files/<int:number>", contacts.show_file, name="contact_file"),
    path(f"{CONTACTS}/files/<int:number>/columns", contacts.say_columns, name="contact_columns"),
    path(f"{CONTACTS}/files/<int:number>/discard", contacts.discard, name="discard_contacts"),
    path(f"{CONTACTS}/extracts/<int:number>", contacts.show_extract, name="contact_extract"),
    path(f"{INTERVIEWS}/", interviews.list_interviews, name="interviews"),
    path(f"{INTERVIEWS}/add", interviews.plan, name="plan_interview"),
    path(f"{INTERVIEWS}/<int:number>", interviews.show, name="interview"),
    path(f"{INTERVIEWS}/<int:number>/change", interviews.change, name="change_interview"),
    path(f"{INTERVIEWS}/<int:number>/hold", interviews.hold, name="hold_interview"),
    path(f"{INTERVIEWS}/<int:number>/not-possible", interviews.not_possible, name="interview_not_possible"),
    path(f"{INTERVIEWS}/<int:number>/points/add", interviews.raise_point, name="raise_point"),
    path(f"{INTERVIEWS}/<int:number>/points/<int:point>", interviews.change_point, name="change_point"),
    path("<str:reference>/promises/", promises.list_promises, name="promises"),
    path("<str:reference>/promises/<int:person>/<str:promise>", promises.keep, name="keep_promise"),
]

ACCURACY = "<str:reference>/accuracy"

signing_pages = [
    path("extracts/", extracts.list_extracts, name="extracts"),
    path("extracts/<int:number>", extracts.extract, name="extract"),
    path("extracts/<int:number>/finish", extracts.finish, name="extract_finish"),
    path("<str:reference>/", home.show, name="show"),
    path("<str:reference>/period", home.period, name="period"),
    path("<str:reference>/move/<slug:key>", moves.move, name="move"),
    path(f"{ACCURACY}/", accuracy.show, name="accuracy"),
    path(f"{ACCURACY}/send", accuracy.send, name="accuracy_send"),
    path(f"{ACCURACY}/comments/<int:number>", accuracy.answer, name="accuracy_answer"),
    path(f"{ACCURACY}/close/<int:number>", accuracy.close, name="accuracy_close"),
    path(f"{ACCURACY}/satisfied", accuracy.satisfied, name="accuracy_satisfied"),
    path("<str:reference>/whole-picture", signing.whole_picture, name="whole_picture"),
    path("<str:reference>/countersign", signing.countersign, name="countersign"),
    path("<str:reference>/submitted/<int:number>", signing.submitted, name="submitted"),
]

document_pages = [
    path("<str:reference>/documents/", renditions.documents, name="documents"),
    path("<str:reference>/documents/<int:number>/again", renditions.again, name="copy_again"),
]

WRITING = "<str:reference>/writing"
SECTION = f"{WRITING}/<slug:key>"

writing_pages = [
    path(f"{WRITING}/", writing.sections, name="sections"),
    path(f"{WRITING}/whole", writing.whole, name="review_text"),
    path(f"{SECTION}/", writing.section, name="section"),
    path(f"{SECTION}/progress", writing.progress, name="section_progress"),
    path(f"{SECTION}/people", writing.convert, name="section_convert"),
    path(f"{SECTION}/kept", writing.kept, name="section_kept"),
    path(f"{SECTION}/signed-in", writing.signed_in_again, name="section_signed_in"),
    path(f"{SECTION}/save", writing_saving.save, name="section_save"),
    path(f"{SECTION}/presence", writing_saving.presence, name="section_presence"),
    path(f"{SECTION}/leave", writing_saving.leave, name="section_leave"),
    path(f"{SECTION}/key", writing_saving.draft_key, name="section_key"),
    path(f"{SECTION}/state", writing_saving.state, name="section_state"),
    path(f"{SECTION}/names", writing_saving.names, name="section_names"),
    path(f"{SECTION}/conflict", writing_conflict.conflict, name="section_conflict"),
    path(f"{SECTION}/versions/", writing_versions.versions, name="section_versions"),
    path(f"{SECTION}/versions/compare", writing_versions.compare, name="section_compare"),
    path(f"{SECTION}/versions/<int:number>/restore", writing_versions.restore, name="section_restore"),
    path(f"{SECTION}/remarks", writing_remarks.add, name="section_remark"),
    path(f"{SECTION}/remarks/<int:number>", writing_remarks.answer, name="remark_answer"),
]

EARLY_LOOK = "<str:reference>/early-look"

early_look_pages = [
    path(f"{EARLY_LOOK}/", early_look.show, name="early_look"),
    path(f"{EARLY_LOOK}/begin", early_look.begin, name="early_look_begin"),
    path(f"{EARLY_LOOK}/answer/<slug:question>", early_look.answer, name="early_look_answer"),
    path(f"{EARLY_LOOK}/records/add", early_look.add_record, name="early_look_add_record"),
    path(
        f"{EARLY_LOOK}/records/<int:number>/remove", early_look.remove_record, name="early_look_remove_record"
    ),
    path(f"{EARLY_LOOK}/actions/add", early_look.add_action, name="early_look_add_action"),
    path(
        f"{EARLY_LOOK}/actions/<int:number>/withdraw",
        early_look.withdraw_action,
        name="early_look_withdraw_action",
    ),
    path(f"{EARLY_LOOK}/attention", early_look.attention, name="early_look_attention"),
    path(f"{EARLY_LOOK}/complete", early_look.complete, name="early_look_complete"),
]

ALLOCATION = "<str:reference>/allocation"
INDEPENDENCE = "<str:reference>/independence"

allocation_pages = [
    path(f"{ALLOCATION}/", allocation.show, name="allocation"),
    path(f"{ALLOCATION}/choose", allocation.allocate, name="allocate"),
    path(f"{ALLOCATION}/begin", allocation.begin, name="begin"),
    path(f"{ALLOCATION}/<slug:task>/give-on", allocation.give_on, name="give_on"),
    path(f"{INDEPENDENCE}/", conflicts.show, name="independence"),
    path(f"{INDEPENDENCE}/declare", conflicts.declare, name="declare_conflict"),
    path(f"{INDEPENDENCE}/conflicts/<int:number>/waive", conflicts.waive, name="waive_conflict"),
    path(f"{INDEPENDENCE}/conflicts/<int:number>/settle", conflicts.settle, name="settle_conflict"),
    path(f"{INDEPENDENCE}/parts/add", conflicts.note_part, name="note_part"),
    path(f"{INDEPENDENCE}/parts/<int:number>/take-out", conflicts.forget_part, name="forget_part"),
]

clock_pages = [
    path("", backlog.show_list, name="list"),
    path("backlog", backlog.backlog, name="backlog"),
    path("notes/", confidential.notes, name="notes"),
    path("notes/<int:number>", confidential.answer, name="answer_note"),
    path("<str:reference>/national-team", confidential.send, name="send_note"),
    path("<str:reference>/dates/", clock.show, name="clock"),
    path("<str:reference>/dates/pause", clock.pause, name="pause"),
    path("<str:reference>/dates/resume", clock.resume, name="resume"),
]

urlpatterns: list[URLPattern] = [
    *clock_pages,
    *early_look_pages,
    *allocation_pages,
    *document_pages,
    *signing_pages,
    *gathering_pages,
    *thread_pages,
    *reader_pages,
    *writing_pages,
]
