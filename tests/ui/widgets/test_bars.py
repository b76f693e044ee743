"""Bars and charts of percentages: what they say aloud, just under, at and over a limit."""

import pytest

from rehabdesk.ui.widgets.bars import PercentBar, PercentChart


@pytest.mark.parametrize(
    ("value", "said"),
    [(79.94, "79,9 %"), (79.96, "79,9 %"), (79.99, "79,9 %"), (80, "80,0 %"), (99.96, "99,9 %")],
)
def test_a_bar_and_a_chart_round_down(qapp, value, said):
    chart = PercentChart("Kehadiran tiap bulan")
    chart.set_points([("Apr", value)])

    assert PercentBar("Kehadiran", value).accessibleName() == f"Kehadiran: {said}"
    assert chart.accessibleDescription() == f"Apr {said}"
