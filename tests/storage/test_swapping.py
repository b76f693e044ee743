"""Files in the place of a closed office's: all or none, whatever step fails or is cut off."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from rehabdesk.storage import FileLocked, StorageTrouble, lock_office, open_office
from rehabdesk.storage.restoring import find_backups, restore
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.storage.swapping import _free, undo_cut_swap
from tests.sample_office import a_room
from tests.storage.test_office_file import WORDS, an_office_on_disk

NOW = datetime(2026, 5, 4, 16, 0).astimezone()


class PowerCut(BaseException):
    """The program ends here; nothing that follows in it is run."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tukar")
    store = an_office_on_disk(folder / "kantor")
    a_room(store, "Di cadangan")
    assert store.path is not None
    back_up_now(store.path, store.key, folder / "kantor" / "cadangan", NOW)
    a_room(store, "Hari ini")
    store.close()
    return folder / "kantor", store.key


@pytest.fixture
def office(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "kantor")


def rooms(office):
    store = open_office(office, WORDS)
    try:
        return sorted(one.name for one in store.rooms.all())
    finally:
        store.close()


def put_back(office, key):
    restore(find_backups(office / "cadangan")[0][0], office, key, NOW)


def test_putting_back_keeps_todays_files_aside(office, made):
    put_back(office, made[1])

    assert rooms(office) == ["Di cadangan"]
    aside = next((office / "cadangan").glob("sebelum-pulih*"))
    assert rooms(aside) == ["Di cadangan", "Hari ini"]


STEPS = [
    (Path, "rename"),
    (Path, "replace"),
    (Path, "mkdir"),
    (os, "fsync"),
    (shutil, "copyfile"),
]


def failing(patch, owner, name, at, error):
    """Let the call of this number fail, and tell whether it ever came."""
    genuine, calls = getattr(owner, name), []

    def call(*args, **kwargs):
        calls.append(name)
        if len(calls) == at:
            raise error
        return genuine(*args, **kwargs)

    patch.setattr(owner, name, call)
    return calls


@pytest.mark.parametrize(("owner", "name"), STEPS, ids=lambda one: getattr(one, "__name__", one))
def test_whatever_step_of_a_restore_fails_todays_office_is_there(owner, name, made, tmp_path):
    failed = 0
    for at in range(1, 60):
        office = shutil.copytree(made[0], tmp_path / f"{at}" / "kantor")
        with pytest.MonkeyPatch.context() as patch:
            calls = failing(patch, owner, name, at, OSError(28, "No space left on device"))
            try:
                put_back(office, made[1])
                whole = True
            except (StorageTrouble, OSError):
                whole = False
        # A step may be one that can fail without harm: then the backup is in its place.
        assert rooms(office) == (["Di cadangan"] if whole else ["Di cadangan", "Hari ini"])
        failed += not whole
        left = {one.name for one in (office / "cadangan").iterdir()}
        assert not [one for one in left if one.endswith((".ditukar", ".sedang-dibuat", " batal"))]
        if len(calls) < at:
            break
    assert failed


@pytest.mark.parametrize(
    ("owner", "name"), STEPS[:3], ids=lambda one: getattr(one, "__name__", one)
)
def test_whenever_the_power_is_cut_the_next_opening_finds_an_office(owner, name, made, tmp_path):
    """Nothing is tidied up by the program that ended: its folders stay as they were."""
    seen = set()
    for at in range(1, 60):
        office = shutil.copytree(made[0], tmp_path / f"{at}" / "kantor")
        with pytest.MonkeyPatch.context() as patch:
            calls = failing(patch, owner, name, at, PowerCut())
            patch.setattr("rehabdesk.storage.swapping._take_back", lambda *_: None)
            patch.setattr(shutil, "rmtree", lambda *_, **__: None)
            with suppress(PowerCut):
                put_back(office, made[1])
        found = rooms(office)
        assert found in (["Di cadangan"], ["Di cadangan", "Hari ini"])
        seen.add(len(found))
        # And it stays so: nothing is undone a second time.
        assert rooms(office) == found
        assert not list((office / "cadangan").glob("*.ditukar"))
        if len(calls) < at:
            break
    assert 2 in seen


def test_a_restore_that_another_program_is_in_the_middle_of_is_left_alone(office):
    (office / "cadangan" / "sebelum-pulih x.ditukar").mkdir()
    held = lock_office(office)

    with pytest.raises(FileLocked):
        undo_cut_swap(office)

    held.release()
    assert undo_cut_swap(office)
    assert rooms(office) == ["Di cadangan", "Hari ini"]


@pytest.mark.parametrize("with_file", [True, False])
def test_a_planted_folder_of_a_cut_restore_destroys_nothing(office, made, with_file):
    """It says that the new files were moved in already, so that today's would have to go."""
    planted = office / "cadangan" / "sebelum-pulih x.ditukar"
    (planted / "baru").mkdir(parents=True)
    before = (office / "kantor.rehab").read_bytes()
    if with_file:
        source = find_backups(office / "cadangan")[0][0]
        shutil.copyfile(source / "kantor.rehab", planted / "kantor.rehab")

    assert undo_cut_swap(office)

    everywhere = [one.read_bytes() for one in office.rglob("kantor.rehab")]
    assert before in everywhere
    if not with_file:
        assert (office / "kantor.rehab").read_bytes() == before


def test_a_planted_folder_of_a_cut_restore_takes_nothing_away(office):
    """Somebody makes a folder that looks like one, with nothing of an office in it."""
    planted = office / "cadangan" / "sebelum-pulih x.ditukar"
    planted.mkdir()
    (planted / "catatan.txt").write_text("bukan kantor", "utf-8")

    assert rooms(office) == ["Di cadangan", "Hari ini"]
    assert list((office / "cadangan").glob("sebelum-pulih x sisa*/catatan.txt"))


@pytest.mark.parametrize(
    ("there", "free"),
    [
        ((), "sisa"),
        (("sisa",), "sisa 2"),
        (("sisa.ditukar",), "sisa 2"),
        (("sisa", "sisa 2.ditukar"), "sisa 3"),
    ],
)
def test_a_name_is_free_where_nothing_has_it_nor_had_it_while_it_was_swapped(tmp_path, there, free):
    for name in there:
        (tmp_path / name).mkdir()

    assert _free(tmp_path, "sisa") == tmp_path / free
