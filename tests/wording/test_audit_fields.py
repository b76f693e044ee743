"""Every field that the audit log can tell of has an Indonesian word."""

from rehabdesk.storage import open_in_memory
from rehabdesk.storage.rows import columns
from rehabdesk.wording.audit import TABLES
from rehabdesk.wording.audit_fields import FIELDS

NOT_TOLD = {"id", "session", "resident"}


def test_every_field_and_every_table_has_a_word():
    store = open_in_memory()
    shelves = store.shelves()

    fields = {name for one in shelves.values() for name in columns(one.record_type)}

    assert fields - NOT_TOLD - set(FIELDS) == set()
    assert set(shelves) - set(TABLES) == set()
    store.close()
