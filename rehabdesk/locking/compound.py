"""A compound file (MS-CFB, version 3): the container in which Office keeps a locked workbook."""

import struct
from collections.abc import Mapping, Sequence
from typing import Union

from msgspec import Struct

Tree = Mapping[str, Union[bytes, "Tree"]]
"""Streams by name, and storages that hold more of them."""

_SECTOR, _SMALL = 512, 64
_CUTOFF = 4096
"""Streams below this many bytes lie in small sectors (2.2)."""
_END, _FREE, _TABLE, _FURTHER = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC
_NONE = 0xFFFFFFFF
_IN_HEADER, _PER_SECTOR = 109, 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")


class _DirectoryLine(Struct):
    """A line of the directory; ``left``, ``right`` and ``child`` are places in it."""

    name: str
    kind: int
    content: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    start: int = _END
    size: int = 0


def compound(tree: Tree) -> bytes:
    """The file of all streams in their storages."""
    entries: list[_DirectoryLine] = [_DirectoryLine(name="Root Entry", kind=_ROOT)]
    entries[0].child = _add(entries, tree)
    sectors = bytearray()
    chains: list[int] = []
    small, small_chains = bytearray(), list[int]()
    for entry in entries:
        entry.size = len(entry.content)
        if entry.kind != _STREAM or not entry.size:
            continue
        if entry.size < _CUTOFF:
            entry.start = _append(small, small_chains, entry.content, _SMALL)
        else:
            entry.start = _append(sectors, chains, entry.content, _SECTOR)
    entries[0].size = len(small)
    if small:
        entries[0].start = _append(sectors, chains, bytes(small), _SECTOR)
    small_table = b"".join(struct.pack("<I", one) for one in small_chains)
    first_small = _append(sectors, chains, small_table, _SECTOR, _FREE) if small_chains else _END
    directory = b"".join(_line(one) for one in entries)
    first_entry = _append(sectors, chains, directory, _SECTOR)
    small_sectors = -(-len(small_table) // _SECTOR)
    return _with_tables(sectors, chains, first_entry, (first_small, small_sectors))


def _add(entries: list[_DirectoryLine], tree: Tree) -> int:
    """Put a storage's members into the directory; says where the root of their tree is."""
    members: list[int] = []
    for name, content in tree.items():
        members.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_DirectoryLine(name=name, kind=_STREAM, content=content))
        else:
            entries.append(storage := _DirectoryLine(name=name, kind=_STORAGE))
            storage.child = _add(entries, content)
    # The order of names: the shorter first, then letter by letter (2.6.4).
    members.sort(key=lambda at: (len(entries[at].name), entries[at].name.upper()))
    return _balanced(entries, members)


def _balanced(entries: list[_DirectoryLine], members: Sequence[int]) -> int:
    if not members:
        return _NONE
    middle = len(members) // 2
    root = entries[members[middle]]
    root.left = _balanced(entries, members[:middle])
    root.right = _balanced(entries, members[middle + 1 :])
    return members[middle]


def _append(room: bytearray, chains: list[int], content: bytes, sector: int, fill: int = 0) -> int:
    """Put a content into whole sectors one behind the other; says the first."""
    first, count = len(chains), -(-len(content) // sector)
    room += content
    room += struct.pack("<I", fill)[:1] * (count * sector - len(content))
    chains += [*range(first + 1, first + count), _END]
    return first


def _line(entry: _DirectoryLine) -> bytes:
    """An entry of 128 bytes; all are black, which the order of so few does not need (2.6.1)."""
    name = entry.name.encode("utf-16-le") + b"\0\0"
    kinds = struct.pack("<BB", entry.kind, 1)
    links = struct.pack("<III", entry.left, entry.right, entry.child)
    start = 0 if entry.kind == _STORAGE else entry.start
    rest = bytes(16 + 4 + 8 + 8) + struct.pack("<IQ", start, entry.size)
    return name.ljust(64, b"\0") + struct.pack("<H", len(name)) + kinds + links + rest


def _with_tables(
    sectors: bytearray, chains: list[int], first_entry: int, small: tuple[int, int]
) -> bytes:
    """Header, sectors, and the tables of which sector follows which."""
    tables, further = 0, 0
    while True:
        needed = -(-(len(chains) + tables + further) // _PER_SECTOR)
        more = -(-max(0, needed - _IN_HEADER) // (_PER_SECTOR - 1))
        if (needed, more) == (tables, further):
            break
        tables, further = needed, more
    first_table = len(chains)
    places = list(range(first_table, first_table + tables))
    listed = [*chains, *[_TABLE] * tables, *[_FURTHER] * further]
    listed += [_FREE] * (tables * _PER_SECTOR - len(listed))
    made = _header(tables, first_entry, small, further, first_table + tables, places)
    made += sectors + struct.pack(f"<{len(listed)}I", *listed)
    for at in range(further):
        part = places[_IN_HEADER + at * (_PER_SECTOR - 1) :][: _PER_SECTOR - 1]
        part += [_FREE] * (_PER_SECTOR - 1 - len(part))
        following = first_table + tables + at + 1 if at + 1 < further else _END
        made += struct.pack(f"<{_PER_SECTOR}I", *part, following)
    return bytes(made)


def _header(
    tables: int,
    first_entry: int,
    small: tuple[int, int],
    further: int,
    first_further: int,
    places: list[int],
) -> bytearray:
    in_header = (places + [_FREE] * _IN_HEADER)[:_IN_HEADER]
    made = bytearray(_MAGIC + bytes(16))
    made += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    made += struct.pack("<IIII", 0, tables, first_entry, 0)
    made += struct.pack("<IIIII", _CUTOFF, *small, first_further if further else _END, further)
    return made + struct.pack(f"<{_IN_HEADER}I", *in_header)
