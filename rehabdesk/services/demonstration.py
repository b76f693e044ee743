"""The demonstration office, in the shape of a real case: Lapas Kelas IIA Serang in 2021.

Its people come from the three lists of `resources/sample`; only timetable and marks are made
here. Nobody in it is real.
"""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.identity import LetterheadId, OfficeId, OfficialId, RoomId, new_id
from rehabdesk.domain.office import Acting, Letterhead, Office, Official, OfficialRole, Room
from rehabdesk.domain.refusals import NotADemonstration, Unwritable
from rehabdesk.domain.session import Session
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.demonstration_marks import record_sessions
from rehabdesk.services.demonstration_notes import put_notes
from rehabdesk.services.demonstration_program import DemonstrationPeople, put_people
from rehabdesk.services.demonstration_tables import DEMONSTRATION_DAY, NUMBERING, ROOMS
from rehabdesk.services.demonstration_timetable import plan_sessions
from rehabdesk.services.demonstration_users import OWNER, put_users
from rehabdesk.storage import (
    DEMONSTRATION_PASSPHRASE,
    Store,
    create_office,
    is_demonstration,
    open_office,
    require_free,
)

DemonstrationProgress = Callable[[str, int, int], None]
_OFFICE_NAME = "Lapas Kelas IIA Serang"
_STAGING = "sedang-dibuat"
_STAGES = 4
_ADDRESS = "Jalan Raya Serang-Pandeglang KM.06, Serang, Banten"
_LETTERHEADS = (
    (
        date(2014, 11, 5),
        "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA",
        "KANTOR WILAYAH BANTEN",
    ),
    (
        date(2024, 10, 21),
        "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA",
        "KANTOR WILAYAH DIREKTORAT JENDERAL PEMASYARAKATAN BANTEN",
    ),
)
_WARDEN = "Kepala Lembaga Pemasyarakatan Kelas IIA Serang"
_OFFICIALS = (
    (OfficialRole.WARDEN, "Bagja Wiranata, Bc.IP., S.H., M.H.", _WARDEN, "196704121990031001"),
    (
        OfficialRole.PROGRAM_MANAGER,
        "dr. Sekar Melati Utami",
        "Program Manager Rehabilitasi",
        "198405172010122003",
    ),
    (
        OfficialRole.TEAM_LEAD,
        "Asep Kurniadi, S.Sos., M.Si.",
        "Ketua Tim Rehabilitasi",
        "197809232000121002",
    ),
    (
        OfficialRole.PARTNER_HEAD,
        "Imas Rohaeti, S.Psi., M.Si.",
        "Ketua Yayasan Wahana Cita Indonesia",
        "",
    ),
)


def open_or_build_demonstration(
    folder: Path, *, progress: DemonstrationProgress | None = None
) -> Store:
    """The demonstration office in a folder, made there if there is none; its owner comes in.

    Raises ``NotADemonstration`` where the folder holds a real office.
    """
    if not _holds_demonstration(folder) or not (folder / paths.OFFICE_FILE).exists():
        return build_demonstration(folder, progress=progress)
    require_free(folder)
    store = open_office(folder, DEMONSTRATION_PASSPHRASE)
    if not store.users.all():
        # It was made by a program that knew its owner only.
        with store.change("Pengguna contoh", kind=EntryKind.SECURITY):
            put_users(store)
    return store


def build_demonstration(folder: Path, *, progress: DemonstrationProgress | None = None) -> Store:
    """A fresh demonstration office in a folder, in place of an older one; it is given open.

    It is made aside and put in place when it is whole. Raises ``NotADemonstration`` where the
    folder holds a real office, ``Unwritable``, and the troubles of the store.
    """
    _holds_demonstration(folder)
    staging = folder / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        store = _begin(staging)
        try:
            _fill(store, progress or silent)
        finally:
            store.close()
        for leftover in ("-wal", "-shm"):
            (folder / f"{paths.OFFICE_FILE}{leftover}").unlink(missing_ok=True)
        for name in (paths.KEYS_FILE, paths.OFFICE_FILE):
            (staging / name).replace(folder / name)
    except OSError as error:
        raise Unwritable("folder", file=folder.name) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return open_office(folder, DEMONSTRATION_PASSPHRASE)


