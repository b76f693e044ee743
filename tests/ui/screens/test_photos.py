"""Photos of several people: the list says whose each file is before anything is kept."""

import pytest

from rehabdesk.ui.screens.residents.photos_dialog import MOST, PhotosDialog, left_out
from tests.documents.reading import png
from tests.sample_office import a_resident
from tests.ui.screens.resident_desk import Desk


@pytest.fixture
def desk(qtbot, store, tmp_path):
    for at, name in enumerate(("Andi Saputra", "Budi Hartono"), 1):
        a_resident(store, name, f"BI {at}/21")
    return Desk(qtbot, store, tmp_path / "atur")


def asked(desk, folder, **files):
    places = []
    for name, content in files.items():
        place = folder / f"{name.replace('_', ' ')}.png"
        place.write_bytes(content)
        places.append(place)
    dialog = PhotosDialog(desk.context, places)
    dialog.open()
    desk.qtbot.waitUntil(lambda: not dialog.is_reading(), timeout=60_000)
    return dialog


def told(dialog):
    return {one.fit.file: one.words for one in dialog.model.every_row()}


def test_each_file_is_said_whose_it_is_and_what_is_wrong_with_it(desk, tmp_path):
    files = {"BI_1-21": png(60), "BI_2-21": b"bukan gambar", "BI_9-21": png(40)}

    dialog = asked(desk, tmp_path, **files)

    assert told(dialog) == {
        "BI 1-21.png": "Cocok",
        "BI 2-21.png": "Berkas ini bukan gambar PNG atau JPG yang dapat dibaca.",
        "BI 9-21.png": "Tidak ada yang bernomor ini",
    }
    assert dialog.count.text() == "1 dari 3 foto siap, 2 tidak dapat dipakai."
    assert [one.words for one in dialog.model.every_row()][-1] == "Cocok"


def test_what_fits_is_kept_with_one_press_and_undone_with_one(desk, store, tmp_path):
    dialog = asked(desk, tmp_path, **{"BI_1-21": png(60), "BI_2-21": png(80)})
    assert dialog.verb_button.text() == "&Simpan 2 foto"

    dialog.carry_out()

    assert all(one.photo for one in store.residents.all())
    assert desk.context.undo_label() == "Foto 2 orang diganti"

    desk.context.undo()

    assert not any(one.photo for one in store.residents.all())


def test_closing_while_photos_are_read_keeps_nothing(desk, store, tmp_path):
    (tmp_path / "BI 1-21.png").write_bytes(png(60))
    dialog = PhotosDialog(desk.context, [tmp_path / "BI 1-21.png"])
    dialog.open()

    dialog.reject()

    assert not any(one.photo for one in store.residents.all())


@pytest.mark.parametrize(("more", "said"), [(-1, 0), (0, 0), (1, 1), (7, 7)])
def test_files_beyond_those_that_are_read_at_once_are_counted(more, said):
    words = left_out(MOST + more)

    assert (f"{said} berkas terakhir tidak dibaca" in words) is bool(said)
    assert bool(words) is bool(said)


def test_no_more_are_read_than_were_said(desk, tmp_path):
    dialog = PhotosDialog(desk.context, [tmp_path / f"X{at}.png" for at in range(MOST + 1)])

    assert len(list(dialog.model.every_row())) == MOST
