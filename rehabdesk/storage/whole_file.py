"""The interface of storage to the office's file as a whole: copied, restored, rescued.

It is apart from the package's own interface, for none of it may be loaded before the window is
painted.
"""

from rehabdesk.storage.asking import Access, access_told, roles_told, who_is, who_sits
from rehabdesk.storage.backup import folder_name, inspect, remove_backup
from rehabdesk.storage.backup_catalogue import Catalogue, read_catalogue, write_catalogue
from rehabdesk.storage.backup_facts import (
    FACTS_FILE,
    UNFINISHED,
    backups_in,
    write_facts,
)
from rehabdesk.storage.differences import FileDifference, TableDifference, difference
from rehabdesk.storage.foreign_asking import FirstLook, first_look, require_plain
from rehabdesk.storage.former_backups import under_former_key
from rehabdesk.storage.generations import clear_unfinished, free_moment, rotate
from rehabdesk.storage.key_ring import former_keys, read_ring, require_seal
from rehabdesk.storage.long_log import lengthen_log
from rehabdesk.storage.office_file import require_content
from rehabdesk.storage.places import sticks
from rehabdesk.storage.restoring import find_backups, heads_of, restore, salvage_beside
from rehabdesk.storage.ring_copies import require_as_copied
from rehabdesk.storage.salvage import Salvaged
from rehabdesk.storage.snapshot import back_up_now, chain_now, contents_now, examine_file
from rehabdesk.storage.swapping import undo_cut_swap

__all__ = [
    "FACTS_FILE",
    "UNFINISHED",
    "Access",
    "Catalogue",
    "FileDifference",
    "FirstLook",
    "Salvaged",
    "TableDifference",
    "access_told",
    "back_up_now",
    "backups_in",
    "chain_now",
    "clear_unfinished",
    "contents_now",
    "difference",
    "examine_file",
    "find_backups",
    "first_look",
    "folder_name",
    "former_keys",
    "free_moment",
    "heads_of",
    "inspect",
    "lengthen_log",
    "read_catalogue",
    "read_ring",
    "remove_backup",
    "require_as_copied",
    "require_content",
    "require_plain",
    "require_seal",
    "restore",
    "roles_told",
    "rotate",
    "salvage_beside",
    "sticks",
    "under_former_key",
    "undo_cut_swap",
    "who_is",
    "who_sits",
    "write_catalogue",
    "write_facts",
]
