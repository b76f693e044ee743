"""Backups of a real office: where they go, what stays, what is said when one fails."""

import shutil
from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.backup import BackupPlace
from rehabdesk.services.rehearsal import rehearse
from rehabdesk.services.safekeeping import (
    _shared,
    back_up,
    backups_of,
    charge_of,
    choose_folder,
    copy_to,
    forget_stick,
    plan_of,
    prepare_stick,
)
from rehabdesk.services.safety import safety_of
from rehabdesk.services.troubles import trouble_words
from rehabdesk.storage import FileDamaged, PlaceGone, open_office
from rehabdesk.storage.backup import folder_name
from rehabdesk.storage.backup_catalogue import CATALOGUE_FILE, Catalogue, read_catalogue
from rehabdesk.storage.backup_facts import backups_in
from tests.sample_office import a_resident, a_room
from tests.storage.disks import a_disk, make_read_only, pull_out
from tests.storage.test_damage import flip
from tests.storage.test_office_file import WORDS, an_office_on_disk

NOW = datetime(2026, 5, 4, 16, 0).astimezone()
TODAY = date(2026, 5, 4)


@pytest.fixture(scope="module")
def kept_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("simpan") / "kantor"
    an_office_on_disk(folder).close()
    return folder


@pytest.fixture
def office(kept_office, tmp_path):
    shutil.copytree(kept_office, tmp_path / "kantor")
    store = open_office(tmp_path / "kantor", WORDS)
    yield store
    store.close()


@pytest.fixture
def charge(office):
    return charge_of(office)


def backed_up(charge, now=NOW, roots=()):
    return back_up(charge, now, roots=roots)


def test_an_office_in_memory_has_nothing_to_back_up(store):
    assert charge_of(store) is None


def test_a_backup_goes_to_every_place_that_is_there(charge, tmp_path):
    (tmp_path / "lain").mkdir()
    (tmp_path / "stik").mkdir()
    choose_folder(charge, tmp_path / "lain")
    prepare_stick(charge, tmp_path / "stik")

    results = backed_up(charge, roots=[tmp_path / "stik"])

    assert [one.place for one in results] == list(BackupPlace)
    assert all(one.good for one in results)
    assert len(backups_of(charge, roots=[tmp_path / "stik"])) == 3
    safety = safety_of(charge, NOW)
    assert (safety.stale, safety.failed, safety.only_here, safety.stick_stale) == (
        False,
        (),
        False,
        False,
    )


def test_somebody_elses_stick_is_left_alone(charge, tmp_path):
    (tmp_path / "stik").mkdir()

    results = backed_up(charge, roots=[tmp_path / "stik"])

    assert [one.place for one in results] == [BackupPlace.OFFICE]
    assert list((tmp_path / "stik").iterdir()) == []


def test_a_stick_that_is_not_plugged_in_does_not_become_a_folder_of_the_pc(charge, tmp_path):
    (tmp_path / "tidak ada").mkdir()
    choose_folder(charge, tmp_path / "tidak ada")
    (tmp_path / "tidak ada").rmdir()

    results = backed_up(charge)

    assert [one.good for one in results] == [True, False]
    assert not (tmp_path / "tidak ada").exists()
    failed = safety_of(charge, NOW).failed
    assert [one.place for one in failed] == [BackupPlace.FOLDER]
    assert "tidak ada" in trouble_words(failed[0].trouble)


def test_a_place_that_is_given_up_is_not_complained_of(charge, tmp_path):
    (tmp_path / "tidak ada").mkdir()
    choose_folder(charge, tmp_path / "tidak ada")
    (tmp_path / "tidak ada").rmdir()
    backed_up(charge)

    choose_folder(charge, None)

    assert safety_of(charge, NOW).failed == ()


def test_a_stick_that_was_not_seen_for_weeks_is_missed(charge, tmp_path):
    (tmp_path / "stik").mkdir()
    prepare_stick(charge, tmp_path / "stik")
    backed_up(charge, roots=[tmp_path / "stik"])

    assert safety_of(charge, NOW + timedelta(days=15)).stick_stale
    forget_stick(charge)
    assert not safety_of(charge, NOW + timedelta(days=15)).stick_stale


def test_work_goes_on_while_a_backup_is_made(charge, office):
    seen = []

    def work_on(done, whole):
        seen.append((done, whole))
        a_room(office, f"Ruang {len(seen)}")

    made = copy_to(charge, charge.folder / "cadangan", NOW, work_on, beside=False)

    assert seen
    assert made.held.counts["room"] == 0
    assert office.rooms.count() == len(seen)


