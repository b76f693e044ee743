"""The first look at a backup, in the process that was started for it.

The file is opened to be read only, and nothing that lies beside it counts. What it is made of is
compared with what a file of its schema has before anything in it is asked or checked: an expression
of a stranger is never run.
"""

import os
from contextlib import closing
from importlib import import_module
from pathlib import Path

from rehabdesk.domain.backup import Contents
from rehabdesk.own_memory import keep_off_the_disk
from rehabdesk.storage import driver
from rehabdesk.storage.backup import contents_of
from rehabdesk.storage.foreign_carrying import SeenCopy, Verdict, packed_answer, question_in
from rehabdesk.storage.health import examine_pages
from rehabdesk.storage.known_schema import is_ours, is_plain_table, parts_of
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.troubles import WrongKey, trouble_of
from rehabdesk.storage.wiping import wipe

MOST_OF_A_CELL = 32 * 1024 * 1024
"""A picture has at most 2 MB, and a journal of an import of 20,000 people less than 10."""


def load() -> None:
    """Load what looking takes, while nobody waits yet."""
    keep_off_the_disk()
    import_module("rehabdesk.storage.migrations")


def read(packed: bytes) -> bytes:
    """What the file that is asked for is."""
    wanted = question_in(packed)
    wipe(packed)
    path = Path(os.fsdecode(wanted.path))
    for number, key in enumerate(wanted.keys):
        with closing(driver.connect(path, key, alone=True)) as copy:
            seen = _seen(copy, number)
        if seen.verdict is not Verdict.OTHER_KEY:
            return packed_answer(seen)
    return packed_answer(SeenCopy(Verdict.OTHER_KEY))


def _seen(copy: driver.Connection, key: int) -> SeenCopy:
    try:
        # This reads the first page and none of what the file is made of.
        schema = int(driver.value_of(copy, "PRAGMA user_version"))
    except driver.DatabaseError as error:
        other = isinstance(trouble_of(error), WrongKey)
        return SeenCopy(Verdict.OTHER_KEY if other else Verdict.DAMAGED)
    verdict, contents = _judged(copy, schema)
    return SeenCopy(verdict, key, schema, contents or Contents(counts={}))


def _judged(copy: driver.Connection, schema: int) -> tuple[Verdict, Contents | None]:
    if schema > SCHEMA_VERSION:
        return Verdict.NEWER, None
    try:
        copy.execute("PRAGMA trusted_schema = OFF")
        parts = parts_of(copy)
        if parts and not is_ours(parts, schema):
            return Verdict.FOREIGN, None
        if any(_has_huge_cell(copy, one.name) for one in parts if is_plain_table(one)):
            return Verdict.TOO_MUCH, None
        # A file of no bytes at all is a sound database without tables, and no office.
        if not parts or not examine_pages(copy):
            return Verdict.DAMAGED, None
        return Verdict.OURS, contents_of(copy)
    except (driver.DatabaseError, ValueError):
        # A stamp that is no stamp is no reason to believe the rest.
        return Verdict.DAMAGED, None


def _has_huge_cell(copy: driver.Connection, table: str) -> bool:
    """Whether a cell is larger than any of ours; its length stands before it, so none is read."""
    name = driver.quoted(table)
    columns = [str(row[1]) for row in copy.execute(f"PRAGMA table_info({name})")]
    large = " OR ".join(f"octet_length({driver.quoted(one)}) > {MOST_OF_A_CELL}" for one in columns)
    return copy.execute(f"SELECT 1 FROM {name} WHERE {large} LIMIT 1").fetchone() is not None
