"""Components escape what they are given and say everything in words."""

from datetime import date
from typing import Any

import pytest
from django.template import engines

from tests.design_system.pages import Page

BAD = "<b>bad</b>"
DAY = date(2026, 3, 3)


def drawn(template: str, **context: Any) -> str:
    return engines["jinja2"].from_string(template).render(context | {"bad": BAD, "day": DAY})


@pytest.mark.parametrize(
    "template",
    [
        "{{ ui.heading(bad, bad, bad) }}",
        "{{ ui.back_link(bad, bad) }}",
        "{{ ui.breadcrumbs([{'text': bad, 'href': bad}]) }}",
        "{{ ui.service_navigation([{'text': bad, 'href': bad, 'active': true}]) }}",
        "{{ ui.notice(bad, title=bad) }}",
        "{{ ui.buttons(bad, cancel=bad, name=bad, value=bad) }}",
        "{{ ui.button_link(bad, bad) }}",
        "{{ ui.tag(bad, bad) }}",
        "{{ ui.warning(bad) }}",
        "{% call ui.inset() %}{{ bad }}{% endcall %}",
        "{% call ui.details(bad) %}{{ bad }}{% endcall %}",
        "{{ ui.panel(bad, bad) }}",
        "{{ ui.tabs([{'label': bad, 'id': 'x', 'html': bad}], bad) }}",
        "{{ ui.sub_navigation([{'text': bad, 'href': bad, 'count': 1}], bad) }}",
        "{{ ui.empty_state(bad, bad, bad, bad) }}",
        "{{ ui.counts([{'number': 1, 'text': bad, 'href': bad, 'tone': bad}]) }}",
        "{{ ui.progress(1, 2, bad) }}",
        "{{ ui.search_box(bad, bad, bad, bad, bad) }}",
        "{{ ui.summary_list([{'key': bad, 'value': bad, 'change': bad, 'about': bad}], card=bad) }}",
        "{{ ui.task_list([{'text': bad, 'href': bad, 'status': bad, 'hint': bad}]) }}",
        "{{ ui.timeline([{'title': bad, 'when': day, 'by': bad, 'text': bad}]) }}",
        "{{ ui.stages([{'text': bad}], bad) }}",
        "{{ ui.why(bad, bad, bad, bad, bad, 'default') }}",
        "{{ ui.deadline(bad, day, day, moved=1, reason=bad, href=bad) }}",
        "{{ ui.people([{'name': bad, 'role': bad, 'hint': bad, 'href': bad}]) }}",
        "{{ ui.reasons([bad], bad) }}",
        "{{ ui.table(bad, [bad], [[bad]], empty=bad) }}",
        "{{ ui.cell(bad, bad, hint=bad) }}",
        "{{ ui.bar_table(bad, bad, bad, [(bad, 1, bad)]) }}",
    ],
)
def test_a_component_escapes_what_it_is_given(template: str) -> None:
    page = Page(drawn(template))
    assert "&lt;b&gt;" in page.html
    assert page.all("b") == []
    assert page.misplaced == []
    assert page.inline_code == []


def test_drawn_content_stays_drawn() -> None:
    html = drawn("{{ ui.summary_list([{'key': 'Status', 'value': ui.tag('Draft')}]) }}")
    assert '<strong class="govuk-tag govuk-tag--grey">' in html


def test_a_change_link_says_what_it_changes() -> None:
    html = drawn("{{ ui.summary_list([{'key': 'Date of charge', 'change': '/x'}]) }}")
    assert 'Change<span class="govuk-visually-hidden"> date of charge</span>' in html
    assert "Not given" in html


def test_nothing_is_shown_where_nothing_stands_in_the_way() -> None:
    assert drawn("{{ ui.reasons([]) }}").strip() == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("day", "Due today"),
        ("day, moved=2, original=day", "Moved 2 times; first set for 3 March 2026."),
        ("day, met=day", "Done on 3 March 2026"),
        ("early, met=day", "Done on 3 March 2026, after the date"),
        ("early", "2 days late"),
    ],
)
def test_a_deadline_is_said_in_words(arguments: str, expected: str) -> None:
    current, _comma, rest = arguments.partition(", ")
    call = f"{{{{ ui.deadline('Review', {current}, day, {rest}) }}}}"
    assert expected in " ".join(drawn(call, early=date(2026, 3, 1)).split())


@pytest.mark.parametrize(
    ("standing", "words"),
    [("default", "own default"), ("inferred", "no document states it"), ("superseded", "has been replaced")],
)
def test_a_rule_says_how_far_it_may_be_relied_on(standing: str, words: str) -> None:
    html = drawn("{{ ui.why('Yes', 'The rule', standing=standing) }}", standing=standing)
    assert words in html
    assert words not in drawn("{{ ui.why('Yes', 'The rule', standing='published') }}")


def test_an_empty_table_says_so() -> None:
    assert "No actions yet" in drawn("{{ ui.table('Actions', ['Action'], [], empty='No actions yet') }}")
