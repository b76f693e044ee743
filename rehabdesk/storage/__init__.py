"""The office's records in one encrypted SQLite file: the only place that speaks SQL.

From outside only what this module offers is used: ``Store`` (open one with ``open_office``),
the named troubles, and the text form of records for frozen documents. A new table is a
migration, a record in ``domain`` and an attribute in ``store.py``; a repository of its own only
where it has questions of its own.
"""

from rehabdesk.domain.demonstration import DEMONSTRATION_PASSPHRASE
from rehabdesk.paths import office_path
from rehabdesk.storage.attendance_rows import RowBefore
from rehabdesk.storage.audit_reading import AuditFilter
from rehabdesk.storage.change import Change, Desk, Touched
from rehabdesk.storage.health import Finding, examine
from rehabdesk.storage.key_change import change_key, encrypt_anew
from rehabdesk.storage.key_keeper import KeyKeeper
from rehabdesk.storage.keys import RECOVERY_OWNER, Effort
from rehabdesk.storage.known_answers import aes_gcm_right, argon2id_right, file_encrypted
from rehabdesk.storage.known_office import (
    forget_office,
    journal_beside,
    keep_in_mind,
    recall_office,
    ring_as_seen,
)
from rehabdesk.storage.lock import OfficeLock, lock_office, require_free
from rehabdesk.storage.machine import machine_mark
from rehabdesk.storage.note_keys import NoteKeys
from rehabdesk.storage.notes import NoteRepository
from rehabdesk.storage.office_file import (
    SCHEMA_VERSION,
    create_office,
    create_office_with,
    open_in_memory,
    open_office,
    open_store,
)
from rehabdesk.storage.official_numbers import (
    keep_numbers,
    numbers_known,
    numbers_of,
    recall_numbers,
)
from rehabdesk.storage.page_watch import PagesSeen
from rehabdesk.storage.role_keys import LEAST_GUARDIANS
from rehabdesk.storage.rows import from_text, to_text, words_out
from rehabdesk.storage.store import Store
from rehabdesk.storage.tries import Tries, forget_tries, note_wrong_try, read_tries, tries_by_now
from rehabdesk.storage.troubles import (
    CopyAltered,
    CopyChanged,
    CopyReadingBroke,
    CopyTooMuch,
    DiskFull,
    FileDamaged,
    FileLocked,
    FolderGone,
    ForeignParts,
    NewerFile,
    NoOfficeFile,
    OldKeys,
    OnNetworkShare,
    OnStick,
    OtherOfficesKeys,
    PlaceGone,
    ReaderNotStarted,
    ReadOnly,
    RestrictionsAltered,
    RingAltered,
    RingDamaged,
    RingStretched,
    RolesAltered,
    RolesAndRestrictionsAltered,
    StillWriting,
    StorageTrouble,
    UserDisabled,
    WrongKey,
    named_troubles,
)
from rehabdesk.storage.unlocking import (
    FirstKeys,
    Unlocked,
    is_demonstration,
    keys_path,
    unlock_office,
    unlock_ring,
)
from rehabdesk.storage.upgrade import kept_before_upgrade, may_go_back, take_back_upgrade
from rehabdesk.storage.wiping import wipe_text

__all__ = [
    "DEMONSTRATION_PASSPHRASE",
    "LEAST_GUARDIANS",
    "RECOVERY_OWNER",
    "SCHEMA_VERSION",
    "AuditFilter",
    "Change",
    "CopyAltered",
    "CopyChanged",
    "CopyReadingBroke",
    "CopyTooMuch",
    "Desk",
    "DiskFull",
    "Effort",
    "FileDamaged",
    "FileLocked",
    "Finding",
    "FirstKeys",
    "FolderGone",
    "ForeignParts",
    "KeyKeeper",
    "NewerFile",
    "NoOfficeFile",
    "NoteKeys",
    "NoteRepository",
    "OfficeLock",
    "OldKeys",
    "OnNetworkShare",
    "OnStick",
    "OtherOfficesKeys",
    "PagesSeen",
    "PlaceGone",
    "ReadOnly",
    "ReaderNotStarted",
    "RestrictionsAltered",
    "RingAltered",
    "RingDamaged",
    "RingStretched",
    "RolesAltered",
    "RolesAndRestrictionsAltered",
    "RowBefore",
    "StillWriting",
    "StorageTrouble",
    "Store",
    "Touched",
    "Tries",
    "Unlocked",
    "UserDisabled",
    "WrongKey",
    "aes_gcm_right",
    "argon2id_right",
    "change_key",
    "create_office",
    "create_office_with",
    "encrypt_anew",
    "examine",
    "file_encrypted",
    "forget_office",
    "forget_tries",
    "from_text",
    "is_demonstration",
    "journal_beside",
    "keep_in_mind",
    "keep_numbers",
    "kept_before_upgrade",
    "keys_path",
    "lock_office",
    "machine_mark",
    "may_go_back",
    "named_troubles",
    "note_wrong_try",
    "numbers_known",
    "numbers_of",
    "office_path",
    "open_in_memory",
    "open_office",
    "open_store",
    "read_tries",
    "recall_numbers",
    "recall_office",
    "require_free",
    "ring_as_seen",
    "take_back_upgrade",
    "to_text",
    "tries_by_now",
    "unlock_office",
    "unlock_ring",
    "wipe_text",
    "words_out",
]
