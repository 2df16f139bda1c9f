"""What the law and policy say, as the product holds it, with the standing and source of each row."""

from collections import Counter
from dataclasses import fields

from candour.config.reference.tables import table
from candour.policy.dated import Dated
from candour.policy.load import Policy, load_policy

LONG = {"offences", "regions", "delivery_units"}
LAST = ("status", "applies_from", "applies_until", "source")


def policy_page() -> str:
    policy = load_policy()
    text = (
        "# Policy\n\nThe files are in `candour/policy`.\n"
        "A row that is *default* or *inferred* is not published as a rule: "
        "the page that uses it says so.\n\n" + _offences(policy)
    )
    for field in fields(Policy):
        if field.name not in LONG:
            text += (
                f"\n## {field.name.replace('_', ' ').capitalize()}\n\n{_rows(getattr(policy, field.name))}"
            )
    return text


def _offences(policy: Policy) -> str:
    listed = Counter(str(offence.family) for offence in policy.offences if offence.listed)
    rows = [(family, number) for family, number in sorted(listed.items())]
    return "## Offence list\n\n" + table(
        ("Family", "Codes listed"), [*rows, ("**All**", sum(listed.values()))]
    )


def _rows(rows: Dated) -> str:  # type: ignore[type-arg] # every kind of row in turn
    if not len(rows):
        return "Nothing is held.\n"
    names = [field.name for field in fields(rows.rows[0]) if field.name not in LAST]
    return table(
        [*(name.replace("_", " ") for name in names), "standing", "from", "until", "source"],
        [[getattr(row, name) for name in (*names, *LAST)] for row in rows.rows],
    )
