"""Reading a long action plan, in the layout in which plans are published."""

from time import perf_counter

from bench.figures import Figure
from candour.recommendations.reading import read_plan

HEAD = """Action Plan Submitted: 3 April 2025

A Response to: A thematic inspection of how the service learns

Report Published: 1 April 2025

1. Rec No\t2. Recommendation\t3. Agreed/ Partly Agreed/ Not Agreed\t4. Response Action Taken/Planned\t\
5. Responsible Owner\t6. Target Date
\tThe Probation Service should:
"""
ROW = (
    "{number}\tgive every reviewing manager of team {number} protected time for each review.\tAgreed\t"
    "Workload guidance {number} will set the hours that a review takes and who covers other work.\t"
    "Chief Probation Officer\tJune 2026\n"
    "\t\t\tRegions will report every quarter how many of team {number} had that time.\t"
    "Regional Probation Directors\t* September 2026\n"
)
LARGEST = 2_000


def measure(bulk: int) -> Figure:
    """Recommendations a second, each with two actions."""
    many = min(bulk, LARGEST)
    content = (HEAD + "".join(ROW.format(number=number) for number in range(1, many + 1))).encode()
    began = perf_counter()
    reading = read_plan(content, "plan.txt")
    took = perf_counter() - began
    read = len(reading.plan.recommendations)
    if read != many:
        raise RuntimeError(f"The plan holds {many} recommendations and {read} were read.")
    return Figure(
        "plan reading", "", 0, many / took, "recommendations/s", more_is_better=True, note=f"{many:,}"
    )
