"""How safe the open office's data is now: its last good backup, and the places that failed."""

from datetime import datetime, timedelta

from msgspec import Struct

from rehabdesk import paths
from rehabdesk.domain.backup import BackupPlace, BackupResult, from_later, newest_of, stale
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import needs
from rehabdesk.services.safekeeping import Charge
from rehabdesk.storage.whole_file import Catalogue, backups_in, read_catalogue

STICK_STALE = timedelta(days=14)
"""After how long a stick that was prepared for backups should have been plugged in again."""


class Safety(Struct, frozen=True, kw_only=True):
    """How safe an office's data is now.

    ``newest`` is the newest good backup anywhere; one from a later time than now is not it, and
    ``from_later`` says that there is one. ``failed`` are the places whose last try failed,
    ``only_here`` says that no good backup lies outside the office's own folder.
    """

    newest: datetime | None
    stale: bool
    failed: tuple[BackupResult, ...]
    only_here: bool
    stick_stale: bool
    from_later: bool = False


@needs(Right.LOOK)
def safety_of(charge: Charge, now: datetime) -> Safety:
    """How safe the office's data is now."""
    catalogue = read_catalogue(charge.folder)
    here = [one.made_at for one in backups_in(charge.folder / paths.BACKUPS)]
    away = [
        found.at
        for place in (BackupPlace.FOLDER, BackupPlace.STICK)
        if (found := catalogue.last(place, good=True)) is not None
    ]
    newest = newest_of([*here, *away], now)
    stick = catalogue.last(BackupPlace.STICK, good=True)
    return Safety(
        newest=newest,
        stale=stale(newest, now),
        failed=_failed(catalogue),
        only_here=not away,
        stick_stale=catalogue.plan.stick
        and (stick is None or now - stick.at > STICK_STALE or from_later(stick.at, now)),
        from_later=any(from_later(one, now) for one in (*here, *away)),
    )


def _failed(catalogue: Catalogue) -> tuple[BackupResult, ...]:
    """Places whose last try failed; one that is not used any more is not waited for."""
    last = [catalogue.last(place) for place in BackupPlace]
    return tuple(
        one
        for one in last
        if one is not None
        and not one.good
        and (one.place is not BackupPlace.FOLDER or catalogue.plan.folder)
        and (one.place is not BackupPlace.STICK or catalogue.plan.stick)
    )
