"""Whether this installation works: fonts, papers, driver, search and the right to write."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.identity import ResidentId, new_id
from rehabdesk.domain.resident import Resident
from rehabdesk.services.checking import check_office
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.storage import Store, open_in_memory

Say = Callable[[str], None]
Screens = Callable[[Store], list[str]]


def failures(say: Say, screens: Screens | None = None) -> list[str]:
    """Try every part on throw-away files; one line a failure, nothing where all is well.

    ``screens`` draws the windows on an open office and gives back its own failures.
    """
    found: list[str] = []
    for label, check in (
        ("Berkas program", _resources),
        ("Penyandian dan pencarian", _driver_and_search),
        ("Dokumen cetak", _documents),
    ):
        say(label)
        found += _tried(label, check)
    say("Kantor contoh di folder sementara")
    with tempfile.TemporaryDirectory(prefix="rehabdesk-", ignore_cleanup_errors=True) as folder:
        found += _tried("Kantor contoh", lambda: _office(Path(folder) / "kantor", say, screens))
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


def _driver_and_search() -> list[str]:
    store = open_in_memory()
    try:
        with store.change("Uji"):
            put_defaults(store, 2021)
            person = Resident(id=ResidentId(new_id()), name="Uji Coba", registration_no="BI 1/21")
            store.residents.put(person)
            store.search.refresh(person.id)
        wrong = [] if store.search.find("coba") == (person.id,) else ["Pencarian tidak menemukan"]
        cipher = store.query("PRAGMA cipher_version")
        return wrong if cipher and cipher[0][0] else [*wrong, "Penyandian berkas tidak tersedia"]
    finally:
        store.close()


def _documents() -> list[str]:
    from rehabdesk.documents.catalogue import DOCUMENTS

    found: list[str] = []
    for document in DOCUMENTS:
        found += _tried(document.title, lambda one=document: _drawn(one.draw(one.sample())))
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
