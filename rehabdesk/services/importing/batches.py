"""Taking a whole import back in one step, at once or days later, where nothing was built on it."""

from datetime import datetime

from msgspec.structs import replace

from rehabdesk.domain.importing import ImportBatch
from rehabdesk.domain.refusals import AlreadyUndone, BuiltOn, ChangedSince
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.excuses import follow
from rehabdesk.services.importing.journal import unpack
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Change, Store

_WORDS = {
    "resident": "data residen",
    "registration": "nomor registrasi",
    "stay": "masa tinggal",
    "placement": "blok/kamar",
    "enrolment": "kepesertaan",
    "enrolment_event": "riwayat kepesertaan",
    "membership": "keanggotaan kelompok",
    "care_group": "kelompok",
    "cohort": "angkatan",
    "phase": "tahap",
    "counselor": "konselor",
    "room": "ruang",
    "holiday": "hari libur",
    "topic": "materi",
    "session": "sesi",
    "attendance": "tanda kehadiran",
    "excuse": "halangan",
    "certificate": "sertifikat",
    "resident_merge": "penggabungan",
}
_OWN = {"import_shape", "import_answer"}


@needs(Right.IMPORT)
def undo_batch(store: Store, batch_id: str, *, now: datetime) -> Done[ImportBatch]:
    """Put everything back as it was before an import.

    Raises:
        AlreadyUndone: it was taken back before.
        BuiltOn: something was written since about its rows; ``what`` says what, and how much.
    """
    batch = required(store.imports, batch_id, "impor")
    if batch.undone_at is not None:
        raise AlreadyUndone("batch")
    undone = replace(batch, undone_at=now)
    with store.change(f"Impor diurungkan: {batch.file_name}") as change:
        take_back(store, batch.label, batch.journal)
        store.imports.put(undone)
    return Done(undone, change)


@needs(Right.WRITE_PEOPLE)
def take_back(store: Store, label: str, journal: bytes) -> None:
    """Write the rows of a journal back, inside the change that is open; raises ``BuiltOn``."""
    touched = [one for one in unpack(journal) if one.table not in _OWN]
    later = store.imports.later_than(touched)
    if later:
        raise BuiltOn("batch", what=_told(later))
    try:
        undone = Change(label, touched=touched)
        store.undo(undone)
        follow(store, undone)
    except ChangedSince:
        raise BuiltOn("batch", what=_WORDS["attendance"]) from None


def _told(later: dict[str, int]) -> str:
    return ", ".join(f"{count} {_WORDS.get(table, table)}" for table, count in later.items())
