"""Whether this computer's encryption gives the answers that the standards print."""

import tempfile
from contextlib import closing
from pathlib import Path

from rehabdesk.storage import driver

# RFC 9106, section 5.3: memory 32 KiB, three passes, four lanes.
_ARGON2ID = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
# McGrew and Viega, The Galois/Counter Mode of Operation, test case 14: all zeros.
_AES_256_GCM = "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
_PLAIN_START = b"SQLite format 3"


def argon2id_right() -> bool:
    """Whether passphrases are stretched as RFC 9106 says."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    stretcher = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    return stretcher.derive(b"\x01" * 32).hex() == _ARGON2ID


def aes_gcm_right() -> bool:
    """Whether keys are wrapped as the cipher's authors print it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), None).hex() == _AES_256_GCM


def file_encrypted() -> bool:
    """Whether a new file is unreadable from its first byte, and closed to another key."""
    key = bytes(range(32))
    with tempfile.TemporaryDirectory(prefix="rehabdesk-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "uji.rehab"
        with closing(driver.connect(path, key)) as connection:
            connection.execute("CREATE TABLE trial (words TEXT)")
        if path.read_bytes().startswith(_PLAIN_START):
            return False
        with closing(driver.connect(path, key[::-1])) as wrong:
            try:
                wrong.execute("SELECT count(*) FROM sqlite_master")
            except driver.DatabaseError:
                return True
        return False
