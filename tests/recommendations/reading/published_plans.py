"""What a person reads in the three published plans: for each action its beginning, end, owner and date.

The plans themselves are not part of the repository; they stand beside it. Owners and dates were copied from
the documents by hand; where a page break cut an owner or an action, it is written here as it was meant.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "inputs"
SOUTH_EAST = FOLDER / "action-plan-2019-nps-south-east-eastern.txt"
THEMATIC = FOLDER / "action-plan-2020-sfo-thematic.txt"
MCSWEENEY = FOLDER / "action-plan-2023-mcsweeney-review.txt"

Action = tuple[str, str, str, str]
"""First words, last words, owner, target date as printed."""

_PPG = "Deputy Director Head of Public Protection Group"
_RISK = "Head of Assurance, Risk Management & Governance"
_LDU_COURT = "Heads of LDU and SEE Court Lead Strategic"
_LONDON = "Regional Probation Director, London"
_EPF = "Joint Head of Central Courts and EPF team"
_SEE_DIRECTOR = "SEE Divisional Director Probation"
_MOJ = "MOJ Resourcing and Selection and Onboarding"

SOUTH_EAST_ACTIONS: dict[int, list[Action]] = {
    1: [
        (
            "In all SEE Courts",
            "in complex cases.",
            "Heads of LDU, SEE Court Lead Strategic and Divisional Director, SEE",
            "January 2020",
        ),
        ("All victim statements", "impact on victim.", _LDU_COURT, "January 2020"),
        (
            "A root and branch",
            "NPS division.",
            (
                "SEE Training Manager, Head of Performance and Quality, Heads of LDU and SEE Strategic "
                "Court Lead"
            ),
            "April 2020",
        ),
        ("Court SPOs will monitor", "relevant ROOSH practice and recording.", _LDU_COURT, "April 2020"),
        (
            "A refreshed SEE",
            "other assessment tools",
            "Deputy Probation Director, SEE NPS and Head of Performance & Quality",
            "November 2019",
        ),
        (
            "Senior Probation Officer Ndelius",
            "the contingency plan",
            "Deputy Director, SEE NPS and Heads of LDU",
            "January 2020",
        ),
        (
            "Victim Liaison Unit",
            "level 1 review process",
            "Heads of LDU and SEE Strategic Victims Lead",
            "January 2020",
        ),
        (
            "Posters and",
            "Court locations.",
            "SEE Staff Engagement and Communications Lead",
            "January 2020",
        ),
        ("All LDU's", "after sentencing.", "Heads of LDU", "January 2020"),
    ],
    2: [
        (
            "SEE Division will",
            "sufficient quality.",
            "Head of Public Protection and Heads of LDU",
            "January 2020",
        ),
        ("ARMS assessments", "1st August 2019.", "Heads of LDUs", "January 2020"),
        (
            "The CRISSA",
            "utilised appropriately",
            "Heads of LDU and Head of Performance & Quality",
            "January 2020",
        ),
    ],
    3: [("Refresher training", "the required standard.", "Heads of LDUs", "March 2020")],
    4: [
        ("All LDUs will", "Prison colleagues", "Heads of LDU and SEE Strategic Court Lead", "March 2020"),
        ("Court Duty Officers", "Orders or Custody.", "Heads of LDUs", "January 2020"),
        ("A SEE review", "ensure consistency.", "Heads of LDUs and SEE Strategic Court Lead", "March 2020"),
    ],
    7: [
        (
            "court Officers receive",
            "professionalisation agenda.",
            (
                "Head of Practice Development (Courts), Head of Service Integration and Learning and "
                "Development "
                "Lead for Probation."
            ),
            "September 2020",
        )
    ],
    8: [
        (
            "7-minute briefing tools",
            "professional development.",
            "Deputy Director for Professional Development and L&D Lead for Probation",
            "Completed and ongoing",
        ),
        (
            "The newly developed",
            "the standards required.",
            "SEE Deputy Divisional Probation Director SEE Head of Performance and Quality",
            "October 2019",
        ),
        (
            "As part of the above",
            "determined and actioned.",
            (
                "SEE Heads of Local Delivery Units; SEE Deputy Divisional Probation Director and SEE Head of "
                "Performance and Quality"
            ),
            "March 2020",
        ),
    ],
    9: [
        ("MoJ Estates", "outstanding jobs", "FM Manager, Facilities management", "September 2019"),
        (
            "Head of Business Strategy",
            "service user wellbeing.",
            "SEE Head of Business Strategy and Change",
            "October 2019",
        ),
    ],
    10: [
        ("MoJ Resourcing have run", "start in January 2020", _MOJ, "January 2020"),
        ("The MoJ Resourcing marketing", "strong and diverse workforce.", _MOJ, "January 2020"),
        ("SEE NPS will continue", "staffing need.", _SEE_DIRECTOR, "March 2020"),
        ("NPS SEE will work", "workloads where possible.", _SEE_DIRECTOR, "March 2020"),
    ],
}

THEMATIC_ACTIONS: dict[int, list[Action]] = {
    1: [
        ("HMPPS will continue to flag", "the SFO review.", _PPG, "Complete"),
        ("Ministers have agreed", "sample of SFO reviews.", _PPG, "Complete"),
    ],
    2: [("Ministers have agreed", "HMIP framework.", _PPG, "Complete")],
    3: [
        ("Reviewing and issuing", "the recommendation.", _PPG, "* September 2020"),
        ("Amending the", "national SFO Team.", _PPG, "* September 2020"),
        ("Incorporate this action", "a high standard.", _PPG, "* September 2020"),
    ],
    4: [
        ("Use of regular", "existing guidance", _PPG, "*September 2020"),
        ("Engaging with", "material accordingly.", _PPG, "*April 2021"),
        ("Use the new quarterly", "failures identified.", _PPG, "*June 2020"),
        (
            "Ensure this is included",
            "the unified model.",
            "Deputy Director Business Strategy and Change",
            "*April 2021",
        ),
    ],
    5: [
        (
            "Undertaking a consultation",
            "review is undertaken.",
            "Deputy Director Davison Head of Public Protection Group",
            "*April 2021",
        )
    ],
    6: [("Updating the Probation Instruction", "learning with partner", _PPG, "*September 2020")],
    7: [("NPS do have", "of the SFO review.", _PPG, "*April 2021")],
    8: [
        ("Issuing an amended", "good victim engagement", _PPG, "*September 2020"),
        ("Exploring options", "findings highlighted.", _PPG, "*April 2021"),
    ],
    9: [],
    10: [
        ("Delivering face to face", "those writing reviews", _PPG, "*April 2021"),
        (
            "Work with Probation Workforce",
            "the unified model.",
            "Head of Infrastructure Probation Workforce Team",
            "*June 2021",
        ),
    ],
    11: [
        ("Issuing guidance", "in the SFO review", _PPG, "*September 2020"),
        ("(ii) senior operational managers", "contributed to the review.", _PPG, "*April 2021"),
        ("Seek advice", "will be made available.", _PPG, "*April 2021"),
    ],
    12: [
        ("Producing a quarterly", "themes and learning.", _PPG, "*June 2020"),
        ("Set out in a formal", "on the findings.", _PPG, "*September 2020"),
    ],
    13: [("Review the current", "practice identified.", _PPG, "*October 2020")],
    14: [("HMPPS have commenced", "where known.", _PPG, "*April 2021")],
    15: [
        ("Issue strengthened", "additional needs.", _PPG, "*September 2020"),
        ("Introduce a requirement", "victim needs. .", "Probation Providers", "*September 2020"),
    ],
}

MCSWEENEY_ACTIONS: dict[int, list[Action]] = {
    1: [
        ("The Chief Probation Officer", "to implementation.", "Chief Probation Officer", "April 2023"),
        (
            "HMPPS will develop",
            "strengths-based assessments.",
            "Executive Director, HMPPS Change",
            "June 2023",
        ),
        (
            "Every Probation Practitioner",
            "medium risk cases.",
            f"Chief Probation Officer, Regional Probation Director (London) and {_RISK}",
            "July 2023",
        ),
        ("Operational System", "robust risk management.", _RISK, "Complete and ongoing on an annual basis"),
    ],
    2: [
        ("HMPPS will ensure", "and child safeguarding.", "Chief Probation Officer", "February 2023"),
        (
            "HMPPS will then",
            "high risk of serious harm.",
            f"Chief Probation Officer and {_RISK}",
            "April 2023",
        ),
        ("Every Probation", "any learning required.", f"Chief Probation Officer and {_RISK}", "July 2023"),
        (
            "The Effective Practice",
            "from January 2023.",
            (
                "Deputy Director, EPSIG and Head of Court Delivery and Effective Proposal Framework, "
                "Central Court "
                "Team"
            ),
            "January 2023",
        ),
        ("HMPPS Operational", "court audit by May 2023.", _RISK, "June 2023"),
        (
            "The Touchpoints Model",
            "resources and effectiveness.",
            "Deputy Director Effective Practice and Service Improvement Group",
            "February 2023",
        ),
        (
            "HMPPS will re-develop",
            "predictor tools.",
            "Deputy Director, Probation Workforce Programme",
            "March 2023",
        ),
    ],
    3: [
        ("As part of the One HMPPS", "by March 2026.", "Executive Director, HMPPS Change", "March 2026"),
        ("There are existing", "working in prison.", "SRO OMiC Recovery Project", "Completed"),
    ],
    4: [
        ("The Public Protection Group", "with the police.", "Public Protection Director", "June 2023"),
        ("PPG will review", "changes necessary.", "Public Probation Director", "June 2023"),
    ],
    5: [
        ("Prison systems", "outstanding allocations.", "SRO OMiC Recovery Project", "Complete"),
        ("The Probation Prioritisation", "probation practitioner.", _LONDON, "Complete"),
        ("Improved compliance", "2023/2024 QIP.", _LONDON, "April 2024"),
    ],
    6: [
        ("The National Security", "across HMPPS.", "Deputy Director National Security Group", "June 2023"),
        ("Following the", "quality assurance.", "Deputy Director National Security Group", "June 2023"),
    ],
    7: [
        ("EPSIG will review", "human error.", f"EPSIG Deputy Director and {_LONDON}", "April 2024"),
        ("EPSIG will also", "to be implemented.", "EPSIG Deputy Director", "April 2024"),
        ("Improved compliance", "2023/2024 QIP", _LONDON, "April 2024"),
    ],
    8: [("The Joint National", "JNP target times.", "Public Probation Director", "March 2023")],
    9: [
        ("All Probation regions", "performance management.", _EPF, "September 2023"),
        ("Senior Probation Officers", "managerial oversight.", _EPF, "September 2023"),
        ("The EPF Team", "licence condition planning.", _EPF, "Completed and ongoing"),
    ],
    10: [("London Probation Region", "for 2023/2024.", _LONDON, "April 2023")],
}
