"""The office's records in one encrypted SQLite file: the only place that speaks SQL.

From outside only what this module offers is used: ``Store`` (open one with ``open_office``),
the named troubles, and the text form of records for frozen documents. A new table is a
migration, a record in ``domain`` and an attribute in ``store.py``; a repository of its own only
where it has questions of its own.
"""

from rehabdesk.storage.change import Change
from rehabdesk.storage.health import Finding, examine
from rehabdesk.storage.office_file import (
    DEMONSTRATION_PASSPHRASE,
    Unlocked,
    create_office,
    is_demonstration,
    office_path,
    open_in_memory,
    open_office,
    open_store,
    unlock_office,
)
from rehabdesk.storage.rows import from_text, to_text
from rehabdesk.storage.store import Store
from rehabdesk.storage.troubles import (
    DiskFull,
    FileDamaged,
    FileLocked,
    NewerFile,
    NoOfficeFile,
    ReadOnly,
    StorageTrouble,
    WrongKey,
)

__all__ = [
    "DEMONSTRATION_PASSPHRASE",
    "Change",
    "DiskFull",
    "FileDamaged",
    "FileLocked",
    "Finding",
    "NewerFile",
    "NoOfficeFile",
    "ReadOnly",
    "StorageTrouble",
    "Store",
    "Unlocked",
    "WrongKey",
    "create_office",
    "examine",
    "from_text",
    "is_demonstration",
    "office_path",
    "open_in_memory",
    "open_office",
    "open_store",
    "to_text",
    "unlock_office",
]
