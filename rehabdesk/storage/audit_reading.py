"""The audit log's reading end: entries, the history of a record, and whether the chain holds."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.audit import (
    AuditEntry,
    AuditHead,
    ChainBreak,
    ChainReport,
    EntryKind,
    LeftHeads,
    RowChange,
)
from rehabdesk.domain.office import zone_of
from rehabdesk.storage.audit_log import (
    LAST_ENTRY,
    NUMBER_BITS,
    Plain,
    chained,
    first_chain,
    place_of,
    places_of,
)
from rehabdesk.storage.audit_rows import rows_in
from rehabdesk.storage.closed_words import UNOPENED, is_closed
from rehabdesk.storage.notes import KINDS, NOTE_TABLES, is_readable
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.rows import from_text

_NUMBERS = 2**NUMBER_BITS - 1
_COLUMNS = f"place >> {NUMBER_BITS}, place & {_NUMBERS}, at, kind, user, label, why, content, chain"
_FIRST_PLACE = -(2**63)
"""No entry is written there, but one that was put there must be found out."""

_LOOKED_AHEAD = 50
RING_TABLE = "key_ring"
"""As what table the log names a key ring; the key is its generation."""
_RING = f'"{RING_TABLE}"'.encode()
_AuditRow = tuple[Any, ...]


class AuditFilter(Struct, frozen=True, kw_only=True):
    """What the log is narrowed to; empty fields narrow nothing. Days are the office's."""

    first: date | None = None
    last: date | None = None
    kind: EntryKind | None = None
    user: str = ""
    text: str = ""


