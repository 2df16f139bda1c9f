"""Words for invented plans: nothing here comes from a published one."""

ORGANISATIONS = (
    "The Ministry of Justice",
    "HM Prison and Probation Service",
    "His Majesty's Prison and Probation Service",
    "The Probation Service, Marches and Border Region",
    "The Electronic Monitoring Directorate",
    "The National Approved Premises Team",
    "The North Fells Probation Region",
)

STEMS = (
    "Working with health partners, publish guidance that will",
    "Before the next financial year, and with staff associations, take steps to",
    "Set up a standing group of practitioners to",
    "In its next instruction on case recording, require managers to",
)

TITLES = {
    "thematic": (
        "A thematic inspection of the use of approved premises",
        "A thematic inspection of how probation works with young adults",
        "A thematic inspection of remote supervision and its limits",
    ),
    "regional": (
        "The Probation Service, Marches and Border Region",
        "North Fells Probation Region",
        "The Probation Service, Severn and Wye Region",
    ),
    "independent review": (
        "Independent serious further offence review of Alder Fenwick",
        "Independent serious further offence review of Rowan Tarrant",
    ),
}

VERBS = ("review", "strengthen", "publish", "test", "simplify", "monitor", "explain", "renew")

OBJECTS = (
    "the way home visits are planned and recorded",
    "the guidance on domestic abuse enquiries",
    "arrangements for the first appointment after release",
    "the handover of cases between sentence management teams",
    "the checks made before a bail address is proposed",
    "the training on stalking and coercive control",
    "the use of polygraph results in risk management plans",
    "the oversight given to newly qualified officers",
    "the process for requesting police call-out information",
    "the quality of pre-sentence reports prepared on the day",
    "the timetable for multi-agency panel meetings",
    "the allocation of people on probation who move between areas",
)

PURPOSES = (
    "so that the risk to a current partner is seen early",
    "with children's safeguarding considered in each case",
    "and act on what staff say about workload",
    "in all cases that are assessed as medium or high risk of serious harm",
    "so that no appointment is missed without a follow-up",
    "and check every quarter whether practice has improved",
    "within five working days of sentence",
    "drawing on the views of people on probation",
)

SUBJECTS = (
    "A working group",
    "The regional quality team",
    "Each delivery unit",
    "The policy team",
    "The digital casework programme",
    "Senior probation officers",
    "The learning and development team",
    "The court strategy lead",
)

DEEDS = (
    "will map the present process and remove the steps that add nothing",
    "will issue a short practice note with worked examples",
    "will dip-sample ten records in every team each month",
    "will hold briefings for all practitioners and their managers",
    "will add a prompt to the case management system",
    "will agree an information-sharing protocol with each police force",
    "will publish a dashboard that shows overdue reviews",
    "will redesign the induction of agency staff",
    "will pilot a checklist in three offices and report the result",
    "will update the training module and track who has completed it",
)

DETAILS = (
    "Results will go to the quarterly performance meeting.",
    "Learning from the first six months will be shared with the other regions.",
    "The first report was discussed by the board on 14 March 2022 and the next follows in autumn.",
    "This covers people in custody as well as in the community.",
    "Progress depends on the new contract for estates, which is being let.",
    "Trade unions, including Napo, have been consulted.",
)

BULLETS = (
    "setting a minimum standard for recording contacts",
    "training one champion in each office",
    "agreeing thresholds with the local authority",
    "writing to all courts about the change",
    "collecting feedback from victims who chose to give it",
    "checking that actions from earlier audits are closed",
)

LEAD_INS = (
    "The service will improve this area of practice by:",
    "Work has begun, and the region will take these steps:",
    "To carry out this recommendation in full, HMPPS will:",
)

PARTLY_REASONS = (
    "This recommendation is partly agreed. A full roll-out is not affordable within the present settlement.",
    "This recommendation is partly agreed because the duty rests in part with local authorities.",
)

NOT_REASONS = (
    "This recommendation is not agreed. Parliament set the present arrangement and policy cannot vary it.",
    "This recommendation is not agreed because a second register would duplicate the one kept by the police.",
)

NOTED_REASONS = ("This recommendation is noted. It will be considered when the strategy is next revised.",)

OWNERS = (
    "Chief Probation Officer",
    "Head of Public Protection, Marches and Border",
    "Regional Probation Director, North Fells",
    "Deputy Director, Effective Interventions; Head of Accredited Programmes",
    "Head of Operations and Head of Performance & Quality",
    "Head of Learning, Head of Court Delivery and Regional Director (Severn and Wye)",
    "Electronic Monitoring Policy Team",
    "Probation Providers",
    "SRO Digital Casework Programme",
    "Heads of Probation Delivery Unit",
    "Director of Rehabilitation, Family Services and Chaplaincy",
    "Approved Premises National Lead",
)

FOOTNOTE = "Dates marked with an asterisk may move because of the winter capacity programme."

DEFINITIONS = (
    (
        "Agreed",
        "The recommendation is accepted in full and can be done.",
        "Say how and by when it will be done.",
    ),
    (
        "Partly Agreed",
        "Only a part is accepted and will be done.",
        "State which part, and the reasons for the rest.",
    ),
    ("Not Agreed", "The recommendation is not accepted.", "Set out the reasons for this choice."),
)

INTRODUCTION = (
    "The inspectorate looks at how well probation work is done and publishes what it finds. This plan sets "
    "out what will be done about the recommendations, who is responsible and by when."
)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
