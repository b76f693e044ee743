"""Every field that the audit log can tell of has an Indonesian word, in one place."""

from rehabdesk.domain.attendance import Correction, ExpectedRow
from rehabdesk.domain.office import Office
from rehabdesk.domain.user import User
from rehabdesk.storage import open_in_memory
from rehabdesk.storage.rows import columns
from rehabdesk.wording.audit import field_word
from rehabdesk.wording.audit_fields import FIELDS
from rehabdesk.wording.fields.catalogue import FIELDS_OF
from rehabdesk.wording.tables import TABLES

KEPT_APART = (Correction, ExpectedRow, Office, User)
"""Records whose tables are none of the shelves."""
NOT_TOLD = {"id", "session", "resident"}


def undescribed():
    """The fields of each table that no description of wording/fields has."""
    store = open_in_memory()
    found = {
        table: set(columns(one.record_type)) - set(described(table))
        for table, one in store.shelves().items()
    }
    store.close()
    return found


def described(table):
    return FIELDS_OF[table].by_key if table in FIELDS_OF else {}


def test_every_field_and_every_table_has_a_word():
    tables = undescribed()

    assert set().union(*tables.values()) - NOT_TOLD - set(FIELDS) == set()
    assert set(tables) - set(TABLES) == set()


def test_no_word_is_kept_for_fields_that_are_all_described():
    apart = {field for record in KEPT_APART for field in record.__struct_fields__}

    assert set(FIELDS) - set().union(*undescribed().values()) - apart == set()


def test_a_described_field_goes_by_the_name_of_its_form():
    assert field_word("resident", "father_name") == "nama ayah"
    assert field_word("resident", "nik") == "NIK"
    assert field_word("stay", "offence") == "tindak pidana"
    assert field_word("medical_note", "complaint") == "keluhan"


def test_the_descriptions_are_those_of_tables():
    store = open_in_memory()
    records = {table: one.record_type for table, one in store.shelves().items()}
    records[store.offices.table] = store.offices.record_type
    store.close()

    assert {table: one.record for table, one in FIELDS_OF.items()}.items() <= records.items()
