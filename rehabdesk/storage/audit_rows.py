"""What an audit entry keeps of a change's rows: only what differs, in few bytes.

A table with very many rows in one change is told as a number and a digest. Pictures and long
frozen texts are told by their digest, for they stand in the file already; what a note said before
it was changed is told whole.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable
from typing import Any

from msgspec.json import encode

from rehabdesk.domain.audit import RowChange, RowDeed
from rehabdesk.storage.change import Change, Touched
from rehabdesk.storage.closed_words import is_closed
from rehabdesk.storage.rows import Row

MOST_ROWS = 150
"""Rows of one table in one change that are told one by one."""

_STAMPS = frozenset(
    (
        *("id", "origin", "rev", "created_at", "created_by", "updated_at", "updated_by"),
        *("deleted_at", "deleted_by", "session", "resident", "marked_at", "marked_by"),
    )
)
_NOTES = frozenset(("counseling_note", "medical_note"))
_LONGEST = 400
_LONG = (str, bytes)
"""What may be too long to be told as it is."""
_WORTH_COMPRESSING = 160
_QUICKLY = 3
"""How hard zlib tries: the content of one sheet comes out no larger, and in less time."""

_CHANGED = RowDeed.CHANGED.value

_Item = list[Any]


def content_of(change: Change) -> tuple[bytes, list[tuple[str, str]]]:
    """The entry's content, and table and key of each row that is told on its own."""
    if len(change.touched) == 1 and not change.named:
        # A mark, as most changes are: nothing to put together.
        found = change.touched[0]
        items, told = [_item(found)], [(found.table, found.key[0])] if len(found.key) == 1 else []
    else:
        items, told = _put_together(change)
    text = encode(items) if items else b""
    return zlib.compress(text, _QUICKLY) if len(text) > _WORTH_COMPRESSING else text, told


def _put_together(change: Change) -> tuple[list[_Item], list[tuple[str, str]]]:
    items: list[_Item] = []
    told: list[tuple[str, str]] = []
    for table, key in change.named:
        items.append([RowDeed.NAMED, table, [key]])
        told.append((table, key))
    for table, rows in _by_table(change).items():
        if len(rows) > MOST_ROWS:
            items.append([RowDeed.MANY, table, [str(len(rows)), _digest(rows.values())]])
            continue
        for key, row in rows.items():
            items.append(_item(row))
            if len(key) == 1:
                told.append((table, key[0]))
    return items, told


def _by_table(change: Change) -> dict[str, dict[tuple[str, ...], Touched]]:
    """What a change touched, each row once."""
    by_table: dict[str, dict[tuple[str, ...], Touched]] = {}
    for row in change.touched:
        rows = by_table.setdefault(row.table, {})
        first = rows.setdefault(row.key, row)
        if first is not row:
            rows[row.key] = _joined(first, row)
    return by_table


def rows_in(content: bytes) -> tuple[RowChange, ...]:
    """The rows that an entry's content tells of; none where it was written by no program of ours.

    Such an entry breaks the chain, which the reading of the log tells.
    """
    try:
        text = content if content[:1] in {b"", b"["} else zlib.decompress(content)
        return tuple(_row(item) for item in json.loads(text)) if text else ()
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError):
        return ()


def _row(item: _Item) -> RowChange:
    deed = RowDeed(item[0])
    fields: tuple[tuple[str, Any, Any], ...] = ()
    if len(item) > 3:  # noqa: PLR2004 - deed, table, key, and then the fields
        whole = deed is RowDeed.MADE
        fields = tuple(
            (name, None, value) if whole else (name, value[0], value[1])
            for name, value in item[3].items()
        )
    return RowChange(deed=deed, table=item[1], key=tuple(item[2]), fields=fields)


def _joined(first: Touched, last: Touched) -> Touched:
    """Both as one: what the later one does not tell is as the first one left it."""
    after = last.after if first.after is None or last.after is None else first.after | last.after
    return Touched(last.table, last.key, first.before, last.rev, after)


def _digest(rows: Iterable[Touched]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{'/'.join(row.key)}:{row.rev}\n".encode())
    return digest.hexdigest()[:32]


def _item(touched: Touched) -> _Item:
    before, after = touched.before, touched.after
    if after is None:
        return [RowDeed.MADE, touched.table, touched.key]
    if before is None:
        given = {
            name: _told(value)
            for name, value in after.items()
            if name not in _STAMPS and value not in (None, "", 0)
        }
        return [RowDeed.MADE, touched.table, touched.key, given]
    # Only columns that changed are in the row, so these two are seldom there.
    gone = "removed" in after or "deleted_at" in after
    item: _Item = [_deed(before, after) if gone else _CHANGED, touched.table, touched.key]
    differing: dict[str, Any] = {}
    for name, value in after.items():
        old = before.get(name)
        # Most columns of most rows are as they were, so that is asked first.
        if value != old and name not in _STAMPS and (old or None) != (value or None):
            differing[name] = [
                _former(touched, old, value) if isinstance(old, _LONG) else old,
                _told(value) if isinstance(value, _LONG) else value,
            ]
    if differing:
        item.append(differing)
    return item


def _former(touched: Touched, old: str | bytes, new: Any) -> Any:
    """What was there before; of a note it is whole, for it stands nowhere else from now on.

    What is taken out for good, as of somebody who is made anonymous, must not live on here.
    """
    if touched.table not in _NOTES or isinstance(old, bytes):
        return _told(old)
    taken_out = touched.after and touched.after.get("deleted_at") and not new and old
    return _digest_of(old) if taken_out else old


def _deed(before: Row, after: Row) -> RowDeed:
    gone = after.get("deleted_at") or after.get("removed")
    was_gone = before.get("deleted_at") or before.get("removed")
    if bool(gone) == bool(was_gone):
        return RowDeed.CHANGED
    return RowDeed.REMOVED if gone else RowDeed.RETURNED


def _told(value: Any) -> Any:
    if isinstance(value, bytes):
        return f"{len(value)} byte, sha256 {hashlib.sha256(value).hexdigest()[:16]}"
    if is_closed(value) and len(value) > _LONGEST:
        # A piece of a closed cell opens nothing, and the whole stands in the note.
        return f"… {_digest_of(value)}"
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:60]}… {_digest_of(value)}"
    return value


def _digest_of(text: str) -> str:
    return f"sha256 {hashlib.sha256(text.encode()).hexdigest()[:16]}"
