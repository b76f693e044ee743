"""The keys of a PDF locked by AES-256, revision 6 of its standard handler (ISO 32000-2, 7.6.4)."""

import hashlib
import secrets
import struct
import unicodedata

from msgspec import Struct

from rehabdesk.locking.ciphers import cbc, single_block

_HASHES = (hashlib.sha256, hashlib.sha384, hashlib.sha512)
_LONGEST = 127
_ROUNDS = 64
_ALLOWED = -4
"""Everything: whoever can open it may also print and copy."""


class PdfKey(Struct, frozen=True, kw_only=True):
    """The key of the contents, and the entries of the dictionary that give it to a passphrase."""

    key: bytes
    entries: tuple[tuple[str, bytes], ...]

    @property
    def dictionary(self) -> bytes:
        """The encryption dictionary."""
        strings = "".join(f"/{name} <{value.hex()}> " for name, value in self.entries)
        return (
            "<< /Filter /Standard /V 5 /R 6 /Length 256 "
            f"/P {_ALLOWED} /EncryptMetadata true {strings}"
            "/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> "
            "/StmF /StdCF /StrF /StdCF >>"
        ).encode()


def make_pdf_key(passphrase: str) -> PdfKey:
    """A new key that the passphrase opens, for reader and owner alike (algorithms 8, 9 and 10)."""
    word = unicodedata.normalize("NFKC", passphrase).encode()[:_LONGEST]
    key = secrets.token_bytes(32)
    user, user_key = _entry(word, key, b"")
    owner, owner_key = _entry(word, key, user)
    allowed = struct.pack("<iI", _ALLOWED, 0xFFFFFFFF) + b"Tadb" + secrets.token_bytes(4)
    entries = (
        ("U", user),
        ("UE", user_key),
        ("O", owner),
        ("OE", owner_key),
        ("Perms", single_block(key, allowed)),
    )
    return PdfKey(key=key, entries=entries)


def _entry(word: bytes, key: bytes, user: bytes) -> tuple[bytes, bytes]:
    """What proves the passphrase, with its two salts, and the key locked with it."""
    proving, locking = secrets.token_bytes(8), secrets.token_bytes(8)
    proof = hardened(word, proving, user) + proving + locking
    return proof, cbc(hardened(word, locking, user), bytes(16), key)


def hardened(word: bytes, salt: bytes, user: bytes) -> bytes:
    """The hash of a passphrase (algorithm 2.B): 64 rounds at least, and as many as it asks for."""
    found = hashlib.sha256(word + salt + user).digest()
    done, last = 0, 0
    while done < _ROUNDS or last > done - 32:
        mixed = cbc(found[:16], found[16:32], (word + found + user) * 64)
        found = _HASHES[sum(mixed[:16]) % 3](mixed).digest()
        done, last = done + 1, mixed[-1]
    return found[:32]
