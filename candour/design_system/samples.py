"""Made-up words and figures for the gallery."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.http import QueryDict

from candour.design_system import charts
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    EmailField,
    FileField,
    FilterForm,
    Form,
    IntegerField,
    LongTextField,
    MonthField,
    MultipleChoiceField,
    OperationField,
    PasswordField,
    TextField,
    YesNoField,
)
from candour.design_system.tables import Column, Heading, PageLink

QUESTION = "When was the person charged?"
TRACKS = [("review", "Review"), ("court", "Court outcome"), ("victim", "Victim"), ("actions", "Actions")]
HINTS = {"review": "What happened and what can be learnt", "court": "Charges, verdict and sentence"}


class QuestionForm(Form):
    operation = OperationField()
    charged_on = DateField(
        QUESTION,
        noun="Date of charge",
        missing="Enter the date of charge",
        hint="For example, 27 3 2026. The name of a month works too.",
        when="past",
        heading=True,
    )


class SampleForm(Form):
    reference = TextField("Reference", missing="Enter the reference", hint="For example, C-1024", width=10)
    email = EmailField("E-mail address", missing="Enter an e-mail address")
    password = PasswordField("Password", missing="Enter your password")
    account = LongTextField("What happened", missing="Say what happened", longest=200, counted=True)
    people = IntegerField("How many people were interviewed?", noun="Number of people", least=1, most=500)
    charged_on = DateField(QUESTION, noun="Date of charge", missing="Enter the date of charge", size="s")
    due = MonthField("Month due", missing="Enter the month due", required=False)
    track = ChoiceField("Which track?", TRACKS, missing="Select a track", hints=HINTS, size="s")
    region = ChoiceField(
        "Region", [("north", "North"), ("south", "South")], missing="Select a region", show="select"
    )
    themes = MultipleChoiceField("Which tracks are open?", TRACKS, missing="Select at least one track")
    media_interest = YesNoField(
        "Is there media interest?",
        missing="Select yes if there is media interest",
        reveals={"yes": "media_detail"},
    )
    media_detail = TextField("What is the interest?", missing="Say what the media interest is")
    told = YesNoField("Has the family been told?", missing="Select yes if the family has been told")
    document = FileField("Document", missing="Choose a document", accept=(".pdf", ".docx"))


class SampleFilter(FilterForm):
    search = TextField("Name or reference", kind="search")
    tracks = MultipleChoiceField("Track", TRACKS, small=True)


class SampleNarrowing(FilterForm):
    since = ChoiceField("Year", (("2025", "2025 to 2026"), ("2026", "2026 to 2027")))


def mistaken_form(today: date) -> SampleForm:
    """A form sent with a mistake of each kind."""
    typed = QueryDict(mutable=True)
    typed.update({"email": "somebody", "people": "many", "charged_on-day": "31", "charged_on-month": "feb"})
    typed.update({"charged_on-year": "2026", "due-month": "13", "due-year": "2026", "media_interest": "yes"})
    return SampleForm(typed, today=today)


@dataclass(frozen=True, slots=True)
class SampleRow:
    reference: str
    name: str
    holder: str
    since: date
    left: str


@dataclass(frozen=True, slots=True)
class SampleListing:
    """The look of a `Listing` without a table in the database."""

    rows: Sequence[SampleRow]
    headings: Sequence[Heading]
    page_links: Sequence[PageLink]
    total: int
    first: int
    last: int
    pages: int
    sort: str = "reference"
    previous: str = "?page=3"
    next: str = "?page=5"
    cleared: str = "?"
    filters: Sequence[str] = ()


COLUMNS = (
    Column("reference", "Reference", ("reference",)),
    Column("name", "Person on probation", ("name",)),
    Column("holder", "With"),
    Column("left", "Time left", ("due",), numeric=True),
)
ROWS = (
    SampleRow("C-1024", "Alun Pryce", "Dana Okafor", date(2026, 2, 3), "12 days"),
    SampleRow("C-1031", "Siân Ó Briain", "Review team, North", date(2026, 1, 28), "3 days"),
    SampleRow("C-1007", "Jo Łukasik", "Nobody yet", date(2025, 12, 30), "2 days late"),
)


def listing(query: QueryDict) -> SampleListing:
    headings = [
        Heading(column.text, f"?sort={column.key}" if column.sort else "", _sorted(column), column.numeric)
        for column in COLUMNS
    ]
    numbers = (1, 0, 3, 4, 5, 0, 40)
    links = [PageLink(number, f"?page={number}", current=number == 4) for number in numbers]
    filters = tuple(name for name in query if name not in {"page", "sort"} and query[name])
    return SampleListing(ROWS, headings, links, 1000, 76, 100, 40, filters=filters)


def _sorted(column: Column) -> str:
    return "ascending" if column.key == "reference" else "none" if column.sort else ""


def empty_listing(_query: QueryDict) -> SampleListing:
    return SampleListing((), (), (), 0, 0, 0, 1)


def an_earlier_day() -> QueryDict:
    return QueryDict("as_of-day=1&as_of-month=2&as_of-year=2026")


TAGS = (
    ("Draft", "grey"),
    ("In progress", "light-blue"),
    ("With the national team", "blue"),
    ("Waiting for court", "purple"),
    ("Due soon", "yellow"),
    ("Overdue", "red"),
    ("Verified", "green"),
)
FACTS = (
    {"key": "Person on probation", "value": "Alun Pryce", "change": "#", "about": "name"},
    {
        "key": "Delivery unit at the offence date",
        "value": "Example North",
        "change": "#",
        "about": "delivery unit",
    },
    {"key": "First court appearance", "value": ""},
)
TASKS = (
    {"text": "The person", "href": "#", "status": "Completed"},
    {"text": "Charges", "href": "#", "status": "In progress", "colour": "light-blue", "hint": "2 charges"},
    {"text": "Check your answers", "status": "Cannot start yet", "colour": "grey"},
)
HISTORY = (
    {
        "title": "Notified",
        "when": datetime(2026, 3, 3, 14, 5, tzinfo=UTC),
        "by": "Dana Okafor, SFO administrator",
        "text": "Sent to the national team.",
    },
    {"title": "First court appearance", "when": date(2026, 3, 2), "text": "Example Magistrates' Court."},
)
STAGES = (
    {"text": "Notified", "done": True},
    {"text": "Early look", "done": True},
    {"text": "Review", "current": True},
    {"text": "Quality check"},
    {"text": "Learning"},
)
COUNTS = (
    {"number": 3, "text": "overdue", "href": "#", "tone": "late"},
    {"number": 7, "text": "due in the next ten days", "href": "#", "tone": "soon"},
    {"number": 1204, "text": "open cases in your region", "href": "#"},
    {"number": 0, "text": "waiting for you to decide", "href": "#", "tone": "empty"},
)
PEOPLE = (
    {"name": "Alun Pryce", "role": "Person on probation", "hint": "Also known as Al Price", "href": "#"},
    {"name": "Dana Okafor", "role": "Reviewing manager"},
)
TABS = (
    {"label": "Facts used", "id": "facts", "html": "Charge on 2 March 2026."},
    {"label": "Facts missing", "id": "missing", "html": "First court appearance."},
)
BREADCRUMBS = ({"text": "Cases", "href": "#"}, {"text": "C-1024", "href": "#"}, {"text": "Charges"})
VIEWS = (
    {"text": "Mine", "href": "#", "active": True, "count": 4},
    {"text": "My team's", "href": "#", "count": 31},
    {"text": "National", "href": "#", "count": 1204},
)
BY_CATEGORY = (("Agreed", 31), ("Partly agreed", 6), ("Agreed in principle", 2), ("Not agreed", 1))
BY_MONTH = (("Jan", 2), ("Feb", 5), ("Mar", 9), ("Apr", 4), ("May", 0), ("Jun", 7))
SHARES = (("North", 33), ("South", 75), ("Wales", 100))
SPANS = (
    charts.Span("Write new guidance", date(2026, 1, 5), date(2026, 3, 31), "done"),
    charts.Span("Train every delivery unit", date(2026, 2, 1), date(2026, 5, 29), "late"),
    charts.Span("Audit the first hundred cases and publish", date(2026, 4, 1), date(2026, 9, 30)),
)