def test_two_backups_of_one_second_are_two_backups(charge):
    first = copy_to(charge, charge.folder / "cadangan", NOW, beside=False)
    second = copy_to(charge, charge.folder / "cadangan", NOW, beside=False)

    assert second.made_at - first.made_at == timedelta(seconds=1)


def test_generations_that_nobody_needs_go_and_the_newest_never_does(charge):
    place = charge.folder / "cadangan"
    days = [NOW - timedelta(days=day) for day in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)]
    for day in reversed(days):
        copy_to(charge, place, day, beside=False)
    before = {one.made_at for one in backups_in(place)}
    assert len(before) < len(days)

    # The clock was set back by a year: what is made now is older than all, and stays.
    made = copy_to(charge, place, NOW - timedelta(days=365), beside=False)

    assert made.folder in {one.folder for one in backups_in(place)}


def test_a_clock_that_was_set_back_is_said_and_not_taken_for_safety(charge):
    backed_up(charge)

    assert safety_of(charge, NOW - timedelta(days=30)).stale


def test_what_a_power_cut_left_of_a_copy_is_cleared_away(charge):
    left = charge.folder / "cadangan" / (folder_name(NOW) + ".sedang-dibuat")
    left.mkdir(parents=True)
    (left / "kantor.rehab").write_bytes(b"setengah")

    assert all(one.good for one in backed_up(charge))

    assert not left.exists()


def test_a_backup_place_that_is_full_is_named_and_the_others_are_made(charge, tmp_path):
    with a_disk(tmp_path / "stik", 100) as stick:
        prepare_stick(charge, stick)

        results = backed_up(charge, roots=[stick])

        assert [(one.place, one.trouble) for one in results] == [
            (BackupPlace.OFFICE, ""),
            (BackupPlace.STICK, "DiskFull"),
        ]
        assert list((stick / charge.label).iterdir()) == []


def test_a_stick_that_cannot_be_written_is_named(charge, tmp_path):
    with a_disk(tmp_path / "stik", 4000) as stick:
        prepare_stick(charge, stick)
        make_read_only(stick)

        results = backed_up(charge, roots=[stick])

        assert results[-1].trouble in {"ReadOnly", "PlaceGone"}


def test_a_stick_that_is_pulled_out_in_the_middle_is_named(charge, tmp_path, office):
    with a_disk(tmp_path / "stik", 20_000) as stick:
        folder = prepare_stick(charge, stick)

        def pull(_done, _whole):
            if (stick / charge.label).exists():
                pull_out(stick)

        with pytest.raises(PlaceGone):
            copy_to(charge, folder, NOW, pull)

    a_room(office, "Kerja jalan terus")
    assert all(one.good for one in backed_up(charge))


def test_the_catalogue_holds_no_name_and_a_broken_one_means_the_defaults(charge, office):
    a_resident(office, "Mahmud bin Karta")
    backed_up(charge)
    path = charge.folder / CATALOGUE_FILE

    assert "Mahmud" not in path.read_text("utf-8")
    for content in ("", "{", "[]", '{"hasil": [{}]}', '{"hasil": 3, "menit": "x"}', "\x00"):
        path.write_text(content, encoding="utf-8")
        assert read_catalogue(charge.folder) == Catalogue()
    assert not safety_of(charge, NOW).stale  # the backups themselves are found by looking


def test_a_rehearsal_opens_the_backup_and_remembers_its_day(charge, office):
    a_room(office, "Aula")
    backed_up(charge)
    _place, source, backup = backups_of(charge, roots=())[0]

    result = rehearse(charge, source, backup, TODAY)

    assert result.records == sum(backup.held.counts.values())
    assert backups_of(charge, roots=())[0][2].rehearsed_on == TODAY
    assert read_catalogue(charge.folder).rehearsed_on == TODAY


def test_a_rehearsal_of_a_backup_that_was_changed_fails(charge, office):
    backed_up(charge)
    _place, source, backup = backups_of(charge, roots=())[0]
    more = replace(backup.held, counts=backup.held.counts | {"room": 9})

    with pytest.raises(FileDamaged):
        rehearse(charge, source, replace(backup, contents=more), TODAY)
    flip(source / "kantor.rehab", 4096 * 3)
    with pytest.raises(FileDamaged):
        rehearse(charge, source, backup, TODAY)

    assert read_catalogue(charge.folder).rehearsed_on is None


def test_the_plan_is_kept(charge, tmp_path):
    choose_folder(charge, tmp_path)

    assert plan_of(charge).folder == str(tmp_path)


