"""The thread of the short review that several cases share: nothing is left out."""

from candour.config.demo.reviews_thread.telling import Deed, Good, Judged, Learned, ThreadTold, Why

PLAIN = ThreadTold(
    judged=(
        Judged(
            area="assessment",
            text="The first assessment drew on the police and on children's services, and named debt as what "
            "would make harm more likely.",
            themes=("PD-SAFEGUARD",),
            shown=("entry:assessment",),
        ),
        Judged(
            area="planning",
            text="The plan said what would be done and what would bring an earlier appointment.",
            shown=("entry:plan",),
        ),
        Judged(
            area="delivery",
            sufficient=False,
            missed_opportunity=True,
            text="The help with debt on which the plan rested never came.",
            significance="What pressed on him most was left as it was just before somebody was harmed.",
            shown=("entry:referral", "entry:no-place"),
            why=(
                Why(
                    key="service",
                    level="delivery_unit",
                    factor="SF-SERVICES",
                    text="The only service in the area closed its list when its contract ended, and the "
                    "region was not told because the form on services asks about use and not about need.",
                    shown=("interview:head", "interview:manager"),
                ),
            ),
        ),
        Judged(
            area="reviewing",
            text="When he spoke of being afraid the risk was looked at again within two days. The "
            "practitioner asked further and did not take the first answer at face value.",
            themes=("PD-CURIOSITY",),
            shown=("entry:threat", "entry:police", "interview:practitioner"),
        ),
    ),
    learned=(
        Learned(
            text="The region learns within a week that a service on which plans rely is lost, and looks for "
            "another.",
            level="region",
            because=("service",),
            deeds=(
                Deed(
                    text="The regional head of commissioning adds a question about need to the monthly form, "
                    "and reports each lost service to the heads of unit.",
                    owner="Regional head of commissioning",
                    how="The form is the region's own, and the heads of unit have agreed.",
                    measure="Every service lost is on the region's list within seven days, checked monthly.",
                    days=120,
                ),
            ),
        ),
    ),
    good=(
        Good(
            text="The practitioner asked about money at each visit and told the police within a day.",
            theme="EP-CURIOSITY",
            shown="entry:police",
        ),
        Good(
            text="The senior probation officer read the record in May and asked who lends him money.",
            theme="EP-SPO-CONSULT",
            level="manager",
            shown="entry:oversight",
        ),
    ),
    levels=(
        (
            "practitioner",
            "The practitioner was heard, and her record was read from the first day to the last.",
        ),
        (
            "manager",
            "The senior probation officer was heard; oversight took place and asked the right thing.",
        ),
        ("national", "National guidance on debt and on referral was read; it asks for what was done."),
        ("multi_agency", "The police and children's services were asked, and both had answered at the time."),
    ),
    diversity=(
        ("care", "He had grown up in care. Appointments were kept short and in the morning, as he asked."),
    ),
    reasonable="partly",
    reasonable_why="Nearly everything was done. The help that the plan relied on was gone, and nobody above "
    "the office knew.",
)
