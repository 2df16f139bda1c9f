"""The pages that everybody shares: signing in, home, policy, roles; accounts and the audit log."""

from django.urls import path

from candour.front_door.views import audit, home, policy, signing, staff, staff_changes

PERSON = "staff/people/<slug:username>"

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in", signing.sign_in, name="sign_in"),
    path("sign-in/as/<slug:username>", signing.sign_in_as, name="sign_in_as"),
    path("sign-in/password", signing.choose_password, name="choose_password"),
    path("sign-out", signing.sign_out, name="sign_out"),
    path("accessibility", home.accessibility, name="accessibility"),
    path("privacy", home.privacy, name="privacy"),
    path("limits", home.limits, name="limits"),
    path("health", home.healthy, name="healthy"),
    path("outbox", home.outbox, name="outbox"),
    path("policy", policy.index, name="policy"),
    path("policy/rules", policy.rules, name="policy_rules"),
    path("policy/calendar", policy.calendar, name="policy_calendar"),
    path("policy/<slug:key>", policy.table, name="policy_table"),
    path("roles", staff.roles, name="roles"),
    path("staff", staff.listed, name="staff_list"),
    path("staff/new", staff.new, name="staff_new"),
    path("staff/asked", staff.asked, name="staff_asked"),
    path("staff/asked/<int:number>", staff_changes.decide_on_role, name="staff_decide_on_role"),
    path(PERSON, staff.person, name="staff_person"),
    path(f"{PERSON}/place", staff_changes.place, name="staff_place"),
    path(f"{PERSON}/password", staff_changes.password, name="staff_password"),
    path(f"{PERSON}/close", staff_changes.close, name="staff_close"),
    path(f"{PERSON}/open", staff_changes.reopen, name="staff_reopen"),
    path(f"{PERSON}/roles/give", staff_changes.give_role, name="staff_give_role"),
    path(f"{PERSON}/roles/<int:number>/end", staff_changes.end_role, name="staff_end_role"),
    path("audit", audit.log, name="audit_log"),
    path("audit/export", audit.export, name="audit_export"),
    path("audit/chains", audit.chains, name="audit_chains"),
    path("audit/seals", audit.seals, name="audit_seals"),
    path("audit/chains/<str:name>", audit.chain, name="audit_chain"),
    path("audit/chains/<str:name>/verify", audit.verify, name="audit_verify"),
]
