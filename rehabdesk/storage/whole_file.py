"""The second door into storage: the office's file as a whole, copied, put back, rescued.

It stands beside the package's own door because nothing of it may be loaded before the window
is painted.
"""

from rehabdesk.storage.backup import folder_name, inspect, remove_backup
from rehabdesk.storage.backup_catalogue import Catalogue, read_catalogue, write_catalogue
from rehabdesk.storage.backup_facts import (
    FACTS_FILE,
    UNFINISHED,
    backups_in,
    seal_old_facts,
    write_facts,
)
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.long_log import lengthen_log
from rehabdesk.storage.places import sticks
from rehabdesk.storage.restoring import find_backups, restore, salvage_beside
from rehabdesk.storage.salvage import Salvaged
from rehabdesk.storage.snapshot import back_up_now, contents_now, examine_file

__all__ = [
    "FACTS_FILE",
    "UNFINISHED",
    "Catalogue",
    "Salvaged",
    "back_up_now",
    "backups_in",
    "contents_now",
    "examine_file",
    "find_backups",
    "folder_name",
    "inspect",
    "lengthen_log",
    "read_catalogue",
    "read_ring",
    "remove_backup",
    "restore",
    "salvage_beside",
    "seal_old_facts",
    "sticks",
    "write_catalogue",
    "write_facts",
]
