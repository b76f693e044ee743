"""A workbook locked by Office's agile encryption, which Excel opens by its passphrase.

AES-256 in chaining, SHA-512, the passphrase stretched 100,000 times (MS-OFFCRYPTO 2.3.4.10-15).
"""

import hashlib
import hmac
import secrets
import struct
from base64 import b64encode

from rehabdesk.locking.ciphers import BLOCK, cbc
from rehabdesk.locking.compound import Tree, compound

SPINS = 100_000
_PIECE = 4096
_PROOF = bytes.fromhex("fea7d2763b4b9e79")
_PROOF_HASH = bytes.fromhex("d7aa0f6d3061344e")
_KEY = bytes.fromhex("146e0be7abacd0d6")
_SEAL_KEY = bytes.fromhex("5fb2ad010cb9e1f6")
_SEAL = bytes.fromhex("a0677f02b22c8433")
_LONGEST = 255
_OFFICE = "http://schemas.microsoft.com/office/2006"
_MANNER = (
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES"'
    ' cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"'
)


def lock_workbook(workbook: bytes, passphrase: str) -> bytes:
    """The same workbook, which asks for the passphrase (of its first 255 signs)."""
    key, salt = secrets.token_bytes(32), secrets.token_bytes(16)
    content = struct.pack("<Q", len(workbook)) + _in_pieces(workbook, key, salt)
    information = struct.pack("<HHI", 4, 4, 0x40) + _described(
        _sealed(content, key, salt), _entry(passphrase[:_LONGEST], key), salt
    )
    return compound({**_SPACES, "EncryptionInfo": information, "EncryptedPackage": content})


def _in_pieces(content: bytes, key: bytes, salt: bytes) -> bytes:
    """Pieces of 4096 bytes, each begun anew from its number."""
    made = bytearray()
    for number, at in enumerate(range(0, len(content), _PIECE)):
        start = _hashed(salt, struct.pack("<I", number))[:BLOCK]
        made += cbc(key, start, _filled(content[at : at + _PIECE]))
    return bytes(made)


def _filled(content: bytes) -> bytes:
    return content + bytes(-len(content) % BLOCK)


def _hashed(*parts: bytes) -> bytes:
    return hashlib.sha512(b"".join(parts)).digest()


def _sealed(content: bytes, key: bytes, salt: bytes) -> dict[str, bytes]:
    """What shows that nobody changed the content: a seal over all of it, and its key."""
    seal_key = secrets.token_bytes(64)
    seal = hmac.digest(seal_key, content, "sha512")
    return {
        name: cbc(key, _hashed(salt, which)[:BLOCK], value)
        for name, which, value in (
            ("encryptedHmacKey", _SEAL_KEY, seal_key),
            ("encryptedHmacValue", _SEAL, seal),
        )
    }


def _entry(passphrase: str, key: bytes) -> dict[str, bytes]:
    """What gives the key to the passphrase."""
    salt, proof = secrets.token_bytes(16), secrets.token_bytes(16)
    stretched = stretch(passphrase, salt, SPINS)
    return {
        "saltValue": salt,
        **{
            name: cbc(_hashed(stretched, which)[:32], salt, value)
            for name, which, value in (
                ("encryptedVerifierHashInput", _PROOF, proof),
                ("encryptedVerifierHashValue", _PROOF_HASH, _hashed(proof)),
                ("encryptedKeyValue", _KEY, key),
            )
        },
    }


def stretch(passphrase: str, salt: bytes, spins: int) -> bytes:
    """The hash of a passphrase, hashed again and again with its count."""
    found = _hashed(salt, passphrase.encode("utf-16-le"))
    for spin in range(spins):
        found = hashlib.sha512(struct.pack("<I", spin) + found).digest()
    return found


def _described(seal: dict[str, bytes], entry: dict[str, bytes], salt: bytes) -> bytes:
    """The description of it all, as Office writes it."""

    def written(values: dict[str, bytes]) -> str:
        return " ".join(f'{name}="{b64encode(one).decode()}"' for name, one in values.items())

    password = f"{_OFFICE}/keyEncryptor/password"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f'<encryption xmlns="{_OFFICE}/encryption" xmlns:p="{password}">'
        f"<keyData {_MANNER} {written({'saltValue': salt})}/>"
        f"<dataIntegrity {written(seal)}/>"
        f'<keyEncryptors><keyEncryptor uri="{password}">'
        f'<p:encryptedKey spinCount="{SPINS}" {_MANNER} {written(entry)}/>'
        "</keyEncryptor></keyEncryptors></encryption>"
    ).encode()


def _text(words: str) -> bytes:
    """Words with their length before them, filled up to four bytes (2.1.2)."""
    content = words.encode("utf-16-le")
    return struct.pack("<I", len(content)) + content + bytes(-len(content) % 4)


_VERSIONS = struct.pack("<6H", 1, 0, 1, 0, 1, 0)
_MAPPED = struct.pack("<II", 1, 0) + _text("EncryptedPackage") + _text("StrongEncryptionDataSpace")
_IDENTITY = struct.pack("<I", 1) + _text("{FF9A3F03-56EF-4613-BDD5-5A41C1D07246}")
_SPACES: Tree = {
    "\x06DataSpaces": {
        "Version": _text("Microsoft.Container.DataSpaces") + _VERSIONS,
        "DataSpaceMap": struct.pack("<III", 8, 1, len(_MAPPED) + 4) + _MAPPED,
        "DataSpaceInfo": {
            "StrongEncryptionDataSpace": struct.pack("<II", 8, 1)
            + _text("StrongEncryptionTransform")
        },
        "TransformInfo": {
            "StrongEncryptionTransform": {
                "\x06Primary": struct.pack("<I", len(_IDENTITY) + 4)
                + _IDENTITY
                + _text("Microsoft.Container.EncryptionTransform")
                + _VERSIONS
                + struct.pack("<4I", 0, 0, 0, 4)
            }
        },
    }
}
"""Which stream is locked how: the same in every locked workbook (2.2)."""
