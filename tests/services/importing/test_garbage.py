"""Whatever a file holds: a preview or one named refusal, and neither file nor office changed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.importing.fields import FIELDS
from rehabdesk.services.importing.looking import look, open_plan
from rehabdesk.spreadsheets.writing import csv_of, xlsx_of
from rehabdesk.storage import open_in_memory
from tests.sample_office import a_running_program, an_office
from tests.services.importing.office_lists import NOW, TODAY

HEADINGS = sorted({one.label for fields in FIELDS.values() for one in fields} | {"5", "Tgl 6", ""})
_CELL = st.one_of(
    st.sampled_from(
        [
            *("", " ", "-", "BI 1/20", "BIIa.103 / 2020", "Mahmud bin Karta", "Ali als. Umar"),
            *("12-03-1988", "31-02-1988", "12 Maret 1988", "1.23E+15", "0012345", "H", "Q", "SEM"),
            *("01/02/03", "=1+1", "AKTIF", "PULANG", "2 Tahun", "laki-laki", "\u00a0x\u00a0"),
        ]
    ),
    st.text(max_size=12),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
)
_ROWS = st.lists(st.lists(_CELL, min_size=4, max_size=4), max_size=5)


def everything(store):
    """Every row of the office, but for what the log and the counters say."""
    names = store.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    kept = [name for (name,) in names if not name.startswith(("audit", "this_pc", "sqlite_"))]
    return {name: sorted(map(repr, store.query(f"SELECT * FROM {name}"))) for name in kept}


@pytest.mark.parametrize("subject", ImportSubject, ids=lambda one: one.value)
@given(
    headings=st.lists(st.sampled_from(HEADINGS), min_size=4, max_size=4),
    rows=_ROWS,
    as_csv=st.booleans(),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_table_is_a_preview_or_a_refusal_and_changes_nothing(
    tmp_path, subject, headings, rows, as_csv
):
    store = open_in_memory()
    an_office(store)
    a_running_program(store)
    path = tmp_path / ("daftar Maret 2021.csv" if as_csv else "daftar Maret 2021.xlsx")
    path.write_bytes((csv_of if as_csv else xlsx_of)(headings, rows))
    content, before = path.read_bytes(), everything(store)
    people = store.residents.all()

    try:
        preview = look(store, open_plan(store, subject, path, today=TODAY))
    except Refusal:
        preview = None

    assert everything(store) == before
    assert path.read_bytes() == content
    if preview is not None and preview.writes:
        try:
            done = carry_out(store, preview.plan, now=NOW)
        except Refusal:
            assert everything(store) == before
        else:
            assert not look(store, preview.plan).writes
            undo_batch(store, done.record.id, now=NOW)
            assert store.residents.all() == people
    store.close()
