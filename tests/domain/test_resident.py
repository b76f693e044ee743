"""Who left the prison, who merely the programme, and where somebody sleeps."""

import pytest

from rehabdesk.domain.identity import ResidentId, StayId
from rehabdesk.domain.resident import ExitReason, Resident, Sex, Stay, place

STAYS_INSIDE = {
    ExitReason.REFERRED_ILL,
    ExitReason.EXPELLED,
    ExitReason.DROPPED,
    ExitReason.INELIGIBLE,
    ExitReason.OTHER,
}


@pytest.mark.parametrize("reason", ExitReason)
def test_a_reason_says_whether_somebody_left_the_prison(reason):
    assert reason.ends_stay is (reason not in STAYS_INSIDE)


@pytest.mark.parametrize(
    ("block", "cell", "shown"),
    [
        ("A", "18", "A/18"),
        ("Blok A", "18", "A/18"),
        ("BLOK A", "18", "A/18"),
        ("A", "", "A"),
        ("", "18", "18"),
        ("", "", ""),
        ("Blok ", "18", "18"),
    ],
)
def test_block_and_cell_stand_with_a_stroke_between(block, cell, shown):
    assert place(block, cell) == shown


def test_somebody_is_a_man_and_without_remission_until_it_is_written():
    assert Resident(id=ResidentId("r"), name="Mahmud").sex is Sex.MALE
    stay = Stay(id=StayId("s"), resident=ResidentId("r"))
    assert (stay.remission_months, stay.remission_days) == (0, 0)
