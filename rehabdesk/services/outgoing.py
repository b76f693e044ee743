"""What leaves the office as a file or on a printer: locked unless somebody insists, and noted.

Every way out goes through here, so that none is without an entry in the audit log. The entry
tells the kind, the amount and whether it was locked; never the file's name, which may be a
person's.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import Unwritable
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import locked_or_open, note
from rehabdesk.services.exporting import ListFormat, OutTable, list_bytes
from rehabdesk.services.importing.errors import error_workbook
from rehabdesk.services.importing.preview import ListPreview
from rehabdesk.services.rights import needs
from rehabdesk.services.sealed_export import OWN_LOCKS, seal, seal_itself
from rehabdesk.services.writing import write_file
from rehabdesk.spreadsheets.writing import html_of, tabbed
from rehabdesk.storage import Store
from rehabdesk.wording.numbers import thousands

PRINTED, PRINTED_TO_FILE, SAVED = (
    "Dokumen dikirim ke printer",
    "Dokumen dicetak ke PDF",
    "Dokumen disimpan",
)
"""What the entry of a paper that goes out begins with."""
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@needs(Right.EXPORT)
def export_list(
    store: Store, table: OutTable, form: ListFormat, path: Path, passphrase: str = ""
) -> Path:
    """Write a list, locked where there is a passphrase; raises ``TooShort``, ``Unwritable``."""
    content = list_bytes(table, form)
    words = f"Daftar diekspor: {table.name}, {thousands(len(table.rows))} baris"
    return _write(store, words, {f"{table.name}{form.value}": content}, path, passphrase)


@needs(Right.EXPORT)
def copy_list(store: Store, table: OutTable, *, headings: bool = False) -> tuple[str, str]:
    """A list to be pasted elsewhere, as text and as HTML; with its headings where that is asked."""
    rows = (table.headings, *table.rows) if headings else table.rows
    amount = thousands(len(table.rows))
    note(store, EntryKind.EXPORT, f"Daftar disalin: {table.name}, {amount} baris")
    return tabbed(rows), html_of(rows)


@needs(Right.IMPORT)
def export_refused(store: Store, preview: ListPreview, path: Path, passphrase: str = "") -> Path:
    """Write the rows that an import refused, with the reasons; raises as ``export_list``."""
    content = error_workbook(preview)
    words = f"Baris impor yang ditolak disimpan: {thousands(len(preview.refused))} baris"
    return _write(store, words, {"Baris ditolak.xlsx": content}, path, passphrase)


@needs(Right.PRINT)
def save_paper(
    store: Store, pdf: bytes, path: Path, *, what: str, amount: str, passphrase: str = ""
) -> Path:
    """Write a paper, as a PDF or locked; raises as ``export_list``."""
    words = f"{SAVED}: {what}, {amount}"
    return _write(store, words, {f"{what}.pdf": pdf}, path, passphrase)


@needs(Right.PRINT)
def print_to_file(store: Store, pdf: bytes, path: Path, *, what: str, amount: str) -> Path:
    """Write a paper as an open PDF for the printer: a print, and noted as one."""
    words = f"{PRINTED_TO_FILE}: {what}, {amount}, {locked_or_open(locked=False)}"
    with store.change(words, kind=EntryKind.PRINT):
        return _write_there(path, pdf)


@needs(Right.PRINT)
def note_printed(store: Store, *, what: str, pages: int) -> None:
    """Note that a paper went to the printer."""
    note(store, EntryKind.PRINT, f"{PRINTED}: {what}, {thousands(pages)} halaman")


def write_out(path: Path, name: str, content: bytes, passphrase: str = "") -> Path:
    """One file under its right ending, or locked.

    It is locked by itself where the path has the ending of a file that can be, else in a zip
    where ``name`` stands in clear. Raises ``TooShort`` and ``Unwritable``.
    """
    ending = Path(name).suffix
    known = path.suffix.casefold()
    target = path if known in {ending, ".zip"} else Path(f"{path}{ending}")
    if passphrase and known == ending and ending in OWN_LOCKS:
        return _write_there(path, seal_itself(ending, content, passphrase))
    if passphrase:
        return write_locked(target, {_UNSAFE.sub("-", name): content}, passphrase)
    return _write_there(target.with_suffix(ending) if known == ".zip" else target, content)


def write_locked(path: Path, files: Mapping[str, bytes], passphrase: str) -> Path:
    """Some files in one locked zip; nothing of them reaches the disk unlocked."""
    return _write_there(path.with_suffix(".zip"), seal(files, passphrase))


def _write_there(path: Path, content: bytes) -> Path:
    """Write it whole or not at all; a folder that is gone (a stick) is not made again."""
    if not path.parent.is_dir():
        raise Unwritable("out", file=path.name)
    return write_file(path, content)


def _write(
    store: Store,
    words: str,
    file: dict[str, bytes],
    path: Path,
    passphrase: str,
) -> Path:
    """The file and its entry: where the file cannot be written there is no entry of it."""
    ((name, content),) = file.items()
    with store.change(f"{words}, {locked_or_open(locked=bool(passphrase))}", kind=EntryKind.EXPORT):
        return write_out(path, name, content, passphrase)
