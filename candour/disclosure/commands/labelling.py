"""Give each person who is shown by a label theirs: once for a release set, and never again another."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.disclosure.labels import LabelError, Labelled, labels_for
from candour.disclosure.models import Action, Disclosure, LabelGiven
from candour.disclosure.standing import Standing
from candour.disclosure.withheld_names import names_of
from candour.policy.load import load_policy
from candour.workflow.refusals import NotNow


def give_labels(disclosure: Disclosure, standing: Standing, *, at: datetime) -> dict[str, str]:
    """Labels for those who need one and have none yet, in the order of appearance; all labels then.

    Numbers begin with that of the release set, so that nobody can join the copies of two recipients.
    """
    wanted = [entity for entity in _labelled(standing) if entity not in standing.labels]
    if not wanted:
        return standing.labels
    words = {row.role: row for row in load_policy().label_words.all(on=timezone.localdate(at))}
    people = _people(disclosure, [*standing.labels, *wanted])
    try:
        made = labels_for(people, words, series=disclosure.release_set_id)
    except LabelError as refused:
        raise NotNow([f"No labels can be given: {refused}."]) from refused
    LabelGiven.objects.bulk_create(
        LabelGiven(
            case_id=disclosure.case_id,
            release_set_id=disclosure.release_set_id,
            entity=entity,
            label=made[entity],
            at=at,
        )
        for entity in wanted
    )
    standing.labels.update({entity: made[entity] for entity in wanted})
    return standing.labels


def _labelled(standing: Standing) -> list[str]:
    """Everybody whom a label stands for now, each once, in the order of reading."""
    return list(
        dict.fromkeys(item.entity for item in standing.items if item.entity and item.action == Action.LABEL)
    )


def _people(disclosure: Disclosure, entities: Sequence[str]) -> list[Labelled]:
    """For each, the role and every name that a label must not hint at."""
    numbers = [int(entity) for entity in entities if entity.isdigit()]
    found = {
        str(one.pk): one for one in RegisteredPerson.objects.filter(case=disclosure.case_id, pk__in=numbers)
    }
    return [
        Labelled(id=entity, role=found[entity].role, names=tuple(names_of(found[entity])))
        if entity in found
        else Labelled(id=entity, role=RegisterRole.OTHER, names=(entity,))
        for entity in entities
    ]
