"""The demo: somebody for every role, the published case studies, and a second loading without effect."""

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from candour.access.roles import ALL_ROLES
from candour.cases.models import Case
from candour.notifications.models import EligibilityAnswer, Notification
from candour.staff.models import RoleHeld, User

pytestmark = pytest.mark.django_db
STUDIES = {"Stanton": "A", "Richards": "A", "Key": "B", "Evans": "A"}


def test_the_demo_shows_every_role_and_state_and_loads_once() -> None:
    """Loaded once for all of these, because loading imports plans and takes seconds."""
    call_command("demo", verbosity=0)
    every_role_has_somebody_to_sign_in_as()
    for name, limb in STUDIES.items():
        a_published_case_study_has_its_decision_explained(name, limb)
    the_states_that_a_newcomer_should_meet_are_there()
    a_second_loading_changes_nothing()


def every_role_has_somebody_to_sign_in_as() -> None:
    held = set(RoleHeld.objects.filter(user__username__startswith="demo-").values_list("role", flat=True))
    assert held == {role.key for role in ALL_ROLES}


def a_published_case_study_has_its_decision_explained(name: str, limb: str) -> None:
    case = Case.objects.get(person_name__contains=name, source__contains="2022 report")
    answer = EligibilityAnswer.objects.filter(case=case).latest("at", "id")
    assert (answer.outcome, answer.limb) == ("review_mandatory", limb)
    assert answer.answer["explanation"]
    assert answer.answer["would_change"]


def the_states_that_a_newcomer_should_meet_are_there() -> None:
    statuses = set(Notification.objects.values_list("status", flat=True))
    assert {"awaiting_court", "ready", "submitted", "review", "notify_only", "not_sfo"} <= statuses


def a_second_loading_changes_nothing() -> None:
    before = Case.objects.count(), User.objects.count(), EligibilityAnswer.objects.count()
    call_command("demo", verbosity=0)
    assert (Case.objects.count(), User.objects.count(), EligibilityAnswer.objects.count()) == before


def test_the_demo_is_refused_outside_demo_mode(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo mode only"):
        call_command("demo", verbosity=0)
    assert not Case.objects.exists()
