"""Highly analytical: each link is there, at every level, and what was done since is credited."""

from candour.config.demo.reviews_thread.telling import Deed, Good, Judged, Learned, ThreadTold, Why

STANTON = ThreadTold(
    judged=(
        Judged(
            area="assessment",
            text="The assessment drew on the police record of eleven call-outs and named the people who "
            "could be "
            "harmed. It was reviewed within three days of the second release, and the level of risk was "
            "raised.",
            themes=("PD-RISK-UNDER",),
            shown=("entry:police-enquiry", "entry:assessment", "entry:very-high"),
        ),
        Judged(
            area="planning",
            text="Release was planned twice with the prison and the police, and the conditions fitted the "
            "people "
            "and the places at risk. The safety of neighbours and their children was asked about.",
            themes=("PD-PRISON-LIAISON", "PD-SAFEGUARD"),
            shown=("entry:before-release", "entry:prison-call", "entry:second-release"),
        ),
        Judged(
            area="delivery",
            text="He was seen every week, at home too, and twice without notice together with the police.",
            themes=("PD-CURIOSITY",),
            shown=("entry:second-visit", "entry:police-visit", "interview:police"),
        ),
        Judged(
            area="delivery",
            sufficient=False,
            text="What the practitioner heard on 9 September was entered a week later, so the colleague "
            "who saw "
            "him on 12 September knew nothing of it.",
            themes=("PD-RECORDING",),
            missed_opportunity=True,
            significance="Somebody who knew what had been said could have asked him about his neighbours "
            "that "
            "day, and could have warned them.",
            shown=("entry:late-record", "entry:duty-contact", "interview:duty"),
            why=(
                Why(
                    key="friday-entries",
                    level="practitioner",
                    factor="SF-WORKLOAD",
                    text="With 52 people to supervise she kept Friday afternoons for her entries, and "
                    "training "
                    "took two Fridays of that month.",
                    shown=("interview:practitioner",),
                ),
                Why(
                    key="figures",
                    level="delivery_unit",
                    factor="SF-STAFFING",
                    text="The head of the delivery unit had accepted slower records while three posts were "
                    "vacant, "
                    "and had figures on numbers alone, so nobody kept the gravest cases out of the delay.",
                    shown=("interview:head",),
                ),
                Why(
                    key="no-time",
                    level="national",
                    factor="SF-POLICY-GAP",
                    text="National guidance asked for decisions to be recorded and gave no time for it, "
                    "whatever "
                    "the risk.",
                    shown=("interview:national",),
                ),
            ),
        ),
        Judged(
            area="reviewing",
            text="Until August each change was answered within days: the arrest in April, the release in "
            "June, "
            "and his neglect of himself in August.",
            themes=("PD-OASYS-REVIEW",),
            shown=("entry:damage", "entry:very-high", "entry:change-noticed"),
        ),
        Judged(
            area="reviewing",
            sufficient=False,
            text="The landlord’s letter of 3 September led to an agreement to ask for an earlier panel, "
            "and nobody "
            "asked for it.",
            themes=("PD-MULTIAGENCY",),
            missed_opportunity=True,
            significance="A panel in that week could have moved him, or protected the people on his landing.",
            shown=("entry:housing-letter", "entry:talk-with-manager", "interview:police"),
            why=(
                Why(
                    key="corridor",
                    level="manager",
                    factor="SF-OVERSIGHT",
                    text="The senior probation officer led thirteen people in two offices. Decisions made "
                    "between "
                    "rooms had no place on the supervision form, and each of the two understood that the "
                    "other "
                    "would ring.",
                    shown=("interview:manager", "interview:practitioner"),
                ),
                Why(
                    key="minutes",
                    level="region",
                    factor="SF-OVERSIGHT",
                    text="The region measured whether panels were held and not how soon minutes and actions "
                    "followed, so delay there was invisible.",
                    shown=("interview:regional", "entry:second-panel"),
                ),
                Why(
                    key="landlords",
                    level="multi_agency",
                    factor="SF-INFO-ARRANGEMENTS",
                    text="Landlords were invited to panels where a chair thought of it. There was no rule, "
                    "so the "
                    "letter reached one agency alone.",
                    shown=("interview:police", "interview:regional"),
                ),
            ),
        ),
    ),
    learned=(
        Learned(
            text="New concern about somebody at very high risk has to be on the record by the next working "
            "day.",
            level="practitioner",
            because=("friday-entries",),
            deeds=(
                Deed(
                    text="Each practitioner who supervises somebody at the highest levels keeps half an "
                    "hour free "
                    "at the end of each day and writes the entries of that day.",
                    owner="Senior probation officers of the unit",
                    how="Duty hours were moved to make room; the staff of both offices agreed to it.",
                    measure="In a monthly sample of twenty records, eighteen entries are made within one "
                    "working day.",
                    days=180,
                ),
            ),
        ),
        Learned(
            text="Each decision in a case needs a name beside it of whoever carries it out.",
            level="manager",
            because=("corridor",),
            already_done="The form for supervision has had a place for decisions, and for a name, since "
            "the spring.",
        ),
        Learned(
            text="The head of the unit has to see which of the gravest cases have had no entry for a week.",
            level="delivery_unit",
            because=("figures",),
            already_done="The three vacant posts were filled by the following spring.",
            deeds=(
                Deed(
                    text="The unit’s performance officer sends the head a list each Monday of people at "
                    "the highest "
                    "levels with no entry for seven days.",
                    owner="Head of the delivery unit",
                    how="The report exists in another unit and needs a day to adapt.",
                    measure="By the third month the weekly list has no case that is older than ten days.",
                    days=150,
                ),
            ),
        ),
        Learned(
            text="The region has to count how soon the minutes of panels are sent.",
            level="region",
            because=("minutes",),
            deeds=(
                Deed(
                    text="The panel co-ordinator reports each quarter how many minutes were sent within "
                    "five days.",
                    owner="Regional head of public protection",
                    how="A second person is trained to write minutes, and the dates are kept already.",
                    measure="Nine in ten sets of minutes are sent within five working days.",
                    days=160,
                ),
            ),
        ),
        Learned(
            text="Guidance should say within what time a decision about somebody at very high risk is "
            "recorded.",
            level="national",
            because=("no-time",),
            deeds=(
                Deed(
                    text="The policy team adds a time limit of one working day to the guidance on "
                    "recording and "
                    "publishes it with an example.",
                    owner="Head of public protection policy",
                    how="The yearly revision of the guidance is due, and the change was agreed in principle.",
                    measure="The new guidance is published, and audits of the regions report against it.",
                    days=200,
                ),
            ),
        ),
        Learned(
            text="Landlords should be asked to a panel whenever there was harm or damage where somebody "
            "lives.",
            level="multi_agency",
            multi_agency=True,
            because=("landlords",),
            deeds=(
                Deed(
                    text="The chairs of panels add the landlord to the list of those invited and record "
                    "why, where "
                    "one is not.",
                    owner="Chair of the strategic management board",
                    how="The board has agreed, and two landlords have signed the agreement on information.",
                    measure="The minutes of each panel show who was invited, in all ten panels sampled a "
                    "quarter.",
                    days=150,
                ),
            ),
        ),
    ),
    good=(
        Good(
            text="The practitioner did not accept the first answer about a dented door, and asked the "
            "police what "
            "they knew.",
            theme="EP-CURIOSITY",
            shown="entry:second-visit",
        ),
        Good(
            text="Police and probation made visits together, at times that could not be foreseen.",
            theme="EP-POLICE-SHARING",
            shown="entry:police-visit",
            level="multi_agency",
        ),
    ),
    diversity=(
        (
            "mental_health",
            "That he slept badly and neglected himself was seen, asked about, and taken into account.",
        ),
        (
            "neurodiversity",
            "He was asked about learning needs at the start; none bore on how he was worked with.",
        ),
    ),
    reasonable="partly",
    reasonable_why="For eight months everything that could reasonably be expected was done, much of it "
    "with skill. "
    "In the last two weeks what was known was not written down in time, and an earlier panel was agreed "
    "and not "
    "asked for. The reasons lie with a team, a unit, a region and national guidance, and not with one "
    "person.",
)
