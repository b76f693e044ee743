"""A new office is founded with a good passphrase, once in a folder, or nothing is made at all."""

import pytest

from rehabdesk.domain.refusals import (
    AlreadyThere,
    Missing,
    RecoveryKeyWrong,
    TooLong,
    WeakPassphrase,
)
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import (
    Founder,
    found_office,
    new_office,
    new_recovery_code,
    require_typed_back,
)
from tests.own_office import LIGHT, RECOVERY, TODAY, WORDS, the_user


def founded(folder, **typed):
    given = {"name": "Ratna Dewi", "login": "ratna", "passphrase": WORDS, "recovery": RECOVERY}
    office = new_office("Lapas Cempaka Kencana", "", "Purwokerto", "WIB")
    return found_office(folder, office, Founder(**(given | typed)), TODAY, LIGHT)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("zq7 kvx mw4p", ""),
        ("zq7 kvx mw4", "short"),
        ("", "short"),
        ("cempaka kencana purwokerto", "own"),
        ("ratna dewi ratna dewi", "own"),
    ],
)
def test_the_first_passphrase_is_as_good_as_every_later_one_or_there_is_no_office(
    tmp_path, words, why
):
    folder = tmp_path / "kantor"
    if not why:
        founded(folder, passphrase=words).close()
        assert folder.is_dir()
        return

    with pytest.raises(WeakPassphrase) as refused:
        founded(folder, passphrase=words)
    assert ("least" in refused.value.facts) is (why == "short")

    assert not folder.exists()


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"name": " "}, Missing),
        ({"name": "N" * 121}, TooLong),
        ({"login": ""}, Missing),
        ({"recovery": "bukan kunci"}, RecoveryKeyWrong),
    ],
)
def test_what_is_typed_wrongly_leaves_no_folder_behind(tmp_path, typed, refusal):
    with pytest.raises(refusal):
        founded(tmp_path / "kantor", **typed)

    assert not (tmp_path / "kantor").exists()


def test_a_folder_that_holds_an_office_is_never_written_over(tmp_path):
    founded(tmp_path / "kantor").close()
    before = {
        one.name: one.read_bytes() for one in (tmp_path / "kantor").iterdir() if one.is_file()
    }

    with pytest.raises(AlreadyThere) as refused:
        founded(tmp_path / "kantor", login="orang-lain")

    assert (refused.value.field, refused.value.facts["text"]) == ("folder", "kantor")
    for name, content in before.items():
        assert (tmp_path / "kantor" / name).read_bytes() == content, name


def test_the_first_user_manages_the_office_from_the_first_day(tmp_path):
    store = founded(tmp_path / "kantor", name="  Ratna   Dewi ", login=" Ratna ")
    ratna = the_user(store, "ratna")
    (letterhead,) = store.letterheads.all()
    store.close()

    assert (ratna.name, ratna.role, ratna.active_from) == (
        "Ratna Dewi",
        Role.ADMINISTRATOR,
        TODAY,
    )
    assert letterhead.lines[2:] == ("LAPAS CEMPAKA KENCANA", "Purwokerto")
    assert letterhead.valid_from == TODAY.replace(month=1, day=1)


def test_an_office_without_a_short_name_is_called_by_its_name():
    assert new_office("Lapas Serang", "", "Serang", "WIB").short_name == "Lapas Serang"
    assert new_office("Lapas Serang", "Lapas", "Serang", "WIB").short_name == "Lapas"


def test_the_recovery_key_is_typed_back_as_it_was_printed():
    code = new_recovery_code()

    require_typed_back(code, f" {code.lower()} ")
    for typed in (new_recovery_code(), code[:-1]):
        with pytest.raises(RecoveryKeyWrong):
            require_typed_back(code, typed)
