"""Published cases, their facts only, with the answer worked out by hand from the public record."""

from typing import Any

from .cells import charge, facts

REPORT = "HMI Probation, Annual report 2022: Serious Further Offences, case studies"
MURDER, FALSE_IMPRISONMENT = "COML025", "COML017"

# Where the report gives a month, a day in it is supposed; where it gives no assessment, none is given.
CASES: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "Mr Stanton: attempted murder in September 2019, on post-sentence supervision, very high": (
        facts(
            charge(MURDER, "attempt", day="2019-09-16"),
            supervision=(("2019-01-07", None),),
            risk=(("very_high", "2019-06-03"),),
            decided="2019-10-21",
            court="2019-10-01",
        ),
        "review_mandatory",
        "A",
    ),
    "Mr Richards: murder while on licence": (
        facts(
            charge(MURDER, day="2020-06-15"),
            supervision=(("2020-02-03", None),),
            risk=(("medium", "2020-02-10"),),
            decided="2020-07-06",
            court="2020-06-22",
        ),
        "review_mandatory",
        "A",
    ),
    "Mr Key: false imprisonment on a suspended sentence order, high": (
        facts(
            charge(FALSE_IMPRISONMENT, day="2020-09-14"),
            supervision=(("2019-11-04", None),),
            risk=(("high", "2019-11-18"),),
            decided="2020-10-19",
            court="2020-10-01",
        ),
        "review_mandatory",
        "B",
    ),
    "Mr Evans: licence from April 2020, charged with murder in October 2020": (
        facts(
            charge(MURDER, day="2020-10-05", charged_on="2020-10-12"),
            supervision=(("2020-04-14", None),),
            decided="2020-11-02",
            court="2020-10-13",
        ),
        "review_mandatory",
        "A",
    ),
    "Mr Key, had the risk been medium only": (
        facts(
            charge(FALSE_IMPRISONMENT, day="2020-09-14"),
            supervision=(("2019-11-04", None),),
            risk=(("medium", "2019-11-18"),),
            decided="2020-10-19",
            court="2020-10-01",
        ),
        "notify_only",
        None,
    ),
    "Mr Evans, before his first appearance in court": (
        facts(
            charge(MURDER, day="2020-10-05", charged_on="2020-10-12"),
            supervision=(("2020-04-14", None),),
            decided="2020-11-02",
            court=None,
        ),
        "await_court",
        None,
    ),
}