def test_a_stick_is_called_after_the_office_and_its_name_fits_any_disk(charge, office):
    kept = office.offices.all()[0]
    assert charge.label == f"RehabDesk {kept.short_name} {kept.id[-4:]}"
    for name, tidy in (("Lapas/Serang*IIA?.", "Lapas Serang IIA"), ("///", "Kantor")):
        with office.change("Kantor diubah"):
            office.offices.put(replace(kept, short_name=name))
        renamed = charge_of(office)
        assert renamed is not None
        assert renamed.label == f"RehabDesk {tidy} {kept.id[-4:]}"


def test_a_folder_that_is_not_there_is_not_chosen_and_the_one_before_stays(charge, tmp_path):
    (tmp_path / "lain").mkdir()
    choose_folder(charge, tmp_path / "lain")

    with pytest.raises(PlaceGone):
        choose_folder(charge, tmp_path / "hilang")

    assert plan_of(charge).folder == str(tmp_path / "lain")
    choose_folder(charge, None)
    assert plan_of(charge).folder == ""


def test_a_stick_that_is_gone_is_not_expected(charge, tmp_path):
    with pytest.raises(PlaceGone):
        prepare_stick(charge, tmp_path / "hilang")
    assert not plan_of(charge).stick

    (tmp_path / "stik").mkdir()
    folder = prepare_stick(charge, tmp_path / "stik")
    assert plan_of(charge).stick
    assert prepare_stick(charge, tmp_path / "stik") == folder


def test_progress_rises_over_all_places_to_the_whole(charge, tmp_path):
    (tmp_path / "stik").mkdir()
    prepare_stick(charge, tmp_path / "stik")
    told = []

    back_up(charge, NOW, lambda done, whole: told.append((done, whole)), roots=[tmp_path / "stik"])

    assert {whole for _, whole in told} == {200}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {100, 200} <= {done for done, _ in told}


@pytest.mark.parametrize(
    ("ahead", "after"),
    [
        (timedelta(seconds=0), timedelta(seconds=1)),
        (timedelta(seconds=30), timedelta(seconds=31)),
        (timedelta(seconds=60), timedelta(seconds=61)),
        (timedelta(seconds=61), timedelta()),
        (timedelta(seconds=-1), timedelta()),
    ],
)
def test_a_backup_comes_after_one_that_was_just_made_and_ignores_a_far_clock(charge, ahead, after):
    folder = charge.folder / "cadangan"
    copy_to(charge, folder, NOW + ahead, beside=False)

    made = copy_to(charge, folder, NOW.replace(microsecond=5), beside=False)

    assert made.made_at == NOW + after


def test_a_copy_beside_goes_into_no_folder_that_is_not_there(charge, tmp_path):
    with pytest.raises(PlaceGone):
        copy_to(charge, tmp_path / "hilang" / "kantor", NOW)
    assert not (tmp_path / "hilang").exists()

    copy_to(charge, tmp_path / "hilang" / "kantor", NOW, beside=False)
    assert (tmp_path / "hilang" / "kantor").is_dir()


def test_how_each_place_went_is_written_down(charge, tmp_path):
    results = backed_up(charge)

    kept = read_catalogue(charge.folder)
    assert [(one.place, one.where, one.at, one.trouble) for one in results] == [
        (BackupPlace.OFFICE, str(charge.folder / "cadangan"), NOW, "")
    ]
    assert results[0] in tuple(kept.results)


def test_backups_are_listed_with_the_newest_first_and_those_from_the_future_last(charge):
    for days in (0, 40, 1):
        backed_up(charge, NOW + timedelta(days=days))

    found = backups_of(charge, roots=(), now=NOW + timedelta(days=2))

    assert [(one.made_at - NOW).days for _, _, one in found] == [1, 0, 40]
    assert all(folder.name == one.folder for _, folder, one in found)


@pytest.mark.parametrize(
    ("number", "of", "done", "whole", "told"),
    [
        (0, 1, 0, 4, (0, 100)),
        (0, 1, 4, 4, (100, 100)),
        (0, 2, 1, 4, (25, 200)),
        (1, 2, 0, 4, (100, 200)),
        (1, 2, 3, 4, (175, 200)),
        (2, 3, 4, 4, (300, 300)),
        (0, 1, 0, 0, (0, 100)),
        (0, 1, 1, 3, (33, 100)),
    ],
)
def test_each_place_has_an_equal_share_of_the_way(number, of, done, whole, told):
    heard = []

    _shared(lambda *way: heard.append(way), number, of)(done, whole)

    assert heard == [told]
