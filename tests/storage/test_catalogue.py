"""What is known of backups beside the office: the plan, how they went, and what they hold."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rehabdesk.domain.backup import Backup, BackupPlace, BackupPlan, BackupResult, Contents
from rehabdesk.storage.backup_catalogue import (
    CATALOGUE_FILE,
    Catalogue,
    folder_in,
    read_catalogue,
    write_catalogue,
)
from rehabdesk.storage.backup_facts import (
    FACTS_FILE,
    UNFINISHED,
    backups_in,
    seal_old_facts,
    write_facts,
)
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.restoring import find_backups
from rehabdesk.storage.upgrade import may_go_back

NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


def a_result(place, minutes, trouble=""):
    moment = NOW + timedelta(minutes=minutes)
    return BackupResult(place=place, where="D:", at=moment, trouble=trouble)


def test_of_each_place_the_last_good_round_and_the_last_one_are_kept():
    office, stick = BackupPlace.OFFICE, BackupPlace.STICK
    rounds = [
        a_result(office, 0),
        a_result(office, 1),
        a_result(stick, 2, "DiskFull"),
        a_result(office, 3, "ReadOnly"),
        a_result(office, 4, "DiskFull"),
    ]
    catalogue = Catalogue()
    for one in rounds:
        catalogue = catalogue.with_results((one,))

    assert set(catalogue.results) == {rounds[1], rounds[2], rounds[4]}
    assert catalogue.last(office) == rounds[4]
    assert catalogue.last(office, good=True) == rounds[1]
    assert catalogue.last(stick) == rounds[2]
    assert catalogue.last(stick, good=True) is None
    assert catalogue.last(BackupPlace.FOLDER) is None


def test_a_good_round_takes_the_place_of_all_before_it():
    office = BackupPlace.OFFICE
    catalogue = Catalogue(results=(a_result(office, 0), a_result(office, 1, "DiskFull")))

    assert catalogue.with_results((a_result(office, 2),)).results == (a_result(office, 2),)


def test_a_catalogue_comes_back_as_it_was_written(tmp_path):
    written = Catalogue(
        plan=BackupPlan(folder=str(tmp_path / "lain"), stick=True, minutes=45),
        results=(a_result(BackupPlace.OFFICE, 0), a_result(BackupPlace.STICK, 1, "DiskFull")),
        rehearsed_on=date(2026, 1, 4),
    )

    write_catalogue(tmp_path, written)

    assert read_catalogue(tmp_path) == written
    assert [one.name for one in tmp_path.iterdir()] == [CATALOGUE_FILE]


@pytest.mark.parametrize(("written", "minutes"), [(-5, 1), (0, 1), (1, 1), (2, 2), (None, 30)])
def test_a_backup_is_made_after_a_minute_of_changes_at_the_earliest(tmp_path, written, minutes):
    words = {} if written is None else {"menit": written}
    (tmp_path / CATALOGUE_FILE).write_text(json.dumps(words), encoding="utf-8")

    assert read_catalogue(tmp_path) == Catalogue(plan=BackupPlan(minutes=minutes))


@pytest.mark.parametrize("written", ["", "..", "../lain", ".", "a/../..", "a\0b"])
def test_a_folder_that_is_not_inside_the_office_is_none(tmp_path, written):
    assert folder_in(tmp_path, written) == ""


def test_a_folder_is_meant_inside_the_office_or_said_in_full(tmp_path):
    assert folder_in(tmp_path, "salinan") == str(tmp_path.resolve() / "salinan")
    assert folder_in(tmp_path, str(tmp_path.parent)) == str(tmp_path.parent)


def a_backup(place: Path, name: str, minutes: int, key: bytes) -> Backup:
    """What stands beside a copy."""
    made = Backup(
        folder=name,
        made_at=NOW + timedelta(minutes=minutes),
        size=4096,
        contents=Contents(counts={"resident": 12}, written_at=NOW),
        rehearsed_on=date(2026, 1, 4) if minutes else None,
    )
    (place / name).mkdir()
    write_facts(place / name, made, key)
    return made


def test_what_a_backup_holds_is_told_with_its_key_alone(tmp_path):
    key = new_key()
    older, newer = a_backup(tmp_path, "a", 0, key), a_backup(tmp_path, "b", 1, key)

    assert backups_in(tmp_path, key) == (newer, older)
    for other in (b"", new_key()):
        found = backups_in(tmp_path, other)
        assert [one.folder for one in found] == ["b", "a"]
        assert {one.contents for one in found} == {None}
        assert [one.rehearsed_on for one in found] == [date(2026, 1, 4), None]


def test_what_was_counted_in_one_copy_cannot_be_put_beside_another(tmp_path):
    key = new_key()
    a_backup(tmp_path, "a", 0, key)
    a_backup(tmp_path, "b", 1, key)
    one, other = (json.loads((tmp_path / name / FACTS_FILE).read_text()) for name in "ab")
    (tmp_path / "b" / FACTS_FILE).write_text(json.dumps(other | {"isi": one["isi"]}))

    newest = backups_in(tmp_path, key)[0]

    assert (newest.folder, newest.contents) == ("b", None)


def test_an_unfinished_copy_and_strange_folders_are_no_backups(tmp_path):
    a_backup(tmp_path, f"a{UNFINISHED}", 0, new_key())
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / FACTS_FILE).write_text("bukan json")

    assert backups_in(tmp_path) == ()
    assert backups_in(tmp_path / "tidak ada") == ()


def test_counts_that_an_older_program_wrote_in_clear_are_sealed(tmp_path):
    key = new_key()
    made = a_backup(tmp_path, "a", 0, key)
    path = tmp_path / "a" / FACTS_FILE
    words = json.loads(path.read_text())
    clear = {"jumlah": {"resident": 12}, "terakhir_ditulis": NOW.isoformat()}
    path.write_text(json.dumps({**words, "isi": None, **clear}))
    assert backups_in(tmp_path) == (made,)

    seal_old_facts(tmp_path, made, key)

    assert "resident" not in path.read_text()
    assert backups_in(tmp_path, key) == (made,)
    sealed = path.read_bytes()
    seal_old_facts(tmp_path, made, key)
    assert path.read_bytes() == sealed


@pytest.mark.parametrize("written", ["2026-05-04T16:00:00", "2026-05-04T16:00:00+09:00"])
def test_the_moment_of_a_backup_has_a_zone_the_written_one_or_this_computers(tmp_path, written):
    a_backup(tmp_path, "a", 0, new_key())
    path = tmp_path / "a" / FACTS_FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), "dibuat": written}))

    (found,) = backups_in(tmp_path)

    moment = datetime.fromisoformat(written)
    meant = moment if moment.tzinfo else moment.astimezone()
    assert found.made_at == meant
    assert found.made_at.utcoffset() == meant.utcoffset() is not None


@pytest.mark.parametrize(("inside", "found"), [(0, True), (1, True), (2, True), (3, False)])
def test_backups_are_found_up_to_two_folders_further_in(tmp_path, inside, found):
    place = tmp_path.joinpath(*["dalam"] * inside)
    place.mkdir(parents=True, exist_ok=True)
    made = a_backup(place, "a", 0, new_key())

    sources = [source for source, _ in find_backups(tmp_path, now=NOW)]

    assert sources == ([place / made.folder] if found else [])


def test_of_the_folder_of_one_backup_that_one_is_found_alone(tmp_path):
    key = new_key()
    a_backup(tmp_path, "a", 0, key)
    newer = a_backup(tmp_path, "b", 1, key)

    assert find_backups(tmp_path / "b", key, NOW) == ((tmp_path / "b", newer),)


@pytest.mark.parametrize(("ahead", "first"), [(0, "b"), (60, "b"), (61, "a")])
def test_a_backup_that_says_it_is_from_later_comes_last(tmp_path, ahead, first):
    a_backup(tmp_path, "a", 0, new_key())
    a_backup(tmp_path, "b", 2, new_key())
    now = NOW + timedelta(minutes=2, seconds=-ahead)

    assert find_backups(tmp_path, now=now)[0][1].folder == first


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("sebelum-skema-15-dari-14", True),
        ("sebelum-skema-15-dari-14.sedang-dibuat", False),
        ("sebelum-skema-15", False),
        ("2026-01-05 08.00.00", False),
    ],
)
def test_a_way_back_from_an_upgrade_is_known_by_its_name(tmp_path, name, may):
    office = tmp_path / "kantor.rehab"
    assert not may_go_back(office)
    (tmp_path / "cadangan" / name).mkdir(parents=True)

    assert may_go_back(office) is may
