"""What points at one person: a role without a known place, a place without a role, the only one."""

from pathlib import Path

import pytest

from candour.disclosure.engine import lists
from candour.disclosure.engine.lists import ListError
from candour.disclosure.engine.telling_written import filled, written_turns
from tests.disclosure.engine.texts import found, passages

TOLD = {"role_with_place", "uniqueness"}
MARKED, ORDINARY = (
    [line for line in part.splitlines() if line and not line.startswith("#")]
    for part in (Path(__file__).parent / "third_writer.txt").read_text(encoding="utf-8").split("-----\n")
)


def _is_shown(line: str) -> bool:
    """Whether something is shown of the words in brackets; words about health or belief count as well."""
    start, end = line.index("["), line.index("]") - 1
    text = line.replace("[", "").replace("]", "")
    return any(
        each.start < end and start < each.end
        for _, each in found(text)
        if each.kind in TOLD | {"health", "characteristic"}
    )


def test_nine_in_ten_sentences_that_were_made_up_to_be_missed_are_shown_now() -> None:
    assert len(MARKED) > 600
    assert sum(map(_is_shown, MARKED)) >= 0.92 * len(MARKED)


def test_of_ordinary_sentences_few_show_anybody() -> None:
    assert len(ORDINARY) > 200
    idle = [text for text in ORDINARY if any(each.kind in TOLD for _, each in found(text))]
    assert len(idle) <= 0.12 * len(ORDINARY)


SHOWN = [
    ("A lady from the launderette rang him.", "A lady from the launderette"),
    ("He was seen by the man at the garage.", "the man at the garage"),
    ("The couple who keep the ducks told them.", "The couple who keep"),
    ("He was taken on by a fairground family.", "fairground family"),
    ("He was employed at the abattoir.", "employed at the abattoir"),
    ("His uncle drives the school minibus.", "drives the school minibus"),
    ("She pulls pints at the Legion on Sundays.", "pulls pints at the Legion"),
    ("He was placed at the refuge above the bank.", "refuge above the bank"),
    ("It was the gym where he taught boxing.", "gym"),
    ("He went to the mosque's youth club.", "mosque's youth club"),
    ("One of the lunchtime supervisors had seen him.", "One of the lunchtime supervisors"),
    ("Her hairdresser had noticed it.", "Her hairdresser"),
    ("The victim's hairdresser had noticed it.", "victim's hairdresser"),
    ("The locksmith who came to the flat had seen it.", "The locksmith"),
    ("The milkman had seen it.", "The milkman"),
    ("The tenant, a concert pianist, had complained.", "a concert pianist"),
    ("A councillor's husband complained.", "councillor's husband"),
    ("A dentist's receptionist complained.", "dentist's receptionist"),
    ("Another, now a detective, had known him.", "now a detective"),
    ("She was training as a vet.", "as a vet"),
    ("His former wife is a weather presenter.", "wife is a weather presenter"),
    ("His sister works on the ward.", "works on the ward"),
    ("Two missionaries at the mission wrote.", "missionaries at the mission"),
    ("The key was with the florist below.", "florist below"),
    ("He knew the caretaker of the miners' rest.", "caretaker of the miners' rest"),
    ("He knew the eel seller on the quay.", "seller on the quay"),
    ("The landlady at the Crown had told them.", "landlady at the Crown"),
    ("The victim was a nurse then.", "victim was a nurse"),
    ("The town's registrar was told.", "town's registrar"),
    ("The hostel's kind-hearted cook was told.", "hostel's kind-hearted cook"),
    ("He was mayor at the time.", "mayor"),
    ("She had the only bakery.", "the only bakery"),
    ("He is the cleverest on the landing.", "the cleverest on the landing"),
    ("She was the only practitioner there.", "the only practitioner"),
]


@pytest.mark.parametrize(("text", "passage"), SHOWN)
def test_what_leads_to_one_person_is_shown_and_says_why(text: str, passage: str) -> None:
    shown = [(words, each) for words, each in found(text) if each.kind in TOLD]
    assert [each for words, each in shown if passage in words]
    assert all(each.tier == 2 and each.reason.endswith(".") for _, each in shown)


@pytest.mark.parametrize(
    "text",
    [
        "He had served two years in prison.",
        "He was serving a sentence at the prison.",
        "The man in the office said that he was fine.",
        "The practitioner who wrote the report has left.",
        "The coroner was told of it.",
        "His landlord told them that the rent was unpaid.",
        "The psychologist who assessed him had no access to the file.",
        "He went to the shop and to the gym.",
        "He thinks that the team is unfair.",
        "The report for the court was late.",
        "The unit was known for its good practice.",
        "It is well known that risk changes.",
        "The first meeting in the office was held then.",
        "The last contact in the region was a call.",
        "The best way in which the family could be supported was discussed.",
        "The latest assessment in the unit was late.",
        "The manager of the hostel was told.",
        "He was also informed by the manager.",
        "Everyone at the office knew the policy.",
        "He posed a high risk to children.",
        "He used a knife. He had hurt his hand.",
        "There were six practitioners and two managers.",
        "The public interest was weighed.",
        "Her solicitor represented her at the hearing.",
        "The approach was adopted by the team.",
    ],
)
def test_the_ordinary_prose_of_a_review_is_left_alone(text: str) -> None:
    assert not [each for _, each in found(text) if each.kind in TOLD]


def test_rare_roles_in_the_plural_are_everybody_and_a_name_with_a_capital_is_no_role() -> None:
    assert passages("They heard that priests were asked.", tier=2) == []
    assert "the priest" in passages("They heard that the priest was asked.", tier=2)


def test_a_turn_may_name_a_piece_and_a_list_and_nothing_else() -> None:
    assert filled("one {WORD} of {small_places}").startswith(r"one [\w'-]+ of (?:")
    with pytest.raises(ListError, match="nowhere_at_all"):
        filled("{nowhere_at_all}")


def test_every_written_turn_has_a_reason_and_words_to_look_for() -> None:
    turns = list(written_turns())
    assert len({reason for reason, _, _ in turns}) == len(turns)
    assert all(reason.endswith(".") and needs and pattern for reason, needs, pattern in turns)


def test_a_file_of_turns_that_begins_with_no_turn_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "turns_few.txt").write_text("# turns\nonly one of them\n")
    monkeypatch.setattr(lists, "FOLDER", tmp_path)
    lists.lines_of.cache_clear()
    try:
        with pytest.raises(ListError, match="turns_few"):
            list(written_turns())
    finally:
        monkeypatch.undo()
        lists.lines_of.cache_clear()
