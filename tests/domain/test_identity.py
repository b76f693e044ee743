"""Ids are UUIDs of version 7 and rise with time."""

import time
import uuid

from rehabdesk.domain.identity import new_id


def test_an_id_is_a_uuid_of_version_seven():
    made = [uuid.UUID(new_id()) for _ in range(200)]

    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {uuid.RFC_4122}
    assert len({one.hex for one in made}) == 200


def test_an_id_begins_with_its_millisecond():
    before = int(time.time() * 1000)
    made = int(new_id()[:12], 16)
    after = int(time.time() * 1000)

    assert before <= made <= after


def test_an_id_has_thirty_two_small_digits():
    made = new_id()

    assert len(made) == 32
    assert made == made.lower()
    assert made[12] == "7"


def test_every_random_bit_of_an_id_is_zero_in_some_and_one_in_others():
    made = [int(new_id(), 16) for _ in range(400)]
    # 12 bits after the version and 62 after the variant are noise.
    for bit in (*range(62), *range(64, 76)):
        assert {one >> bit & 1 for one in made} == {0, 1}, bit
