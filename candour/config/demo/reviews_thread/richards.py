"""Sound: causes beyond the practitioner, simple learning, actions that can be done. Its text is another "
"matter."""

from candour.config.demo.reviews_thread.telling import Deed, Good, Judged, Learned, ThreadTold, Why

RICHARDS = ThreadTold(
    judged=(
        Judged(
            area="assessment",
            sufficient=False,
            text="The assessment was in time and thorough on drugs, and left out the threats in prison and "
            "the "
            "violence of earlier years.",
            themes=("PD-RISK-UNDER",),
            shown=("entry:assessment", "entry:prison-note"),
            why=(
                Why(
                    key="summary",
                    level="region",
                    factor="SF-COVID-EDM",
                    text="Under the ways of working of that time the meeting with the prison before "
                    "release became "
                    "one telephone call, and the region had put nothing in the place of the record.",
                    shown=("entry:prison-note", "interview:head"),
                ),
            ),
        ),
        Judged(
            area="planning",
            text="The plan gave more contact than the rules of the time asked for, and said what would "
            "follow if "
            "risk rose.",
            shown=("entry:release-plan", "entry:release"),
        ),
        Judged(
            area="delivery",
            text="He was rung twice a week, and each conversation can be followed from the record. The "
            "practitioner "
            "asked and asked again about what was heard at the door.",
            themes=("PD-CURIOSITY",),
            shown=("entry:doorstep", "interview:practitioner"),
        ),
        Judged(
            area="delivery",
            sufficient=False,
            missed_opportunity=True,
            text="Children’s services were asked three times to look at the family again, and nobody took "
            "the "
            "matter higher when no answer came.",
            significance="Two children stayed in a home to which the police had been called three times.",
            themes=("PD-SAFEGUARD",),
            shown=("entry:police-calls", "entry:asked-again", "entry:third-request"),
            why=(
                Why(
                    key="escalation",
                    level="national",
                    factor="SF-POLICY-GAP",
                    text="Guidance on raising a concern about another agency’s work did not say who does "
                    "it at "
                    "which step, and stood on a page that had moved in 2019.",
                    shown=("interview:practitioner", "interview:manager"),
                ),
                Why(
                    key="agreement",
                    level="multi_agency",
                    factor="SF-INFO-ARRANGEMENTS",
                    text="The agreement of 2018 between the unit and children’s services said nothing of "
                    "what "
                    "either does when the other is silent, and named people who had left.",
                    shown=("interview:head",),
                ),
            ),
        ),
        Judged(
            area="reviewing",
            sufficient=False,
            missed_opportunity=True,
            text="Police calls, a new address and an injured hand came within six weeks, and the level of "
            "risk was "
            "not looked at again.",
            significance="The violence that was returning was not seen as a whole by anybody who could act "
            "on it.",
            themes=("PD-OASYS-REVIEW",),
            shown=("entry:police-calls", "entry:left-home", "entry:injury"),
            why=(
                Why(
                    key="by-video",
                    level="manager",
                    factor="SF-OVERSIGHT",
                    text="Supervision was by video and followed a form about welfare and contact, which "
                    "had no "
                    "question on whether the assessment still held.",
                    shown=("interview:manager", "entry:manager-talk"),
                ),
                Why(
                    key="first-case",
                    level="practitioner",
                    factor="SF-INEXPERIENCE",
                    text="He had understood from a briefing that once children’s services were asked the "
                    "matter was "
                    "theirs, and so he did not bring their silence back into his own assessment.",
                    shown=("interview:practitioner",),
                ),
            ),
        ),
    ),
    learned=(
        Learned(
            text="Practitioners bring each answer from another agency back into the assessment.",
            level="practitioner",
            because=("first-case",),
            deeds=(
                Deed(
                    text="Senior probation officers discuss one answer from another agency in each "
                    "supervision, and "
                    "record what changed in the assessment.",
                    owner="Deputy head of the delivery unit",
                    how="The form is changed, and the six managers have agreed.",
                    measure="Fifteen of twenty records sampled each quarter show what an answer changed.",
                    days=90,
                ),
            ),
        ),
        Learned(
            text="Managers ask whether the assessment still holds whenever a new fact has come.",
            level="manager",
            because=("by-video",),
            already_done="The national list of events that call for a review was changed in 2021.",
        ),
        Learned(
            text="The unit and children’s services agree how each raises a concern with the other.",
            level="delivery_unit",
            multi_agency=True,
            because=("agreement",),
            deeds=(
                Deed(
                    text="The deputy head and the head of children’s services sign a new agreement with "
                    "names, steps "
                    "and days, and meet each January to check it.",
                    owner="Deputy head of the delivery unit",
                    how="They met in December, and a draft is with both.",
                    measure="The agreement is signed, and a register shows each concern raised and its "
                    "answer.",
                    days=75,
                ),
            ),
        ),
        Learned(
            text="Guidance on escalation can be found in one step from where people work.",
            level="region",
            because=("escalation", "summary"),
            already_done="The region put it on the first page of its intranet in January 2021.",
        ),
        Learned(
            text="National guidance should say who raises a concern about another agency, and at which step.",
            level="national",
            because=("escalation",),
            deeds=(
                Deed(
                    text="The policy lead for safeguarding publishes a page with the steps and the grade "
                    "for each.",
                    owner="Policy lead for safeguarding",
                    how="It is part of the revision of the safeguarding policy.",
                    measure="The page is published, and each region reports in the quarter that it is in "
                    "use.",
                    days=240,
                ),
            ),
        ),
    ),
    good=(
        Good(
            text="Children’s services were asked on the third day after release, before any sign of concern.",
            theme="EP-INVESTIGATIVE",
            shown="entry:safeguarding-asked",
        ),
    ),
    diversity=(
        (
            "care",
            "That he grew up in care was known; visits began short, and each question was explained.",
        ),
        (
            "neurodiversity",
            "He was not asked about learning needs, though he had left school with no qualification.",
        ),
    ),
    reasonable="partly",
    reasonable_why="Other agencies were asked early and often. What they answered was not brought back "
    "into the "
    "assessment, and silence was not taken higher, for reasons that lay in guidance, agreements and "
    "oversight.",
)
