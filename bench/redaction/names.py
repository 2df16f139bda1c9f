"""Pools of invented people: everyday words as names, and names from several traditions."""

import random
from dataclasses import dataclass

WORD_GIVEN = [
    "Grace",
    "Hope",
    "Faith",
    "Joy",
    "Rose",
    "Lily",
    "Ivy",
    "Holly",
    "Poppy",
    "Daisy",
    "Amber",
    "Jade",
    "Ruby",
    "Pearl",
    "Dawn",
    "Summer",
    "Autumn",
    "April",
    "May",
    "June",
    "Will",
    "Mark",
    "Rob",
    "Bill",
    "Frank",
    "Jack",
    "Guy",
    "Gene",
    "Chase",
    "Hunter",
    "Mason",
    "Miles",
    "Drew",
    "Dean",
    "Earl",
    "Jay",
    "Robin",
    "Rowan",
    "Heath",
    "Cliff",
    "Sterling",
    "Rich",
    "Clay",
    "Reed",
    "Skye",
    "Melody",
    "Harmony",
    "Charity",
    "Patience",
    "Mercy",
    "Honor",
    "Penny",
    "Olive",
    "Violet",
    "Iris",
    "Heather",
    "Hazel",
    "Christian",
    "Ray",
    "Carol",
    "Bonnie",
    "Victor",
    "Max",
    "Merry",
]
GIVEN = [
    "Claire",
    "Sarah",
    "Gareth",
    "Deborah",
    "Kevin",
    "Nicholas",
    "Margaret",
    "Jonathan",
    "Samantha",
    "Christopher",
    "Elizabeth",
    "Daniel",
    "Joanne",
    "Philip",
    "Zoe",
    "Imogen",
    "Tobias",
    "Bryony",
    "Leighton",
    "Maureen",
    "Declan",
    "Siobhan",
]
WORD_FAMILY = [
    "Young",
    "Brown",
    "White",
    "Black",
    "Green",
    "Marsh",
    "Field",
    "Woods",
    "Rivers",
    "Stone",
    "Hill",
    "Day",
    "Law",
    "Price",
    "Rich",
    "Banks",
    "Bond",
    "Gold",
    "Bell",
    "Wolf",
    "Lamb",
    "Swan",
    "Cross",
    "Hood",
    "Power",
    "Case",
    "Lodge",
    "West",
    "North",
    "Good",
    "Waters",
    "Pool",
    "Moss",
    "Berry",
    "Bush",
    "Flowers",
    "Root",
    "Branch",
    "Burns",
    "Pepper",
    "Rice",
    "Bird",
    "Gates",
    "Key",
    "Lock",
    "Driver",
    "Walker",
    "Grant",
    "Gift",
    "Frost",
    "Snow",
    "Winter",
    "Church",
    "Abbey",
    "Court",
    "Hall",
    "Mills",
    "Reading",
    "Bath",
    "Hook",
    "Battle",
    "Savage",
    "Moody",
    "Wise",
    "Sharp",
    "Swift",
    "Strong",
    "Little",
    "Long",
    "Short",
    "Noble",
    "Best",
    "Early",
    "Bright",
    "Silver",
    "Pike",
    "Garland",
    "Pledge",
    "Luck",
    "Bullock",
    "Tidy",
    "Welcome",
    "Comfort",
    "Bacon",
    "Tree",
    "Twigg",
    "Fish",
    "Salmon",
    "Crane",
    "Drinkwater",
    "Makepeace",
    "Blood",
    "Coward",
    "Nutter",
    "Raven",
    "Sparrow",
    "Pickles",
    "Street",
    "Weekes",
    "Tranter",
]
FAMILY = [
    "Hargreaves",
    "Wetherall",
    "Ollerenshaw",
    "Entwistle",
    "Fothergill",
    "Ramsbottom",
    "Dalgleish",
    "Pemberton",
    "Trevithick",
    "Penhaligon",
    "Blenkinsop",
    "Oxtoby",
    "Vosper",
    "Kettlewell",
    "Arkwright",
    "Thistlethwaite",
    "Bickerstaff",
    "Ravenscroft",
    "Nettleship",
    "Smith",
    "Jones",
    "Taylor",
    "Davies",
    "Johnson",
    "Whitworth",
]
TRADITIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "welsh": (
        ("Siân", "Llŷr", "Gwenllian", "Rhodri", "Angharad", "Dafydd", "Eirlys", "Hywel", "Tegwen", "Iorwerth", "Non", "Ffion"),
        ("ap Rhys", "ferch Gruffudd", "Prytherch", "Llewellyn", "Gwynne", "ab Owain", "Bebb", "Cadwaladr", "Probert", "Tudor"),
    ),
    "south_asian": (
        ("Gurpreet", "Harjinder", "Priyanka", "Venkatesh", "Aisha", "Mohammed", "Shabnam", "Iftikhar", "Lakshmi", "Rukhsana", "Parminder"),
        ("Singh", "Kaur", "Patel", "Chaudhry", "Abdul Rahman", "Iyer", "Venkataraman", "Begum", "Mukhopadhyay", "Bandaranaike", "Qureshi"),
    ),
    "west_african": (
        ("Chukwuemeka", "Oluwaseun", "Adaeze", "Kwame", "Akosua", "Babatunde", "Ngozi", "Fatoumata", "Kehinde", "Ebele", "Yaw"),
        ("Okonkwo", "Eze", "Adeyemi", "Boateng", "Mensah", "Diallo", "Oyelaran", "Nwachukwu", "Asante", "Olorunfemi", "Sesay"),
    ),
    "polish": (
        ("Katarzyna", "Zbigniew", "Małgorzata", "Agnieszka", "Wojciech", "Łukasz", "Stanisława", "Grzegorz", "Bożena", "Przemysław"),
        ("Kowalska", "Wiśniewski", "Wójcik", "Szczepański", "Nowakowska", "Brzęczyszczykiewicz", "Zając", "Dąbrowska", "Kamiński"),
    ),
    "other": (
        ("Maria", "João", "Dimitar", "Thi Lan", "Jesús", "Ayşe", "Svetlana", "Rosa", "Pieter", "Yusuf"),
        ("de la Cruz", "van der Berg", "O'Shaughnessy", "McAllister", "Fernandes", "Dimitrova", "Nguyễn", "Yıldırım", "da Silva", "MacInnes"),
    ),
}  # fmt: skip
NICKNAMES = {
    "Elizabeth": "Liz", "Christopher": "Chris", "Nicholas": "Nick", "Samantha": "Sam", "Deborah": "Debs", "Jonathan": "Jonny",
    "Margaret": "Maggie", "Daniel": "Danny", "Philip": "Pip", "Katarzyna": "Kasia", "Małgorzata": "Gosia", "Wojciech": "Wojtek",
    "Chukwuemeka": "Emeka", "Oluwaseun": "Seun", "Babatunde": "Tunde", "Mohammed": "Mo", "Dafydd": "Dai", "Gwenllian": "Gwen",
    "Grzegorz": "Greg", "Kevin": "Kev", "Joanne": "Jo", "Gareth": "Gaz", "Victor": "Vic", "Maureen": "Mo", "Tobias": "Toby",
    "Frank": "Frankie", "Robin": "Rob", "Penny": "Pen", "Rose": "Rosie", "Will": "Billy", "Zbigniew": "Zbyszek",
}  # fmt: skip
FEMALE_ENDINGS = ("a", "e", "y")


@dataclass(slots=True)
class Person:
    """Somebody of an invented case."""

    id: str
    given: str
    middle: str
    family: str
    title: str
    role: str
    registered: bool = True
    aliases: tuple[str, ...] = ()
    maiden: str = ""
    registered_as: str = ""

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def nickname(self) -> str:
        return NICKNAMES.get(self.given.split(" ")[0], "")


def draw_name(chance: random.Random) -> tuple[str, str]:
    """A first name and a family name: a third and nearly a half of them everyday words."""
    if chance.random() < 0.3:
        given, family = TRADITIONS[chance.choice(sorted(TRADITIONS))]
        first, last = chance.choice(given), chance.choice(family)
        if chance.random() < 0.08:
            last = f"{last.split(' ')[-1]}-{chance.choice(FAMILY)}"
        return first, last
    first = chance.choice(WORD_GIVEN) if chance.random() < 0.45 else chance.choice(GIVEN)
    last = chance.choice(WORD_FAMILY) if chance.random() < 0.6 else chance.choice(FAMILY)
    if chance.random() < 0.1:
        last = f"{last}-{chance.choice(FAMILY + WORD_FAMILY[:30])}"
    return first, last
