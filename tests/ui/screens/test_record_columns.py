"""The tables of Kantor show every field of their records, wide enough for what stands in them."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QFontMetrics

from rehabdesk.services.saving import checked
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.fields.field import FieldKind
from tests.full_record import filled
from tests.sample_office import TODAY

TABLES = [one for one in SECTIONS if issubclass(one, TableSection) and hasattr(one, "fields")]
_BESIDE = 24


@pytest.fixture(params=TABLES, ids=lambda one: one.key)
def part(request, desk, qtbot):
    made = request.param(desk)
    qtbot.addWidget(made)
    made.reload()
    return made


def test_seven_tables_are_made_from_their_fields():
    assert len(TABLES) == 7


def test_each_field_has_a_column_that_says_its_value(part):
    record = filled(part.new(), part.fields)
    columns = columns_of(part.fields)

    assert [one.key for one in columns] == [one.key for one in part.fields.fields]
    for one in columns:
        ticked = part.fields.by_key[one.key].kind is FieldKind.YES
        assert one.text(record) == ("✓" if getattr(record, one.key) else "") or not ticked
        assert one.text(record) or ticked


def test_nothing_short_is_cut(part):
    record, letters = filled(part.new(), part.fields), QFontMetrics(part.table.font())
    for one in columns_of(part.fields):
        fixed = part.fields.by_key[one.key].kind is not FieldKind.TEXT
        longest = max(one.heading, one.text(record) if fixed else "", key=len)
        assert one.stretch or one.width >= letters.horizontalAdvance(longest) + _BESIDE


def test_a_record_comes_out_of_its_form_as_it_went_in(part):
    record = filled(part.new(), part.fields)
    if "kind" in part.choices():
        record = replace(record, kind=None)
    form = RecordForm(Form(parent=part), part.fields, record, TODAY, choices=part.choices())
    form.put()

    assert checked(form.record(), part.fields) == record


def test_the_form_of_a_part_asks_for_every_field(part):
    entry = part.entry(None)
    entry.form.setParent(part)

    assert [one.key for one in part.fields.fields if not entry.form.has_field(one.key)] == []
