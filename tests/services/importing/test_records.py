"""Records are fetched one by one while they are few, and all together from the next one on."""

import pytest
from msgspec import Struct

from rehabdesk.services.importing.records import Records


class Line(Struct, frozen=True):
    """A record that says which fetch brought it."""

    id: str
    fetched: int


@pytest.fixture
def shelf():
    """Thirty records, and what was asked for: an id, or None for all of them."""
    asked: list[str | None] = []

    def whole(key):
        asked.append(key)
        ids = [f"r{number}" for number in range(30)] if key is None else [key]
        return [Line(one, len(asked)) for one in ids]

    rows = {f"k{number}": (f"r{number}",) for number in range(30)}
    return Records(rows, whole), asked


@pytest.mark.parametrize(("wanted", "together"), [(1, 0), (19, 0), (20, 0), (21, 1), (30, 1)])
def test_twenty_are_asked_for_one_by_one_and_then_all_at_once(shelf, wanted, together):
    records, asked = shelf

    found = [records[f"k{number}"].id for number in range(wanted)]

    assert found == [f"r{number}" for number in range(wanted)]
    assert asked.count(None) == together
    assert len(asked) == min(wanted, 21)


def test_nobody_is_asked_for_twice_and_what_was_there_first_stays(shelf):
    records, asked = shelf
    first = records["k0"]

    assert records["k0"] is first
    assert asked == ["r0"]
    everybody = [records[key] for key in records]
    assert everybody[0] is first
    assert asked[-1] is None


def test_keys_are_known_without_asking_for_any_record(shelf):
    records, asked = shelf

    assert (len(records), "k29" in records, "k30" in records) == (30, True, False)
    assert set(records) == {f"k{number}" for number in range(30)}
    assert asked == []
    with pytest.raises(KeyError):
        records["k30"]