class AuditReader:
    """Looks in the log; the newest entry comes first."""

    def __init__(self, store: OpenFile) -> None:
        self.store = store

    def entries(self, wanted: AuditFilter, limit: int = 500) -> tuple[AuditEntry, ...]:
        """The newest entries that a filter leaves."""
        terms, values = ["place BETWEEN ? AND ?"], list[Any]()
        zone = self._zone()
        for term, value in (
            ("kind = ?", wanted.kind.value if wanted.kind else None),
            ("user = ?", wanted.user or None),
            ("at >= ?", _start(wanted.first, zone)),
            ("at < ?", _start(wanted.last and wanted.last + timedelta(days=1), zone)),
            ("(label || ' ' || why) LIKE ?", f"%{wanted.text}%" if wanted.text else None),
        ):
            if value is not None:
                terms.append(term)
                values.append(value)
        found = [
            row
            for origin in self._origins()
            for row in self.store.query(
                f"SELECT {_COLUMNS} FROM audit_entry WHERE {' AND '.join(terms)}"
                " ORDER BY place DESC LIMIT ?",
                (*places_of(origin), *values, limit),
            )
        ]
        found.sort(key=lambda row: (row[2], row[1]), reverse=True)
        return tuple(self._entry(row) for row in found[:limit])

    def of_row(self, table: str, key: str, limit: int = 200) -> tuple[AuditEntry, ...]:
        """The newest entries that touched or opened one record."""
        rows = self.store.query(
            f"SELECT {_COLUMNS} FROM audit_entry WHERE place IN (SELECT"
            f" (origin << {NUMBER_BITS}) | number FROM audit_row"
            " WHERE table_name = ? AND row_key = ?) ORDER BY at DESC, 2 DESC LIMIT ?",
            (table, key, limit),
        )
        return tuple(self._entry(row) for row in rows)

    def count(self) -> int:
        """How many entries this PC has written."""
        found = self.store.query(LAST_ENTRY, places_of(self.store.desk.origin))
        return found[0][0] & _NUMBERS if found else 0

    def after(self, number: int) -> tuple[AuditEntry, ...]:
        """The entries that this PC has written after one of its own, in their order."""
        origin = self.store.desk.origin
        rows = self.store.query(
            f"SELECT {_COLUMNS} FROM audit_entry WHERE place BETWEEN ? AND ? ORDER BY place",
            (place_of(origin, number + 1), places_of(origin)[1]),
        )
        return tuple(self._entry(row) for row in rows)

    def heads(self) -> tuple[AuditHead, ...]:
        """Where each PC's chain stands."""
        return tuple(
            AuditHead(origin=one, count=place - place_of(one, 0), chain=chain)
            for one in self._origins()
            for place, chain in self.store.query(LAST_ENTRY, places_of(one))
        )

    def against(self, heads: Sequence[AuditHead]) -> ChainReport | None:
        """The first earlier head that the log no longer has, or nothing.

        Those that a restore has left behind, as it wrote into this very log, are not missing.
        """
        left = self.left_behind()
        for head in heads:
            there = (place_of(head.origin, head.count),)
            found = self.store.query("SELECT chain FROM audit_entry WHERE place = ?", there)
            if (head.chain,) not in found and not left.has(head):
                broken = ChainBreak.REPLACED if found else ChainBreak.SHORTENED
                return ChainReport(
                    count=0, heads=(), broken=broken, origin=head.origin, number=head.count
                )
        return None

    def left_behind(self) -> LeftHeads:
        """What restores have left behind; nothing in a file from before it was written down."""
        rows = self.store.query(
            "SELECT value FROM setting WHERE id = ? AND deleted_at IS NULL", (LeftHeads.tag,)
        )
        return next((from_text(LeftHeads, text) for (text,) in rows), LeftHeads())

    def verify(self, earlier: Sequence[AuditHead] = ()) -> ChainReport:
        """Read every entry, and name the first that is not as it was written.

        A chain that holds is also compared with ``earlier`` heads, kept or printed.
        """
        count = 0
        for origin, rows in groupby(self._rows(), itemgetter(0)):
            before = first_chain(origin)
            for number, row in enumerate(rows, 1):
                if (broken := self._break_at(row, number, before)) is not None:
                    return ChainReport(
                        count=count, heads=(), broken=broken, origin=origin, number=number
                    )
                count, before = count + 1, row[8]
        return self.against(earlier) or ChainReport(count=count, heads=self.heads())

    def newer_ring(self, generation: int) -> ChainReport | None:
        """The first entry that tells of a newer key ring than one of this generation, or nothing.

        An entry whose ring has the number of another's tells it, too: an older one was followed
        anew. What every entry says is read, for what finds the entries of a ring is in no chain.
        """
        told: set[int] = set()
        for row in self._rows():
            content = row[7]
            if content[:1] == b"[" and _RING not in content:
                continue
            for number in (int(one.key[0]) for one in rows_in(content) if one.table == RING_TABLE):
                if number > generation or number in told:
                    broken = ChainBreak.NEWER_RING
                    return ChainReport(
                        count=0, heads=(), broken=broken, origin=row[0], number=row[1]
                    )
                told.add(number)
        return None

    def _break_at(self, row: _AuditRow, number: int, before: bytes) -> ChainBreak | None:
        if row[1] != number:
            return ChainBreak.MISSING
        if _holds(row, before):
            return None
        later = islice(self._rows(place_of(row[0], number + 1)), _LOOKED_AHEAD)
        swapped = any(
            chained(before, (row[0], number, *one[2:7]), one[7]) == one[8] for one in later
        )
        return ChainBreak.REORDERED if swapped else ChainBreak.EDITED

    def _rows(self, first: int = _FIRST_PLACE) -> Iterator[_AuditRow]:
        """Every entry from a place on."""
        sql = f"SELECT {_COLUMNS} FROM audit_entry WHERE place >= ? ORDER BY place"
        yield from self.store.connection.execute(sql, (first,))

    def _entry(self, row: _AuditRow) -> AuditEntry:
        return AuditEntry(
            origin=row[0],
            number=row[1],
            at=datetime.fromtimestamp(row[2] / 1000, UTC),
            kind=EntryKind(row[3]),
            user=row[4],
            label=row[5],
            why=row[6],
            rows=tuple(self._as_seen(one) for one in rows_in(row[7])),
            chain=row[8],
        )

    def _as_seen(self, row: RowChange) -> RowChange:
        """What is told of a row here: of a note that this desk may not read, no field."""
        if row.table not in NOTE_TABLES or not row.fields:
            return row
        if not is_readable(self.store, row.table, row.key[0]):
            return replace(row, fields=(), hidden=True)
        fields = ((name, *self._opened(row, name, old, new)) for name, old, new in row.fields)
        return replace(row, fields=tuple(one for one in fields if (one[1] or "") != (one[2] or "")))

    def _opened(self, row: RowChange, name: str, *cells: Any) -> Iterator[Any]:
        """What closed cells of a note say; words from before there were keys stand as they are."""
        for cell in cells:
            words = cell
            if is_closed(cell):
                words = self.store.words.opened(KINDS[row.table], row.key[0], name, cell)
            yield UNOPENED if words is None and cell is not None else words

    def _zone(self) -> tzinfo:
        """The office's time zone: its days begin there, as the shown times do."""
        found = self.store.query("SELECT time_zone FROM office LIMIT 1")
        return zone_of(next((str(zone) for (zone,) in found), ""))

    def _origins(self) -> list[int]:
        """The PCs that wrote here, found by steps along the key and not by reading every row."""
        rows = self.store.query(
            f"WITH RECURSIVE pc(origin) AS (SELECT min(place) >> {NUMBER_BITS} FROM audit_entry"
            f" UNION ALL SELECT (SELECT min(place) >> {NUMBER_BITS} FROM audit_entry"
            f" WHERE place > (pc.origin << {NUMBER_BITS}) | {_NUMBERS}) FROM pc"
            " WHERE pc.origin IS NOT NULL) SELECT origin FROM pc WHERE origin IS NOT NULL"
        )
        return [int(origin) for (origin,) in rows]


def _holds(row: _AuditRow, before: bytes) -> bool:
    plain: Plain = row[:7]
    return chained(before, plain, row[7]) == row[8]


def _start(day: date | None, zone: tzinfo) -> int | None:
    if day is None:
        return None
    return int(datetime.combine(day, time(), zone).timestamp() * 1000)
