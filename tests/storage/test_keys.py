"""Key slots: each user's own way in, and every change from outside is noticed and named."""

import json

import pytest

from rehabdesk.domain.user import Role
from rehabdesk.storage import (
    OldKeys,
    OtherOfficesKeys,
    RingAltered,
    RingDamaged,
    RingStretched,
    UserDisabled,
    WrongKey,
    open_office,
    unlock_office,
)
from rehabdesk.storage.key_ring import read_ring
from tests.own_office import OTHER_WORDS, RECOVERY, WORDS, own_office, the_user, with_user
from tests.storage.test_upgrade import WORDS as OLD_WORDS
from tests.storage.test_upgrade import an_office_of


@pytest.fixture
def folder(tmp_path):
    """An office with an administrator and a counselor, closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    store.close()
    return tmp_path / "kantor"


def keys_of(folder):
    path = folder / "kantor.keys"
    return path, json.loads(path.read_text())


def test_everybody_comes_in_with_their_own_login_and_passphrase(folder):
    for login, words, role in (
        ("ratna", WORDS, Role.ADMINISTRATOR),
        (" CECEP ", OTHER_WORDS, Role.COUNSELOR),
    ):
        store = open_office(folder, words, login)
        assert store.desk.role is role
        store.close()


@pytest.mark.parametrize(
    ("login", "words"),
    [("ratna", OTHER_WORDS), ("cecep", WORDS), ("", WORDS), ("ratna", WORDS + " ")],
)
def test_another_ones_passphrase_opens_nothing(folder, login, words):
    with pytest.raises(WrongKey):
        unlock_office(folder, words, login)


def test_a_wrong_try_leaves_the_right_one_working(folder):
    with pytest.raises(WrongKey):
        open_office(folder, "bukan ini", "ratna")

    open_office(folder, WORDS, "ratna").close()


def test_the_recovery_key_opens_the_office(folder):
    store = open_office(folder, RECOVERY)

    assert store.desk.user == "pemulihan"
    store.close()


def test_no_name_and_no_login_stands_in_the_key_file(folder):
    content = (folder / "kantor.keys").read_bytes().lower()

    for word in (b"ratna", b"cecep", b"orang", b"konselor", b"administrator", b"counselor"):
        assert word not in content


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.99])
def test_a_truncated_key_file_is_named(folder, share):
    path = folder / "kantor.keys"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(RingDamaged):
        open_office(folder, WORDS, "ratna")


def _drop(words):
    words["slots"].pop(1)


def _double(words):
    words["slots"].append(words["slots"][1])


def _swap_owners(words):
    one, other = words["slots"][0], words["slots"][2]
    one["owner"], other["owner"] = other["owner"], one["owner"]


def _weaken(words):
    words["generation"] += 1


def _unseal(words):
    words["seal"] = ""


@pytest.mark.parametrize("tamper", [_drop, _double, _swap_owners, _weaken, _unseal])
def test_a_key_file_changed_from_outside_is_named(folder, tamper):
    path, words = keys_of(folder)
    tamper(words)
    path.write_text(json.dumps(words))

    with pytest.raises(RingAltered):
        open_office(folder, WORDS, "ratna")


def test_swapped_key_files_of_two_offices_are_named(folder, tmp_path):
    own_office(tmp_path / "lain").close()
    one, other = folder / "kantor.keys", tmp_path / "lain" / "kantor.keys"
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)

    for place in (folder, tmp_path / "lain"):
        with pytest.raises(OtherOfficesKeys):
            open_office(place, WORDS, "ratna")


def test_slots_that_ask_for_absurd_effort_are_refused_before_they_are_tried(folder):
    path, words = keys_of(folder)
    words["slots"][0]["memory"] = 2**31
    path.write_text(json.dumps(words))

    with pytest.raises(RingStretched):
        open_office(folder, WORDS, "ratna")


@pytest.mark.parametrize(("passes", "refused"), [(59, False), (60, False), (61, True)])
def test_slots_that_would_be_stretched_beyond_four_seconds_are_not_tried(folder, passes, refused):
    path, words = keys_of(folder)
    words["slots"] = [words["slots"][0] | {"memory": 64 * 1024, "passes": passes}]
    path.write_text(json.dumps(words))

    if refused:
        with pytest.raises(RingStretched):
            read_ring(path)
    else:
        assert read_ring(path).slots[0].passes == passes


@pytest.mark.parametrize(("salts", "refused"), [(19, False), (20, False), (21, True)])
def test_slots_that_would_all_together_be_stretched_too_long_are_not_tried(folder, salts, refused):
    path, words = keys_of(folder)
    usual = words["slots"][0] | {"memory": 64 * 1024, "passes": 3}
    words["slots"] = [usual | {"salt": f"{number:032x}"} for number in range(salts)]
    path.write_text(json.dumps(words))

    if refused:
        with pytest.raises(RingStretched):
            read_ring(path)
    else:
        assert len(read_ring(path).slots) == salts


def test_any_number_of_slots_with_one_salt_is_one_stretching(folder):
    path, words = keys_of(folder)
    usual = words["slots"][0] | {"memory": 64 * 1024, "passes": 3}
    words["slots"] = [usual | {"owner": f"user {number}"} for number in range(200)]
    path.write_text(json.dumps(words))

    assert len(read_ring(path).slots) == 200


@pytest.mark.parametrize(("memory", "refused"), [(256 * 1024, False), (256 * 1024 + 1, True)])
def test_a_stretching_that_takes_too_much_memory_is_not_tried(folder, memory, refused):
    path, words = keys_of(folder)
    words["slots"][0] |= {"memory": memory, "passes": 1}
    path.write_text(json.dumps(words))

    if refused:
        with pytest.raises(RingStretched):
            read_ring(path)
    else:
        assert read_ring(path).slots[0].memory == memory


def test_a_leavers_old_key_file_is_refused(folder):
    from rehabdesk.services.users import disable_user
    from tests.own_office import TODAY

    old = (folder / "kantor.keys").read_bytes()
    store = open_office(folder, WORDS, "ratna")
    leaver = the_user(store, "cecep")
    disable_user(store, leaver.id, today=TODAY)
    store.close()

    with pytest.raises(WrongKey):
        open_office(folder, OTHER_WORDS, "cecep")
    (folder / "kantor.keys").write_bytes(old)
    with pytest.raises(UserDisabled):
        open_office(folder, OTHER_WORDS, "cecep")
    with pytest.raises(OldKeys):
        open_office(folder, WORDS, "ratna")


def test_a_key_file_from_before_there_were_seals_is_sealed_when_it_opens(tmp_path):
    an_office_of(7, tmp_path)
    path = tmp_path / "kantor.keys"
    assert not read_ring(path).seal

    open_office(tmp_path, OLD_WORDS).close()

    assert read_ring(path).seal
