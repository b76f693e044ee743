"""The audit log speaks Indonesian about every column of the file."""

import pytest

from rehabdesk.wording.columns import COLUMNS, column_word, value_word

STAMPS = {
    *("id", "origin", "rev", "created_at", "created_by", "updated_at", "updated_by"),
    *("deleted_at", "deleted_by", "session", "resident", "marked_at", "marked_by"),
}
KEPT_FOR_ITSELF = ("sqlite_", "_sqlite", "resident_search", "resident_word", "audit_", "this_pc")


def test_every_column_of_the_file_has_a_word(store):
    tables = [
        row[0]
        for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not row[0].startswith(KEPT_FOR_ITSELF)
    ]
    columns = {row[1] for one in tables for row in store.query(f"PRAGMA table_info({one})")}

    assert len(tables) > 20
    assert sorted(columns - STAMPS - set(COLUMNS)) == []


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("held_on", "2021-08-30", "30 Agu 2021"),
        ("held_on", "2021-99-30", "2021-99-30"),
        ("internal", 0, "tidak"),
        ("internal", 1, "ya"),
        ("state", "active", "Aktif"),
        ("room", None, "kosong"),
        ("aliases", '["Acil", "Black"]', "Acil, Black"),
        ("note", "[bukan daftar", "[bukan daftar"),
        ("note", "x" * 90, "x" * 60 + "…"),
    ],
)
def test_a_value_is_said_as_it_is_read_elsewhere(column, value, words):
    assert value_word(value, column) == words


def test_a_column_of_a_later_version_is_shown_by_its_name():
    assert column_word("made_up_later") == "made up later"
