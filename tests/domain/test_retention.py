"""How long data is kept, and whose proposal waits."""

from datetime import date

import pytest

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.retention import Proposal, Retention, years_before


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2021, 8, 31), 5, date(2016, 8, 31)),
        (date(2020, 2, 29), 4, date(2016, 2, 29)),
        (date(2020, 2, 29), 5, date(2015, 2, 28)),
        (date(2020, 2, 28), 5, date(2015, 2, 28)),
        (date(2020, 3, 1), 5, date(2015, 3, 1)),
    ],
)
def test_the_same_day_some_years_earlier(day, years, before):
    assert years_before(day, years) == before


def test_data_is_kept_for_five_years():
    assert Retention().years == 5
    assert Retention().proposals == ()


def test_a_proposal_is_found_for_its_resident_alone():
    first, second = (
        Proposal(resident=ResidentId(one), proposed_by="u", proposed_on=date(2021, 8, 31))
        for one in ("a", "b")
    )
    retention = Retention(proposals=(first, second))

    assert retention.proposal_for("b") is second
    assert retention.proposal_for("c") is None
