"""Whatever is done to the record afterwards is found, and the first bad row is named."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.audit.canonical import ENTRY_COLUMNS, HEADS_DIGEST_COLUMNS, ZERO
from candour.audit.lines import parse
from candour.audit.verify import verify, verify_lines
from tests.audit.records import both, chain, entry, found, lines_of, place, signed, sound

CASE = "case:SFO-2"
POSITIONS = [1, 2, 5, 8, 9]
OTHER: dict[str, Any] = {"kind": "head", "sequence": 77, "version": 2, "chain": "case:SFO-20"}


def test_a_sound_record_is_sound() -> None:
    verdict = both(sound())
    assert (verdict.fault, verdict.entries, verdict.chains, verdict.heads_digests) == (None, 19, 3, 2)


def test_entries_alone_can_be_verified() -> None:
    verdict = both([row for row in sound() if row["kind"] == "entry"])
    assert verdict.fault is None
    assert not verdict.ends_known


@pytest.mark.parametrize("kind", ["dump", "heads_digest", "head", "entry"])
def test_a_column_that_is_named_twice(kind: str) -> None:
    """Some readers keep the first of the two, which no digest covers."""
    rows = sound()
    lines = lines_of(rows)
    index = next(index for index, row in enumerate(rows) if row["kind"] == kind)
    lines[index] = lines[index].replace(b"{", b'{"at":"2020-01-01T00:00:00.000000Z","at":"",', 1)
    fault = verify_lines(lines).fault
    assert fault is not None
    assert "cannot be read" in fault.wrong


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize(
    "column", [name for name in ENTRY_COLUMNS if name not in {"kind", "chain", "sequence"}]
)
def test_a_changed_column(position: int, column: str) -> None:
    rows = sound()
    rows[place(rows, CASE, position)][column] = OTHER.get(column, "changed")
    assert found(rows) == (CASE, position)


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("value", [None, True, 1.0, ["a"], "", "café “1” "])
def test_a_column_of_another_type_or_a_trailing_space(position: int, value: object) -> None:
    rows = sound()
    rows[place(rows, CASE, position)]["reason"] = value
    assert found(rows) == (CASE, position)


@pytest.mark.parametrize("column", ["reason", "chain"])
def test_half_a_character_is_found(column: str) -> None:
    lines = lines_of(sound())
    lines[-1] = json.dumps({**parse(lines[-1]), column: "case:\ud800"}).encode() + b"\n"
    fault = verify_lines(lines).fault
    assert fault is not None
    assert fault.sequence == 4


def test_half_a_character_in_the_name_of_a_chain_of_entries_alone() -> None:
    fault = verify([entry("service", 1, ZERO) | {"chain": "\ud800"}]).fault
    assert fault is not None
    assert (fault.sequence, fault.wrong) == (1, "a text is not Unicode")


@pytest.mark.parametrize("version", [0, 2, "1", True, 1.0, None])
@pytest.mark.parametrize("position", POSITIONS)
def test_another_version_even_with_its_digest_made_anew(position: int, version: object) -> None:
    rows = sound()
    index = place(rows, CASE, position)
    rows[index] = signed({**rows[index], "version": version})
    chain_found, sequence = found(rows)
    assert chain_found == CASE
    assert sequence == position


@pytest.mark.parametrize("position", POSITIONS)
def test_a_sequence_number_that_is_no_number(position: int) -> None:
    rows = sound()
    rows[place(rows, CASE, position)]["sequence"] = str(position)
    assert found(rows) == (CASE, position)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_row_rewritten_with_a_fitting_digest(position: int) -> None:
    rows = sound()
    index = place(rows, CASE, position)
    rows[index] = signed({**rows[index], "reason": "rewritten"})
    assert found(rows) == (CASE, position)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_column_removed_or_added(position: int) -> None:
    removed, added = sound(), sound()
    del removed[place(removed, CASE, position)]["relation"]
    added[place(added, CASE, position)]["note"] = "added"
    assert found(removed) == found(added) == (CASE, position)


@pytest.mark.parametrize(("first", "last"), [(1, 1), (5, 5), (9, 9), (1, 3), (4, 6), (7, 9), (8, 9), (1, 9)])
def test_rows_deleted_first_middle_last_and_ranges(first: int, last: int) -> None:
    rows = sound()
    start = place(rows, CASE, first)
    del rows[start : start + last - first + 1]
    assert found(rows) == (CASE, first)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (4, 5), (8, 9), (1, 9), (3, 7)])
def test_two_rows_swapped(one: int, other: int) -> None:
    rows = sound()
    a, b = place(rows, CASE, one), place(rows, CASE, other)
    rows[a], rows[b] = rows[b], rows[a]
    assert found(rows) == (CASE, one)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (4, 5), (8, 9), (1, 9)])
def test_two_rows_that_exchange_their_sequence_numbers(one: int, other: int) -> None:
    rows = sound()
    a, b = place(rows, CASE, one), place(rows, CASE, other)
    rows[a], rows[b] = {**rows[b], "sequence": one}, {**rows[a], "sequence": other}
    assert found(rows) == (CASE, one)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_row_inserted(position: int) -> None:
    rows = sound()
    index = place(rows, CASE, position)
    rows.insert(index, entry(CASE, position, rows[index]["previous"]) | {"reason": "inserted"})
    assert found(rows) == (CASE, position)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_row_duplicated(position: int) -> None:
    rows = sound()
    index = place(rows, CASE, position)
    rows.insert(index, dict(rows[index]))
    assert found(rows) == (CASE, position)


def test_a_row_added_after_the_head() -> None:
    rows = sound()
    index = place(rows, CASE, 9)
    rows.insert(index + 1, entry(CASE, 10, rows[index]["digest"]))
    assert found(rows) == (CASE, 10)


@pytest.mark.parametrize("name", ["case:SFO-0", "case:SFO-11", "case:SFO-9", "service2"])
def test_a_chain_added(name: str) -> None:
    rows = sound()
    row = entry(name, 1, ZERO)
    later = [i for i, r in enumerate(rows) if r["kind"] == "entry" and r["chain"] > name]
    rows.insert(later[0] if later else len(rows), row)
    assert found(rows) == (name, 1)


@pytest.mark.parametrize("cut", range(1, 19))
def test_a_dump_with_its_tail_cut_off(cut: int) -> None:
    rows = sound()
    gone = rows[-cut]
    assert found(rows[:-cut]) == (gone["chain"], gone["sequence"])


@pytest.mark.parametrize("cut", [3, 40, 400, 900])
def test_a_dump_cut_in_the_middle_of_a_line(cut: int) -> None:
    whole = b"".join(lines_of(sound()))[:-cut]
    fault = verify_lines(whole.splitlines(keepends=True)).fault
    assert fault is not None
    assert fault.chain == "service"
    assert "cannot be read" in fault.wrong


@pytest.mark.parametrize("name", ["case:SFO-1", "case:SFO-2", "service"])
def test_a_chain_deleted_with_its_head(name: str) -> None:
    rows = [row for row in sound() if row.get("chain") != name]
    rows[0] |= {"heads": 2, "entries": len(rows) - 5}
    assert found(rows) == (name, 1)


@pytest.mark.parametrize("name", ["case:SFO-1", "case:SFO-2", "service"])
def test_a_chain_deleted_whose_head_remains(name: str) -> None:
    rows = [row for row in sound() if row["kind"] != "entry" or row["chain"] != name]
    assert found(rows) == (name, 1)


@pytest.mark.parametrize("column", ["chain", "sequence", "digest", "sealed"])
def test_a_head_without_one_of_its_columns(column: str) -> None:
    rows = sound()
    del rows[4][column]
    assert found(rows) == ("head", 2)


@pytest.mark.parametrize("name", ["case:SFO-1", "case:SFO-2", "service"])
@pytest.mark.parametrize("column", ["sequence", "digest", "sealed"])
def test_a_changed_head(name: str, column: str) -> None:
    rows = sound()
    head = next(row for row in rows if row["kind"] == "head" and row["chain"] == name)
    head[column] = head[column] + 1 if column != "digest" else ZERO
    assert found(rows)[0] == name


@pytest.mark.parametrize("kind", ["dump", "heads_digest", "head", "entry"])
@pytest.mark.parametrize("which", [0, -1])
def test_any_kind_of_row_missing_doubled_or_unreadable(kind: str, which: int) -> None:
    places = [index for index, row in enumerate(sound()) if row["kind"] == kind]
    index = places[which]
    missing, doubled, unreadable = sound(), sound(), sound()
    del missing[index]
    doubled.insert(index, dict(doubled[index]))
    unreadable[index] = {"kind": "unreadable"}
    for rows in (missing, doubled, unreadable):
        assert both(rows).fault is not None


@pytest.mark.parametrize("position", range(1, 10))
def test_a_chain_rewritten_from_one_row_on_with_its_head_up_to_what_was_sealed(position: int) -> None:
    """Sealed at 2 and 7: the next sealed row names it; after 7 only a later seal could."""
    rows = sound()
    start = place(rows, CASE, position)
    rows[start] = signed({**rows[start], "reason": "rewritten"})
    for index in range(start + 1, place(rows, CASE, 9) + 1):
        rows[index] = signed({**rows[index], "previous": rows[index - 1]["digest"]})
    head = next(row for row in rows if row["kind"] == "head" and row["chain"] == CASE)
    head["digest"] = rows[place(rows, CASE, 9)]["digest"]
    fault = both(rows).fault
    expected = 2 if position <= 2 else 7 if position <= 7 else None
    assert (fault and fault.sequence) == expected


def rewritten_throughout() -> list[dict[str, Any]]:
    """Every chain, head and digest of all heads made anew: consistent in itself."""
    names = {"case:SFO-1": 6, "case:SFO-2": 9, "service": 4}
    chains = {name: chain(name, length) for name, length in names.items()}
    first = chains[CASE]
    first[0] = signed({**first[0], "reason": "rewritten"})
    for index in range(1, len(first)):
        first[index] = signed({**first[index], "previous": first[index - 1]["digest"]})
    return sound(chains)


def anchors() -> dict[int, str]:
    return {row["sequence"]: row["digest"] for row in sound() if row["kind"] == "heads_digest"}


def test_a_record_rewritten_throughout_is_found_by_an_anchor_and_by_nothing_else() -> None:
    assert both(rewritten_throughout()).fault is None
    assert found(rewritten_throughout(), anchors()) == ("heads_digest", 1)
    assert found(rewritten_throughout(), {2: anchors()[2]}) == ("heads_digest", 2)


def test_an_older_copy_put_back_is_found_by_an_anchor() -> None:
    assert both(sound(), anchors()).fault is None
    assert found(sound(), anchors() | {3: ZERO}) == ("heads_digest", 3)


@pytest.mark.parametrize("which", [1, 2])
@pytest.mark.parametrize("column", HEADS_DIGEST_COLUMNS[1:])
def test_a_changed_column_of_a_digest_of_all_heads(which: int, column: str) -> None:
    rows = sound()
    rows[which][column] = OTHER.get(column, "changed")
    assert found(rows) == ("heads_digest", which)


@pytest.mark.parametrize("sealed", ["[[1]]", "7", "not JSON", '[["case:SFO-1","x","y"]]', "[]"])
def test_a_list_of_sealed_heads_that_says_nothing(sealed: str) -> None:
    rows = sound()
    rows[1] = signed({**rows[1], "sealed": sealed}, HEADS_DIGEST_COLUMNS)
    assert found(rows) == ("heads_digest", 1)


def test_a_digest_of_all_heads_rewritten_names_the_next_that_no_longer_fits() -> None:
    rows = sound()
    rows[1] = signed({**rows[1], "at": "2026-01-02T04:09:00.000000Z"}, HEADS_DIGEST_COLUMNS)
    assert found(rows) == ("heads_digest", 2)


def test_columns_missing_from_a_digest_of_all_heads() -> None:
    rows = sound()
    del rows[2]["at"]
    assert found(rows) == ("heads_digest", 2)


def test_a_format_that_is_not_known() -> None:
    rows = sound()
    rows[0]["format"] = 2
    assert found(rows) == ("dump", 1)


def test_the_first_row_deleted_and_the_second_made_to_begin_its_chain() -> None:
    rows = chain("service", 3)[1:]
    rows[0] = signed({**rows[0], "sequence": 1})
    assert found(rows) == ("service", 1)


@pytest.mark.parametrize("name", [None, "", 7])
def test_an_entry_that_names_no_chain(name: object) -> None:
    rows = sound()
    rows[place(rows, CASE, 4)]["chain"] = name
    assert both(rows).fault is not None


def test_an_entry_that_names_no_chain_in_a_dump_of_entries_alone() -> None:
    rows = chain("service", 3)
    rows[1]["chain"] = None
    assert found(rows) == ("service", 2)


def test_chains_out_of_order_in_a_dump_of_entries_alone() -> None:
    assert found(chain("service", 2) + chain("case:SFO-1", 1)) == ("case:SFO-1", 1)


def test_the_comma_before_a_digest_cannot_be_changed_unseen() -> None:
    """It is neither in what is hashed nor in the digest, so the quick way has to look at it by itself."""
    lines = lines_of(sound())
    lines[-1] = lines[-1].replace(b',"digest"', b'\x00"digest"')
    assert verify_lines(lines).fault is not None


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_byte_of_a_dump_can_be_changed_unseen(data: st.DataObject) -> None:
    whole = b"".join(lines_of(sound()))
    at = data.draw(st.integers(0, len(whole) - 2))
    instead = data.draw(st.binary(max_size=2))
    spoiled = (whole[:at] + instead + whole[at + 1 :]).splitlines(keepends=True)
    if [parse(line) for line in spoiled] != [parse(line) for line in lines_of(sound())]:
        assert verify_lines(spoiled).fault is not None


def test_an_entry_moved_to_a_chain_that_went_before() -> None:
    rows = sound()
    rows[place(rows, "service", 2)]["chain"] = "case:SFO-1"
    assert found(rows) in {("case:SFO-1", 2), ("service", 2)}


def test_counts_that_disagree_are_a_fault_of_their_own() -> None:
    rows = sound()
    rows[0]["entries"] = 18
    assert found(rows) == ("entries", 20)
