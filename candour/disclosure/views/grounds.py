"""The grounds of the policy as choices, each with its key."""

from datetime import date

from candour.policy.load import load_policy


def ground_choices() -> list[tuple[str, str]]:
    """One key for each: 1, 2, 3 in the order of Annex J."""
    return [
        (ground.key, f"{ground.code} {ground.name} (key {number})")
        for number, ground in enumerate(load_policy().redaction_grounds, start=1)
    ]


def ground_hints() -> dict[str, str]:
    return {ground.key: ground.necessity for ground in load_policy().redaction_grounds}


def ground_names() -> dict[str, str]:
    """For pages that show which grounds were chosen."""
    return {ground.key: f"{ground.code} {ground.name}" for ground in load_policy().redaction_grounds}


def question_of(audience: str, kind: str, *, on: date) -> str:
    """What the policy asks of a passage of this kind for this audience; a question, never a ground."""
    policy = load_policy()
    if policy.kinds_of_passage.find(kind, on=on) is None:
        return ""
    return policy.question_for(audience, kind, on=on).question
