"""What a person reads in the hand-written plans of `hand_written/`, field by field."""

Action = tuple[str, str | None, str | None]
Recommendation = tuple[int | str, str | None, str, str | None, str, list[Action]]

# number, addressee, category, rationale, text, actions (text, owner, date); "*" is not asked.

EXPECTED: dict[str, list[Recommendation]] = {
    "tables_for_several_bodies.html": [
        (
            1,
            "HM Prison and Probation Service",
            "agreed",
            None,
            "ensure bail information is available in every court",
            [
                ("We will recruit bail officers in each region.", "Head of Bail", "31.03.25"),
                ("A dashboard will show BIS coverage.", "Head of Data", "by end of March 2025"),
            ],
        ),
        (
            2,
            "HM Prison and Probation Service",
            "partly_agreed",
            "This is partly agreed because of affordability.",
            "train staff",
            [("We will train team leaders only.", "Head of Learning", "Ongoing")],
        ),
        (
            3,
            "the National Police Chiefs' Council",
            "agreed",
            None,
            "share custody records promptly",
            [("Forces will adopt the new form.", "NPCC lead for custody", "Completed June 2022")],
        ),
        (4, "The Home Office", "not_agreed", "Funding is a matter for the spending review.", "fund it", []),
    ],
    "accepted_or_rejected.md": [
        (
            1,
            "The Probation Service",
            "agreed",
            None,
            "The Probation Service should review its home visits guidance.",
            [
                (
                    "Guidance will be rewritten. Managers will be briefed.",
                    "Head of Policy, Home Visits",
                    "Summer 2023",
                )
            ],
        ),
        (
            2,
            "The Ministry of Justice",
            "partly_agreed",
            "We accept this in part because some data is held by others.",
            "The Ministry of Justice must publish data.",
            [("We will publish a summary.", "Chief Statistician", "Q2 2024/25")],
        ),
        (3, None, "not_agreed", "The scheme is statutory.", "Close the scheme", []),
    ],
    "government_response.txt": [
        (
            1,
            "the Ministry of Justice",
            "agreed_in_principle",
            None,
            "The Parole Board's rules should be amended so that victims may observe hearings.",
            [],
        ),
        (
            2,
            "the Ministry of Justice",
            "not_agreed",
            "*",
            "Training for panel members should be extended.",
            [],
        ),
        ("3a", "the Ministry of Justice", "agreed", None, "HMPPS should report annually.", []),
        ("3b", "the Ministry of Justice", "partly_agreed", "*", "HMPPS should report to Parliament.", []),
    ],
    "printed_pages.txt": [
        (
            1,
            "Westmarch PDU",
            "agreed",
            None,
            "improve the quality of work to keep other people safe",
            [
                (
                    "A quality plan will be agreed with the regional team and reviewed every month.",
                    "Head of Westmarch PDU",
                    "End March 2024",
                ),
                (
                    "Dip samples of 20 cases will be taken each quarter.",
                    "Senior Probation Officers, Quality",
                    "12th June 2024",
                ),
            ],
        ),
        (
            2,
            "Westmarch PDU",
            "agreed",
            None,
            "make sure that domestic abuse checks are made in all cases",
            [
                (
                    "Checks will be made at allocation for all cases.",
                    "Case Administrators and Court Team",
                    "Completed and ongoing",
                )
            ],
        ),
        (
            3,
            "HM Prison and Probation Service",
            "partly_agreed",
            "This recommendation is partly agreed, because recruitment is national.",
            "provide enough staff",
            [("A campaign will run.", "Workforce Director", "Within 6 months")],
        ),
    ],
    "a_row_to_a_printed_line.txt": [
        (
            1,
            "Northumbria CRC",
            "agreed",
            None,
            "Northumbria CRC should review its workloads.",
            [
                (
                    "The CRC will review its workload tool and report to the board.",
                    "Director of Operations, North",
                    "March 2020",
                ),
                ("Managers will check caseloads weekly.", "Team Managers", "Ongoing"),
            ],
        ),
        (
            2,
            "Northumbria CRC",
            "agreed",
            None,
            "Northumbria CRC should train staff.",
            [("Training will be given to all new staff.", "Learning Lead", "*April 2020")],
        ),
        (
            3,
            "Northumbria CRC",
            "not_agreed",
            "The lease runs until 2025.",
            "Northumbria CRC should move offices.",
            [],
        ),
    ],
    "repeated_recommendations.csv": [
        (
            7,
            "HMPPS",
            "agreed",
            None,
            "Improve victims’ contact; and do it soon",
            [
                ("Write to victims", "Head of Victims", "January/February 2024"),
                ("Train liaison officers – all regions", "Head of Learning", "31/3/24"),
            ],
        ),
        (8, "MoJ", "noted", None, "Publish the figures", []),
        (
            9,
            "MoJ",
            "agreed",
            None,
            "Set up a board",
            [
                ("Appoint a chair", "Permanent Secretary", "Completed June 2022"),
                ("Hold first meeting", "Chair", "12/09/2019"),
            ],
        ),
    ],
    "mixed_numbering.txt": [
        (
            "4a",
            "Regions",
            "agreed",
            None,
            "Regions should check tools.",
            [("Tools will be checked by providers.", "Head of Unpaid Work", "12th September 2019")],
        ),
        (
            "4b",
            "Regions",
            "agreed",
            None,
            "Regions should record hours.",
            [("Hours will be recorded on the day.", None, "December 2019")],
        ),
        (
            5,
            "Regions",
            "agreed",
            None,
            "Regions should insure vehicles.",
            [("Insurance is in place.", "Fleet Manager", "Ongoing")],
        ),
        (
            "6 and 7",
            "Regions",
            "agreed",
            None,
            "Regions should visit sites and report visits.",
            [("Visits will be made.", "Regional Leads", "May 2020")],
        ),
        (8, "Regions", "agreed", None, "Regions should give feedback.", []),
    ],
    "page_breaks_inside_cells.txt": [
        (
            1,
            "The Severn Vale region",
            "agreed",
            None,
            "develop a strategy for women that covers courts, unpaid work and approved premises",
            [
                (
                    "A group will be set up and will draw on what women say about the service.",
                    "Head of Women's Services and Head of Courts",
                    "* May 2024",
                ),
                (
                    "The group will report each quarter.",
                    "Head of Women's Services",
                    "Complete and ongoing on an annual basis",
                ),
            ],
        ),
        (
            2,
            "The Severn Vale region",
            "agreed",
            None,
            "ensure that checks are made",
            [
                (
                    "Checks will be made by: asking police; asking children's services; and asking again.",
                    "Heads of PDU",
                    "December 2023",
                )
            ],
        ),
        (
            3,
            "The Severn Vale region",
            "agreed_in_principle",
            "The region will improve oversight by:",
            "strengthen management oversight",
            [
                ("revising its supervision policy;", "Head of Quality", "January 2024"),
                (
                    "training every senior probation officer.",
                    "Head of Learning, Severn Vale",
                    "*February 2024",
                ),
            ],
        ),
    ],
    "labelled_paragraphs.md": [
        (
            1,
            "The Governor",
            "agreed",
            None,
            "The Governor should ensure that staff respond to cell bells within five minutes.",
            [
                (
                    "A notice to staff will be issued and daily checks made.",
                    "Head of Residence",
                    "30 September 2024",
                ),
                ("Bells will be tested weekly.", "Works Manager, Facilities", "Ongoing"),
            ],
        ),
        (
            2,
            "The Head of Healthcare",
            "partly_agreed",
            "Care plans are the responsibility of the trust.",
            "The Head of Healthcare should review the care plans.",
            [("The trust has been asked to review them.", "Head of Healthcare", "Completed")],
        ),
    ],
    "labels_beside_values.html": [
        (
            1,
            "The Youth Custody Service",
            "agreed",
            None,
            "The Youth Custody Service should plan earlier.",
            [("Plans will start at week two.", "Head of Resettlement, YCS", "1 May 2025")],
        ),
        (
            2,
            "The Youth Justice Board",
            "not_agreed",
            "The law does not allow it.",
            "The Youth Justice Board should share data.",
            [],
        ),
    ],
}
