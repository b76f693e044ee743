"""The words of notes, closed under the key of their role, and opened for whoever has it.

A cell is closed by AES-256-GCM and bound to its note, its column and its key's number, so that it
opens in no other place. Whatever moves rows about (undo, merging, copies, salvage) passes closed
cells on as they are. What is closed is filled up to a multiple of 32 bytes, so that its length
says little, and an empty part is closed like any other.
"""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping

from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.refusals import NoNoteKey
from rehabdesk.storage.sealing import unwrap, wrap
from rehabdesk.storage.wiping import HeldKey

MARK = "\x02"
"""How a closed cell begins; nobody can type it."""

UNOPENED = "⟨tidak dapat dibuka⟩"
"""What stands in the place of words that do not open."""

_FILLED = 32
_MOST_DIGITS = 9
_END = b"\x01"


def is_closed(cell: object) -> bool:
    """Whether a cell holds closed words."""
    return isinstance(cell, str) and cell.startswith(MARK)


class ClosedWords:
    """The keys of notes that whoever opened the office has; none where nothing is closed.

    ``required`` says that this office closes its notes: one with a key ring of its own does.
    """

    def __init__(self) -> None:
        self.required = False
        self._keys: dict[NoteKind, dict[int, HeldKey]] = {}
        self._sheet: dict[NoteKind, HeldKey] = {}

    def holds(self, kind: NoteKind) -> bool:
        """Whether notes of a sort can be read and written here."""
        return not self.required or kind in self._keys

    def hold(self, kind: NoteKind, keys: Mapping[int, bytes]) -> None:
        """Have the keys of a sort from now on, by number; with none they are let go."""
        self._keys.pop(kind, None)
        if keys:
            self._keys[kind] = {number: HeldKey(key) for number, key in keys.items()}

    def keys(self, kind: NoteKind) -> dict[int, bytes]:
        """The keys of a sort, by number; the greatest is today's."""
        return {number: key.bare() for number, key in self._keys.get(kind, {}).items()}

    def hold_sheet(self, kind: NoteKind, part: bytes) -> None:
        """Have what the recovery sheet has of a key."""
        self._sheet[kind] = HeldKey(part)

    def sheet(self, kind: NoteKind) -> bytes:
        """What the recovery sheet has of a key; nothing where it was not opened with the sheet."""
        held = self._sheet.get(kind)
        return held.bare() if held else b""

    def close(self, kind: NoteKind, note: str, column: str, words: str) -> str:
        """The cell that words become; as they are in an office that closes none.

        Raises ``NoNoteKey``: nothing is ever written in clear for want of a key.
        """
        if not self.required:
            return words
        if kind not in self._keys:
            raise NoNoteKey
        number = max(self._keys[kind])
        plain = words.encode() + _END
        plain += bytes(-len(plain) % _FILLED)
        key = self._keys[kind][number].bare()
        closed = bytes.fromhex(wrap(key, plain, _bound(kind, number, note, column)))
        return f"{MARK}{number}:{b64encode(closed).decode()}"

    def opened(self, kind: NoteKind, note: str, column: str, cell: str) -> str | None:
        """The words of a cell, or nothing where they do not open; what is in clear is as it is."""
        if not is_closed(cell):
            return cell
        number, _, closed = cell.removeprefix(MARK).partition(":")
        known = number.isdecimal() and len(number) < _MOST_DIGITS
        held = self._keys.get(kind, {}).get(int(number)) if known else None
        if held is None:
            return None
        try:
            raw = b64decode(closed, validate=True)
        except Error:
            return None
        plain = unwrap(held.bare(), raw.hex(), _bound(kind, int(number), note, column))
        return None if plain is None else plain.rstrip(b"\0")[: -len(_END)].decode()


def _bound(kind: NoteKind, number: int, note: str, column: str) -> str:
    return f"rehabdesk:words:{kind.value}:{number}:{note}:{column}"
