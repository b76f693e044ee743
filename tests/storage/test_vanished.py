"""A deed is not confirmed where the office's file is not there any more."""

import os
import shutil

import pytest

from rehabdesk.storage import FolderGone, open_office
from tests.sample_office import a_room
from tests.storage.test_office_file import WORDS, an_office_on_disk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file in its place")


@pytest.fixture
def office(tmp_path):
    store = an_office_on_disk(tmp_path / "kantor")
    yield store
    store.close()


def names(store):
    return {one.name for one in store.rooms.all()}


def gone(folder):
    shutil.rmtree(folder)


def moved(folder):
    folder.rename(folder.with_name("lain"))


def replaced(folder):
    """Another file under the same name: what is written would be in none that anybody opens."""
    shutil.copyfile(folder / "kantor.rehab", folder / "salinan")
    (folder / "salinan").replace(folder / "kantor.rehab")


@pytest.mark.parametrize("how", [gone, moved, replaced])
def test_a_folder_that_vanished_is_noticed_before_a_deed_is_confirmed(office, tmp_path, how):
    a_room(office, "Sebelumnya")
    how(tmp_path / "kantor")

    with pytest.raises(FolderGone):
        a_room(office, "Sesudahnya")

    assert "Sesudahnya" not in names(office)


def test_a_folder_that_came_back_takes_deeds_again(office, tmp_path):
    (tmp_path / "kantor").rename(tmp_path / "lain")
    with pytest.raises(FolderGone):
        a_room(office, "Tidak tersimpan")
    (tmp_path / "lain").rename(tmp_path / "kantor")

    a_room(office, "Tersimpan")

    office.close()
    again = open_office(tmp_path / "kantor", WORDS)
    assert names(again) == {"Tersimpan"}
    again.close()
