"""What is kept of an import."""

import pytest

from rehabdesk.domain.importing import ExportPreset, RowFate


@pytest.mark.parametrize("fate", RowFate)
def test_only_new_and_changed_rows_are_written(fate):
    assert fate.writes is (fate in (RowFate.NEW, RowFate.CHANGED))


def test_an_order_of_columns_keeps_its_keys_and_headings():
    pairs = (("name", "Nama lengkap"), ("block", ""))

    preset = ExportPreset.of("SDP", pairs)

    assert preset.name == "SDP"
    assert preset.pairs == pairs
