"""Describes more than it analyses: matters not judged, interviews not used, learning not carried to every "
"level."""

from candour.config.demo.reviews_thread.telling import Deed, Judged, Learned, ThreadTold, Why

KEY = ThreadTold(
    judged=(
        Judged(
            area="assessment",
            sufficient=False,
            text="Police information on domestic abuse was not asked for at the start of the order.",
            themes=("PD-DA-ENQUIRY",),
            shown=("entry:assessment",),
            why=(
                Why(
                    key="not-asked",
                    level="practitioner",
                    factor="",
                    text="The practitioner did not ask the police for information on domestic abuse.",
                    shown=("entry:assessment",),
                ),
            ),
        ),
        Judged(
            area="planning",
            text="The plan contained the requirements of the order and the exclusion zone.",
            shown=("entry:sentence", "entry:induction"),
        ),
        Judged(
            area="delivery",
            sufficient=False,
            missed_opportunity=True,
            text="In July he spoke of a new relationship, and no name was asked for.",
            themes=("PD-SAFEGUARD",),
            shown=("entry:new-partner",),
            why=(
                Why(
                    key="vacancy",
                    level="delivery_unit",
                    factor="SF-STAFFING",
                    text="The unit was one manager short from July 2020 until February 2021.",
                    shown=("entry:spo-note",),
                ),
            ),
        ),
        Judged(
            area="delivery",
            sufficient=False,
            text="He was seen in the exclusion zone and was spoken to, with no further step.",
            themes=("PD-ENFORCE",),
            shown=("entry:zone",),
        ),
        Judged(
            area="reviewing",
            sufficient=False,
            missed_opportunity=True,
            text="The assessment was not reviewed when the relationship ended in December.",
            themes=("PD-OASYS-REVIEW",),
            shown=("entry:relationship-ended",),
        ),
    ),
    learned=(
        Learned(
            text="Practitioners should complete checks on domestic abuse at the start and when things "
            "change.",
            level="practitioner",
            because=("not-asked",),
            deeds=(
                Deed(
                    text="Practitioners to be reminded of the process for checks on domestic abuse.",
                    owner="Senior probation officer",
                    measure="Completed.",
                    days=60,
                ),
            ),
        ),
        Learned(text="Assessments should be reviewed after a significant change.", level="practitioner"),
    ),
    reasonable="partly",
    reasonable_why="There was practice that fell short in gathering information. Other parts were in line "
    "with what "
    "is expected.",
)
