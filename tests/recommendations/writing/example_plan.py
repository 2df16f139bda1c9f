"""One invented plan that uses every part of the published layout."""

from candour.recommendations.plan import (
    CategoryDefinition,
    Footnote,
    PlanKind,
    PlannedAction,
    PrintedTotals,
    PublishedPlan,
    PublishedRecommendation,
    Target,
    TargetKind,
)

MARCH = Target(TargetKind.MONTH, 2024, 3)

EXAMPLE = PublishedPlan(
    title="A thematic inspection of handovers between prison and probation",
    kind=PlanKind.THEMATIC,
    submitted_date="2023-10-05",
    report_published_date="2023-10-12",
    inspecting_body="HM Inspectorate of Probation",
    footnotes=(Footnote("*", "Dates marked in this way depend on the new contract."),),
    response_categories=(
        CategoryDefinition("Agreed", "The whole recommendation will be carried out.", "Say how and by when."),
        CategoryDefinition("Partly Agreed", "Part of it will be carried out.", "Say which part, and why."),
        CategoryDefinition("Not Agreed", "It will not be carried out.", "Give the reasons."),
    ),
    totals=PrintedTotals(agreed=2, partly_agreed=1, not_agreed=1, total=4),
    recommendations=(
        PublishedRecommendation(
            number=1,
            addressee="The Ministry of Justice",
            stem="Working with health services, make sure that",
            text="every follow-up appointment is arranged before a person leaves prison.",
            response_category="agreed",
            response_as_written="Agreed",
            rationale="Two pilots have shown what works. We will now:",
            actions=(
                PlannedAction(
                    "Write one referral form for all prisons.",
                    "Head of Health Partnerships, Wales and the Marches",
                    "* March 2024",
                    MARCH,
                    subject_to_delay=True,
                ),
                PlannedAction(
                    "Train every resettlement team in its use.",
                    "Learning Lead; Heads of Unit",
                    "March 2024",
                    MARCH,
                ),
            ),
        ),
        PublishedRecommendation(
            number=2,
            addressee="HM Prison and Probation Service",
            text="read the handover note within two working days.",
            response_category="agreed_in_principle",
            response_as_written="Agreed in principle",
            actions=(
                PlannedAction(
                    "A daily list shows each note that nobody has opened.",
                    "Digital Casework Team",
                    "Completed and ongoing",
                    Target(TargetKind.COMPLETE_AND_ONGOING),
                ),
            ),
        ),
        PublishedRecommendation(
            number="2a",
            addressee="HM Prison and Probation Service",
            text="hold a three-way meeting in each case.",
            response_category="partly_agreed",
            response_as_written="Partly Agreed",
            rationale="A meeting in every case is not affordable, so it will be held where risk is high.",
            actions=(
                PlannedAction(
                    "Guidance names the cases that need a meeting.",
                    "Public Protection Policy Team",
                    "17 January 2024",
                    Target(TargetKind.DATE, 2024, 1, 17),
                ),
            ),
        ),
        PublishedRecommendation(
            number=3,
            addressee="HM Prison and Probation Service",
            text="give each prison its own form.",
            response_category="not_agreed",
            response_as_written="Not Agreed",
            rationale="One form for all prisons is easier to keep correct.",
        ),
    ),
)
