"""A rehearsal of a backup whose count is not known is held against that very backup's count."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.services.rehearsal import rehearse
from rehabdesk.services.safekeeping import backups_of
from rehabdesk.storage.backup_catalogue import read_catalogue
from tests.sample_office import a_room
from tests.services.test_safekeeping import NOW, TODAY, backed_up, charge, kept_office, office

__all__ = ["charge", "kept_office", "office"]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("counted", [True, False])
def test_each_of_two_backups_is_proven_by_its_own_count(charge, office, at, counted):
    for number in (1, 2):
        a_room(office, f"Ruang {number}")
        backed_up(charge, NOW + timedelta(days=number))
    made = [(source, backup) for _, source, backup in backups_of(charge, roots=())]
    source, backup = made[at]
    if not counted:
        backup = replace(backup, contents=None)

    done = rehearse(charge, source, backup, TODAY)

    assert done.backup.held.counts["room"] == 2 - at
    assert done.records == sum(done.backup.held.counts.values())
    assert done.seconds > 0
    assert done.backup.rehearsed_on == TODAY == read_catalogue(charge.folder).rehearsed_on
    rehearsed = {path: one.rehearsed_on for _, path, one in backups_of(charge, roots=())}
    assert [rehearsed[path] for path, _ in made] == [TODAY if one == at else None for one in (0, 1)]