def _holds_demonstration(folder: Path) -> bool:
    """Whether there is a demonstration office; a real one is refused."""
    if not any((folder / name).exists() for name in (paths.OFFICE_FILE, paths.KEYS_FILE)):
        return False
    if not (folder / paths.KEYS_FILE).exists() or not is_demonstration(folder):
        raise NotADemonstration("folder")
    return True


def silent(_stage: str, _done: int, _total: int) -> None:
    """Ignore progress."""


def _begin(folder: Path) -> Store:
    office = Office(
        id=OfficeId(new_id()),
        name=_OFFICE_NAME,
        short_name="Lapas Serang",
        city="Serang",
        demonstration=True,
        demonstration_day=DEMONSTRATION_DAY,
    )
    return create_office(folder, office, DEMONSTRATION_PASSPHRASE, OWNER)


def _fill(store: Store, progress: DemonstrationProgress) -> None:
    """All rows of the office; one change a stage."""
    store.now = lambda: datetime(2021, 2, 25, 2, 0, tzinfo=UTC)
    progress("Kantor dan isian awal", 0, _STAGES)
    with store.change("Kantor contoh"):
        _put_office(store)
        put_defaults(store, DEMONSTRATION_DAY.year)
        store.settings.write(NUMBERING)
        store.rooms.put_all(
            Room(id=RoomId(new_id()), name=name, capacity=capacity) for name, capacity in ROOMS
        )
    progress("Residen dan program", 1, _STAGES)
    with store.change("Residen dan program contoh"):
        cast = put_people(store, paths.sample())
        put_users(store)
    progress("Jadwal dan kehadiran", 2, _STAGES)
    with store.change("Jadwal dan kehadiran contoh"):
        _put_sessions(store, cast, plan_sessions(store, cast))
    put_notes(store, cast)
    progress("Selesai", _STAGES, _STAGES)


def _put_office(store: Store) -> None:
    store.letterheads.put_all(
        Letterhead(
            id=LetterheadId(new_id()),
            valid_from=since,
            lines=(ministry, region, "LEMBAGA PEMASYARAKATAN KELAS IIA SERANG", _ADDRESS),
        )
        for since, ministry, region in _LETTERHEADS
    )
    store.officials.put_all(
        Official(
            id=OfficialId(new_id()),
            name=name,
            position=position,
            role=role,
            nip=nip,
            institution="" if role is not OfficialRole.PARTNER_HEAD else position[6:],
            active_from=date(2020, 7, 1),
        )
        for role, name, position, nip in _OFFICIALS
    )
    store.officials.put(
        Official(
            id=OfficialId(new_id()),
            name="Asep Kurniadi, S.Sos., M.Si.",
            position=_WARDEN,
            role=OfficialRole.WARDEN,
            nip="197809232000121002",
            acting=Acting.DAILY,
            active_from=date(2021, 7, 5),
            active_to=date(2021, 7, 9),
        )
    )


def _put_sessions(store: Store, cast: DemonstrationPeople, sessions: list[Session]) -> None:
    """Sessions with what became of them: sheets, marks and corrections."""
    recorded = list(record_sessions(store, cast, sessions))
    by_id = {one.id: one for one in sessions} | {one.session.id: one.session for one in recorded}
    store.sessions.put_all(by_id.values())
    store.sheets.put_all(one.sheet for one in recorded)
    store.attendance.add_all(row for one in recorded for row in one.plain)
    for made in recorded:
        moment = datetime.combine(made.session.held_on, time(8, 40), UTC)
        store.now = lambda moment=moment: moment
        for row in made.detailed:
            store.attendance.put(row)
        store.corrections.put_all(made.corrections)
