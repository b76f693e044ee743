"""Which backups stay, what stands beside them, and where they may go."""

import json
import os
from datetime import timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.services.safekeeping import backups_of, charge_of, choose_folder, copy_to, plan_of
from rehabdesk.services.safety import safety_of
from rehabdesk.storage import PlaceGone, StorageTrouble
from rehabdesk.storage.backup_catalogue import CATALOGUE_FILE
from rehabdesk.storage.backup_facts import FACTS_FILE, backups_in
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.restoring import find_backups
from tests.sample_office import a_resident
from tests.services.test_safekeeping import NOW, backed_up
from tests.storage.test_office_file import an_office_on_disk


@pytest.fixture
def office(tmp_path):
    store = an_office_on_disk(tmp_path / "kantor")
    yield store
    store.close()


@pytest.fixture
def charge(office):
    return charge_of(office)


def test_a_backup_dated_in_the_future_is_not_the_newest(charge):
    backed_up(charge, NOW + timedelta(days=2000))
    backed_up(charge, NOW)

    now = safety_of(charge, NOW + timedelta(days=5))

    assert now.newest == NOW
    assert (now.stale, now.from_later) == (True, True)
    assert [one.made_at for _, _, one in backups_of(charge, roots=(), now=NOW)] == [
        NOW,
        NOW + timedelta(days=2000),
    ]
    assert find_backups(charge.folder / "cadangan", now=NOW)[0][1].made_at == NOW


def test_backups_of_a_wrong_clock_push_none_of_todays_out(charge):
    place = charge.folder / "cadangan"
    for day in range(8):
        copy_to(charge, place, NOW + timedelta(days=3650 + day), beside=False)
    made = [
        copy_to(charge, place, NOW - timedelta(days=day), beside=False).folder
        for day in (5, 4, 3, 2, 1, 0)
    ]

    assert set(made) <= {one.folder for one in backups_in(place)}


def test_the_backup_just_made_stays_though_a_full_week_is_newer(charge):
    place = charge.folder / "cadangan"
    for day in range(9):
        copy_to(charge, place, NOW - timedelta(days=day), beside=False)

    made = copy_to(charge, place, NOW - timedelta(days=400), beside=False)
    again = copy_to(charge, place, NOW - timedelta(days=401), beside=False)

    there = {one.folder for one in backups_in(place)}
    assert again.folder in there
    assert made.folder in there  # from later than the one that was made after it


def test_beside_a_backup_no_number_of_the_office_stands_in_clear(charge, office):
    a_resident(office, "Mahmud bin Karta")
    backed_up(charge)
    _, source, backup = backups_of(charge, roots=())[0]

    words = json.loads((source / FACTS_FILE).read_text("utf-8"))

    assert set(words) == {"dibuat", "ukuran", "gladi", "isi"}
    assert backup.held.counts["resident"] == 1
    assert [one.contents for one in backups_in(source.parent)] == [None]
    assert [one.contents for one in backups_in(source.parent, new_key())] == [None]


def test_what_was_counted_fits_beside_no_other_backup(charge, office):
    backed_up(charge)
    a_resident(office, "Mahmud bin Karta")
    backed_up(charge, NOW + timedelta(days=1))
    (_, newer, _), (_, older, _) = backups_of(charge, roots=(), now=NOW + timedelta(days=1))
    words = json.loads((older / FACTS_FILE).read_text("utf-8"))
    words["isi"] = json.loads((newer / FACTS_FILE).read_text("utf-8"))["isi"]
    (older / FACTS_FILE).write_text(json.dumps(words), "utf-8")

    assert [one.contents is None for one in backups_in(older.parent, charge.key)] == [False, True]


def test_counts_that_an_older_program_left_in_clear_are_sealed_with_the_next_backup(charge):
    backed_up(charge)
    _, source, backup = backups_of(charge, roots=())[0]
    plain = {
        "dibuat": backup.made_at.isoformat(),
        "ukuran": backup.size,
        "jumlah": backup.held.counts,
        "terakhir_ditulis": None,
        "gladi": None,
    }
    (source / FACTS_FILE).write_text(json.dumps(plain), "utf-8")
    assert backups_in(source.parent)[0].held.counts == backup.held.counts

    backed_up(charge, NOW + timedelta(days=1))

    assert "jumlah" not in json.loads((source / FACTS_FILE).read_text("utf-8"))
    assert backups_in(source.parent, charge.key)[1].held.counts == backup.held.counts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("salinan", "salinan"),
        ("salinan/dalam", "salinan/dalam"),
        ("salinan/../lain", "lain"),
        (".", ""),
        ("..", ""),
        ("../luar", ""),
        ("salinan/../../luar", ""),
        ("~", "~"),
    ],
)
def test_a_folder_for_backups_is_absolute_or_inside_the_offices(charge, written, meant):
    path = charge.folder / CATALOGUE_FILE
    path.write_text(json.dumps({"folder": written}), encoding="utf-8")

    expected = str((charge.folder / meant).resolve()) if meant else ""
    assert plan_of(charge).folder == expected


def test_an_absolute_folder_for_backups_is_taken_as_it_is(charge, tmp_path):
    (charge.folder / CATALOGUE_FILE).write_text(json.dumps({"folder": str(tmp_path)}), "utf-8")

    assert plan_of(charge).folder == str(tmp_path)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_inside_the_offices_folder_leads_no_backup_out_of_it(charge, tmp_path):
    (tmp_path / "luar").mkdir()
    (charge.folder / "tautan").symlink_to(tmp_path / "luar")
    (charge.folder / CATALOGUE_FILE).write_text(json.dumps({"folder": "tautan"}), "utf-8")

    assert plan_of(charge).folder == ""


def test_a_folder_that_is_gone_is_not_chosen(charge, tmp_path):
    with pytest.raises(PlaceGone):
        choose_folder(charge, tmp_path / "hilang")

    assert plan_of(charge).folder == ""


def test_a_demonstration_is_known_to_its_backups(tmp_path):
    demonstration, real = (an_office_on_disk(tmp_path / name) for name in ("contoh", "kantor"))
    with demonstration.change("Contoh"):
        demonstration.offices.put(replace(demonstration.office, demonstration=True))

    for store, told in ((demonstration, True), (real, False)):
        charge = charge_of(store)
        assert charge is not None
        assert charge.demonstration is told
        store.close()


class KeyThatChanged:
    """Somebody who holds a key that is changed while the first copy is being made."""

    def __init__(self, first, then):
        self._keys = [first, then]

    @property
    def key(self):
        return self._keys[-1]

    def settled_key(self):
        return self._keys.pop(0) if len(self._keys) > 1 else self._keys[0]


def test_a_copy_that_failed_because_the_key_had_changed_is_made_again(office, charge, tmp_path):
    holder = KeyThatChanged(new_key(), office.key)

    backup = copy_to(replace(charge, holder=holder), tmp_path / "salinan", NOW)

    assert backups_in(tmp_path / "salinan", office.key) != ()
    assert backup.made_at == NOW


def test_a_copy_that_failed_under_an_unchanged_key_says_so(office, charge, tmp_path):
    wrong = new_key()

    with pytest.raises(StorageTrouble):
        copy_to(replace(charge, holder=KeyThatChanged(wrong, wrong)), tmp_path / "salinan", NOW)
