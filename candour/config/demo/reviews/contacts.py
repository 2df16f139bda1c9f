"""A file of contacts as nDelius gives it, invented: three hundred lines, of which perhaps twenty matter."""

import csv
import io
from datetime import date, timedelta

HEADINGS = ("Contact Date", "Contact Time", "Contact Type", "Outcome", "Officer", "Notes")
LINES = 300
FRIDAY = 4
PLAIN = (
    ("Planned Office Visit (NS)", "Attended - Complied", "Attended on time. Spoke of work and of the week."),
    ("Phone Contact from Person on Probation", "", "Rang to ask for the time of the next appointment."),
    ("Planned Telephone Contact (NS)", "Attended - Complied", "Answered. Nothing new."),
    ("Text Message to Person on Probation", "", "Reminder of the appointment sent."),
    ("Unpaid Work Appointment", "Attended - Complied", "Seven hours at the garden project."),
    ("E-Mail/Text from Other", "", "The project confirmed the hours."),
    ("Planned Office Visit (NS)", "Acceptable Absence - Employment", "Rang before: a shift was changed."),
    ("Case Note", "", "Record brought up to date."),
)
TELLING = {
    9: ("OASys Assessment", "", "Assessment begun; the police were asked for their record."),
    31: ("Police Liaison", "", "Two calls to a former address in the year before the sentence."),
    52: ("Home Visit to Case (NS)", "Attended - Complied", "A woman's coat by the door; he said a friend's."),
    74: ("Planned Office Visit (NS)", "Failed to Attend", "Did not come and did not ring. Letter sent."),
    88: ("Management Oversight - Line Manager", "", "Agreed to ask about the relationship."),
    103: ("Planned Office Visit (NS)", "Attended - Complied", "Named a new partner, who knows of his past."),
    104: ("Domestic Abuse Enquiry", "", "Request sent to the police with her name."),
    131: ("Police Liaison", "", "Answer to the enquiry: one call to the new address, no crime recorded."),
    150: ("MAPPA Meeting", "", "Level 2 from today. Joint visits agreed."),
    169: ("Home Visit to Case (NS)", "Attended - Complied", "Joint visit. She said little."),
    188: ("Phone Contact from Other", "", "Her sister rang: she had not been at work for three days."),
    189: ("Police Liaison", "", "Passed on the same hour. She said that all was well."),
    214: ("Planned Office Visit (NS)", "Unacceptable Absence", "No contact. First warning."),
    233: ("Management Oversight - Line Manager", "", "Whether to go back to court: to be seen in a week."),
    251: ("MAPPA Meeting", "", "Postponed: no chair was available."),
    268: ("Planned Office Visit (NS)", "Attended - Complied", "Said that it was over, and he was relieved."),
    284: ("Phone Contact from Other", "", "The landlord rang about shouting. A note was made."),
    297: ("Police Liaison", "", "Told of the arrest."),
}  # fmt: skip
OFFICERS = ("Unallocated Staff", "Ashworth, Petra", "Delaney, Ronan")


def contact_file(first: date, last: date) -> bytes:
    """Comma separated, in the order of the days from the first to the last."""
    rows = io.StringIO(newline="")
    writer = csv.writer(rows)
    writer.writerow(HEADINGS)
    days = (last - first).days
    for number in range(LINES):
        kind, outcome, notes = TELLING.get(number, PLAIN[(number * 5 + number // 7) % len(PLAIN)])
        day = first + timedelta(days=number * days // (LINES - 1))
        day -= timedelta(days=max(0, day.weekday() - FRIDAY))
        time = f"{9 + number % 8:02}:{number * 5 % 60:02}"
        writer.writerow((f"{day:%d/%m/%Y}", time, kind, outcome, OFFICERS[1 + number % 2], notes))
    return rows.getvalue().encode()
