"""Whether this installation works: parts, encryption, search, papers, disk, clock and windows."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.identity import ResidentId, new_id
from rehabdesk.domain.resident import Resident
from rehabdesk.own_files import make_folder, write_whole
from rehabdesk.services.checking import check_office
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.services.demonstration_tables import DEMONSTRATION_DAY
from rehabdesk.services.versions import engines
from rehabdesk.storage import (
    DEMONSTRATION_PASSPHRASE,
    Store,
    aes_gcm_right,
    argon2id_right,
    file_encrypted,
    office_path,
    open_in_memory,
    unlock_office,
)
from rehabdesk.storage.whole_file import first_look
from rehabdesk.wording.numbers import file_size

Say = Callable[[str], None]
Screens = Callable[[Store], list[str]]

_PAPERS_AT = datetime.combine(DEMONSTRATION_DAY, time(2), UTC)
_LEAST_ROOM = 300 * 1000 * 1000
_KEPT_REPORTS = 20
# No office has worked with this program before, nor will with this version so much later.
_EARLIEST, _LATEST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2046, 1, 1, tzinfo=UTC)


def failures(say: Say, screens: Screens | None = None, now: datetime | None = None) -> list[str]:
    """Try every part on throw-away files; one line a failure, nothing where all is well.

    ``screens`` draws the windows on an open office and gives back its own failures. ``now`` is
    this computer's time; without it the clock is not judged.
    """
    found: list[str] = []
    for label, check in (
        ("Berkas program", _resources),
        ("Enkripsi", _encryption),
        ("Enkripsi dan pencarian", _driver_and_search),
        ("Pembaca daftar", _list_readers),
        ("Ruang dan izin tulis", _room),
        ("Jam komputer", lambda: _clock(now)),
    ):
        say(label)
        found += _tried(label, check)
    say("Kantor contoh di folder sementara")
    with tempfile.TemporaryDirectory(prefix="rehabdesk-", ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "kantor"
        found += _tried("Kantor contoh", lambda: _office(place, say, screens))
        say("Pembaca cadangan")
        found += _tried("Pembaca cadangan", lambda: _backup_reader(place))
        say("Dokumen cetak")
        found += _tried("Dokumen cetak", lambda: _documents(place))
    return found


def _tried(label: str, check: Callable[[], list[str]]) -> list[str]:
    try:
        return check()
    except Exception as error:
        return [f"{label}: {type(error).__name__}"]


def _resources() -> list[str]:
    """The folders that must travel with the program and not be empty."""
    folders = (paths.fonts(), paths.icons(), paths.style(), paths.sample())
    return [
        f"Folder {one.name} kosong atau tidak ada"
        for one in folders
        if not one.is_dir() or not any(one.iterdir())
    ]


def _encryption() -> list[str]:
    """The answers of the standards, and a file that shows nothing."""
    return [
        f"{words} tidak memberi hasil yang benar"
        for words, right in (
            ("Penguatan kata sandi (Argon2id)", argon2id_right()),
            ("Enkripsi kunci (AES-256-GCM)", aes_gcm_right()),
            ("Enkripsi berkas (SQLCipher)", file_encrypted()),
        )
        if not right
    ]


def _list_readers() -> list[str]:
    """A list is read in a process of its own, and one that takes too much memory is ended."""
    from rehabdesk.spreadsheets.asking import keeps_to_its_memory, start_file

    sample = min(paths.sample().glob("*.xlsx"))
    found = [] if start_file(sample).grids() else ["Daftar contoh tidak terbaca"]
    return found if keeps_to_its_memory() else [*found, "Batas memori pembaca tidak berlaku"]


def _backup_reader(folder: Path) -> list[str]:
    """A closed office's file is looked at in a process of its own, as a backup would be."""
    unlocked = unlock_office(folder, DEMONSTRATION_PASSPHRASE)
    counts = first_look(office_path(folder), (unlocked.key,)).contents.counts
    return [] if counts["resident"] else ["Isi kantor contoh tidak terbaca"]


def _room() -> list[str]:
    """Where an office would be kept: writable, and with room for it and its backups."""
    place = paths.default_office_folder()
    while not place.is_dir() and place != place.parent:
        place = place.parent
    free = shutil.disk_usage(place).free
    found = [f"Ruang kosong tinggal {file_size(free)}"] if free < _LEAST_ROOM else []
    try:
        with tempfile.TemporaryFile(dir=place):
            return found
    except OSError:
        return [*found, "Folder Dokumen tidak dapat ditulisi"]


def _clock(now: datetime | None) -> list[str]:
    if now is None or _EARLIEST <= now <= _LATEST:
        return []
    return [f"Tanggal komputer {now:%d-%m-%Y} tidak mungkin; betulkan jamnya"]


def report(found: list[str], now: datetime) -> str:
    """What support needs to know of this installation: versions and findings, no person's data."""
    offset = now.utcoffset() or timedelta()
    lines = [
        f"Pemeriksaan RehabDesk {now:%Y-%m-%d %H:%M} (UTC{offset.total_seconds() / 3600:+.1f})",
        *(f"{name}: {version}" for name, version in engines()),
        "",
        *(found or ["Semua bagian bekerja."]),
    ]
    return "\n".join(lines) + "\n"


def write_report(text: str, folder: Path, now: datetime) -> Path | None:
    """Keep a report as a file; None where the folder cannot be written."""
    path = folder / f"pemeriksaan-{now:%Y%m%d-%H%M%S}.txt"
    try:
        make_folder(folder)
        write_whole(path, text.encode())
        for old in sorted(folder.glob("pemeriksaan-*.txt"))[:-_KEPT_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return path


def _driver_and_search() -> list[str]:
    store = open_in_memory()
    try:
        with store.change("Uji"):
            put_defaults(store, 2021)
            person = Resident(id=ResidentId(new_id()), name="Uji Coba", registration_no="BI 1/21")
            store.residents.put(person)
            store.search.refresh(person.id)
        wrong = [] if store.search.find("coba") == (person.id,) else ["Pencarian tidak menemukan"]
        ciphers = [one for (one,) in store.query("PRAGMA cipher_version") if one]
        return wrong if ciphers else [*wrong, "Enkripsi berkas tidak tersedia"]
    finally:
        store.close()


def _documents(folder: Path) -> list[str]:
    """Every paper of the throw-away office, as an office would print it."""
    from rehabdesk.documents.catalogue import DOCUMENTS
    from rehabdesk.services.paper_samples import samples_of

    made = samples_of(folder, _PAPERS_AT)
    found: list[str] = []
    for document in DOCUMENTS:
        found += _tried(document.title, lambda one=document: _drawn(one.draw(made[one.key])))
    return found


def _drawn(pdf: bytes) -> list[str]:
    return [] if pdf.startswith(b"%PDF-") else ["Hasil gambar bukan PDF"]


def _office(folder: Path, say: Say, screens: Screens | None = None) -> list[str]:
    store = build_demonstration(folder)
    try:
        found = [f"{words}: {count}" for _, words, count in check_office(store).findings if count]
        if screens is not None:
            say("Layar")
            found += screens(store)
        return found
    finally:
        store.close()
