"""What a person reads in the plans of `printed/`, written down before the reader saw them."""

Action = tuple[str, str | None, str | None]
Recommendation = tuple[int | str, str | None, str | None, str, list[Action]]

# Each has its number, addressee, category, text and actions; an action its text, owner and date.

EXPECTED: dict[str, list[Recommendation]] = {
    "actions_under_headings.md": [
        (
            1,
            None,
            "agreed",
            "Strengthen the front door so that children are seen on the day.",
            [
                (
                    "Add two social workers to the duty team.",
                    "Assistant Director, Children's Services",
                    "May 2026",
                ),
                ("Measure time to first visit.", "Head of Performance", "Monthly"),
            ],
        ),
        (
            2,
            None,
            "partly_agreed",
            "Improve the quality of plans for children on remand.",
            [("Write a template.", "Youth Justice Manager", "1 July 2026")],
        ),
    ],
    "roman_numbers.txt": [
        (1, "The Home Office", "not_agreed", "hold people for no longer than 72 hours;", []),
        (
            2,
            "The Home Office",
            "agreed",
            "tell people in writing why they are held;",
            [("Issue a form in ten languages.", "Head of Detention Policy", "1 Sept 2026")],
        ),
        (
            3,
            "The Home Office",
            "agreed",
            "give each person a phone.",
            [("Phones are handed out on arrival.", "Centre Manager", "Complete")],
        ),
    ],
    "letter_on_concerns.txt": [
        (
            1,
            None,
            "agreed",
            "You were concerned that no record was kept of telephone calls to the duty desk.",
            [],
        ),
        (
            2,
            None,
            "not_agreed",
            "You were concerned that agency staff had no access to the alert system.",
            [],
        ),
    ],
    "empty_cell_across.html": [
        (
            1,
            "HMPPS",
            "agreed",
            "Publish a standard for welcome packs.",
            [("Issue the standard.", "Head of Approved Premises", "14 Feb 2027")],
        ),
        (2, "HMPPS", "not_agreed", "Put a nurse in every hostel.", []),
        (
            3,
            "the Ministry of Justice",
            "agreed",
            "Fund 200 more beds by 2029.",
            [("Bid at the next spending review.", "Director of Finance", "2029")],
        ),
    ],
    "lists_of_labels.html": [
        (
            1,
            "Managers",
            "agreed",
            "Managers should visit each segregated prisoner daily.",
            [("A rota of daily visits begins.", "Duty Governor", "8 June 2026")],
        ),
        (2, None, "not_agreed", "No one should be held for more than 42 days.", []),
    ],
    "one_without_a_response.md": [
        (1, None, "agreed", "Tell the police when a tag is cut.", []),
        (2, None, "noted", "Keep a spare stock of tags.", []),
        (
            4,
            None,
            None,
            "Give each driver a radio. We do not intend to do this. Drivers carry telephones.",
            [],
        ),
    ],
    "bilingual_headings.csv": [
        (
            1,
            None,
            "agreed",
            "The prison\u2019s \u2018induction\u2019 should be offered in Welsh \u2013 Cymraeg.",
            [
                (
                    "Translate the booklet.",
                    "Pennaeth Gwasanaeth Carchardai yng Nghymru (Head of Prisons, Wales)",
                    "Mawrth 2027",
                )
            ],
        ),
        (
            2,
            None,
            "agreed",
            "Open the chapel at weekends.",
            [("Change the rota.", "Chaplain, Deputy Governor", "April \u2013 June 2026")],
        ),
        (3, None, "noted", "Pay men \u00a35 more a week.", [("", None, "TBC")]),
    ],
    "seasons_in_columns.txt": [
        (
            1,
            None,
            "agreed",
            "Review all multi-agency panels and their remit.",
            [
                (
                    "Audit the cross-border panels, pre- and post-release.",
                    "Head of Multi-Agency Working",
                    "Autumn 2026",
                ),
                ("Tell partners.", "Comms", "2026-12-01"),
            ],
        ),
        (2, None, "agreed", "Use body-worn video.", [("Buy cameras.", "Head of Supplies", "01/04/27")]),
    ],
    "page_laid_out_in_tables.html": [
        (
            1,
            "The management board",
            "agreed",
            "The management board should learn why so few girls finish their orders.",
            [
                ("Commission a data review.", "Head of Service & Data Lead", "30/06/2026"),
                ("Hold three listening events.", "Head of Service & Data Lead", "Summer 2026"),
                ("Report to the board.", "Head of Service & Data Lead", "September 2026"),
            ],
        ),
        (
            2,
            "The health trust",
            "not_agreed",
            "The health trust should fill the speech and language post.",
            [],
        ),
    ],
    "headings_close_together.txt": [
        (1, None, "partly_agreed", "Keep a register.", [("Start one.", "Registrar", "30 Sept 2026")]),
        (
            2,
            None,
            "agreed",
            "Check the register each month.",
            [("Check it.", "Registrar and Deputy", "End of each month")],
        ),
        (10, None, "not_agreed", "Publish the register.", []),
    ],
    "page_titles_inside_rows.txt": [
        (
            1,
            None,
            "partly_agreed",
            "Children should be out of their rooms for ten hours a day.",
            [
                (
                    "Eight hours is what staffing allows; this is an operational reason.",
                    "Director",
                    "Complete",
                ),
                ("A trial of ten hours will run on one unit.", "Head of Residence", "January 2027"),
            ],
        ),
        (
            2,
            None,
            "agreed",
            "Each child should see a teacher daily.",
            [("The timetable will be rewritten.", "Head of Education", "February 2027")],
        ),
        (3, "The service", "not_agreed", "The service should publish how it places children.", []),
    ],
    "headings_over_two_lines.txt": [
        (
            1,
            "The Larch Hill team",
            "agreed",
            "write to each victim before a hearing",
            [
                ("Letters will be sent within ten days of notice.", "Victim Lead", "May 2026"),
                (
                    "Officers will ring each victim who does not reply.",
                    "Head of Victim Contact and Team Managers",
                    "Completed and ongoing",
                ),
            ],
        ),
        (
            2,
            "The Larch Hill team",
            "agreed",
            "train every new starter",
            [("A course will be built.", "Learning Lead", "By 1 June 2026")],
        ),
        (3, "The Larch Hill team", "not_agreed", "end the use of paper files", []),
    ],
    "links_and_code.md": [
        (
            1,
            "The Prison Service",
            "agreed",
            "open the library",
            [("Open it daily.", "Librarian", "1 May 2026")],
        ),
        (
            2,
            "NHS England",
            "agreed",
            "hire a dentist",
            [("Hire one; see the advert.", "Dental Lead", "June 2026")],
        ),
        (3, "NHS England", "not_agreed", "hire a nurse", []),
    ],
    "labels_and_progress.txt": [
        (
            1,
            "The Governor",
            "agreed",
            "Keep the wing clean.",
            [("Clean twice a day", "Head of Residence", "3rd August 2026")],
        ),
        (2, "The Prison Service", "not_agreed", "Paint the wing.", []),
    ],
    "categories_called_status.html": [
        (
            1,
            None,
            "agreed",
            "Teach first aid.",
            [("Book a tutor.", "HR", "1 May 2026"), ("Run the course.", "HR", "1 June 2026")],
        ),
        (
            2,
            None,
            "accepted_with_amendment",
            "Buy kits.",
            [("Buy ten kits.", "Stores", "Completed 2 May 2026")],
        ),
        (3, None, "under_review", "Check kits.", []),
    ],
    "numbered_actions.csv": [
        (
            1,
            None,
            "agreed",
            "Fix the lift.",
            [("Order a part.", "Estates", "31 Oct 2026"), ("Fit the part.", "Estates", "30 Nov 2026")],
        ),
        (2, None, "partly_agreed", "Fix the stairs.", [("Fix the top stairs.", "Estates", "TBC")]),
    ],
    "titles_before_sentences.txt": [
        (1, "The Governor", "agreed", "Keys The Governor should count keys.", []),
        (2, "The Governor", "not_agreed", "Locks The Governor should test locks.", []),
    ],
    "wrapped_reply.txt": [
        (
            1,
            "The Government",
            "agreed",
            "The Government should publish, within six months, a strategy for women on remand. (Para 34)",
            [],
        ),
        (
            2,
            "The Ministry",
            "agreed_in_principle",
            "The Ministry should end the use of prison as a place of safety. (Paragraph 41)",
            [],
        ),
    ],
    "replies_of_a_force.txt": [
        (
            "1.1",
            None,
            "agreed",
            "By 30 June 2027, the force should assess each vulnerable caller.",
            [
                ("Adopt a new assessment tool.", "Contact Superintendent", "1 May 2027"),
                ("Audit fifty calls each month.", "Head of Audit", "Ongoing"),
            ],
        ),
        (
            "1.2",
            None,
            "partly_agreed",
            "By 31 August 2027, the force should reduce abandoned calls.",
            [("Add ten call takers.", "HR Director", "August 2027")],
        ),
    ],
    "concerns_in_columns.txt": [
        (
            1,
            None,
            "agreed",
            "Too many men were held with no purpose in their day.",
            [("Forty new workshop places will open.", "Head of Reducing Reoffending", "March 2027")],
        ),
        (
            2,
            None,
            "agreed",
            "Health care was too slow.",
            [
                ("A second doctor starts work.", "Head of Healthcare", "Completed"),
                ("Waiting times will be posted.", "Health Board", "Monthly"),
            ],
        ),
    ],
}
