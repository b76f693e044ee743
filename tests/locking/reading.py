"""Reads locked workbooks after the specifications (MS-CFB, MS-OFFCRYPTO), as Excel does.

Written apart from what locks them: it follows the tables of the file instead of making them.
"""

import hashlib
import hmac
import struct
import xml.etree.ElementTree as ET
from base64 import b64decode

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_SPACE = "{http://schemas.microsoft.com/office/2006/encryption}"
_PASSWORD = "{http://schemas.microsoft.com/office/2006/keyEncryptor/password}"


class WrongPassphraseError(Exception):
    """The proof of the passphrase does not fit."""


class ChangedError(Exception):
    """The seal does not fit the content."""


class _File:
    """A compound file that is followed sector by sector."""

    def __init__(self, content):
        self.content = content
        assert content[:8] == bytes.fromhex("D0CF11E0A1B11AE1")
        assert len(content) % 512 == 0
        assert struct.unpack_from("<HHHH", content, 26) == (3, 0xFFFE, 9, 6)
        tables, self.directory = struct.unpack_from("<II", content, 44)
        self.cutoff, first_small, small_count, further, count = struct.unpack_from(
            "<IIIII", content, 56
        )
        places = list(struct.unpack_from("<109I", content, 76))
        for _ in range(count):
            *more, further = struct.unpack("<128I", self.sector(further))
            places += more
        places = [one for one in places if one != _FREE]
        assert len(places) == tables
        self.follows = [
            one for place in places for one in struct.unpack("<128I", self.sector(place))
        ]
        lines = self.chain(self.directory)
        self.entries = [lines[at : at + 128] for at in range(0, len(lines), 128)]
        start, size = struct.unpack_from("<IQ", self.entries[0], 116)
        self.small = self.chain(start)[:size] if size else b""
        table = self.chain(first_small) if small_count else b""
        self.small_follows = struct.unpack(f"<{len(table) // 4}I", table)

    def sector(self, number):
        return self.content[(number + 1) * 512 : (number + 2) * 512]

    def chain(self, start):
        made = []
        while start != _END:
            made.append(self.sector(start))
            start = self.follows[start]
        return b"".join(made)

    def small_chain(self, start):
        made = b""
        while start != _END:
            made += self.small[start * 64 : (start + 1) * 64]
            start = self.small_follows[start]
        return made

    def walk(self, number, path=()):
        """The streams of a storage, in the order of its tree."""
        if number == _FREE:
            return
        line = self.entries[number]
        length, kind, _colour, left, right, child = struct.unpack_from("<HBBIII", line, 64)
        name = (*path, line[: length - 2].decode("utf-16-le"))
        start, size = struct.unpack_from("<IQ", line, 116)
        yield from self.walk(left, path)
        if kind == 1:
            yield from self.walk(child, name)
        else:
            read = self.small_chain(start) if size < self.cutoff else self.chain(start)
            yield "/".join(name), read[:size]
        yield from self.walk(right, path)


def streams_of(content):
    """Every stream of a compound file by its path."""
    file = _File(content)
    return dict(file.walk(struct.unpack_from("<I", file.entries[0], 76)[0]))


def unlocked(content, passphrase):
    """The workbook inside; raises ``WrongPassphraseError`` and ``ChangedError``."""
    streams = streams_of(content)
    information, package = streams["EncryptionInfo"], streams["EncryptedPackage"]
    assert struct.unpack_from("<HHI", information) == (4, 4, 0x40)
    tree = ET.fromstring(information[8:])
    data = _facts(tree, f"{_SPACE}keyData")
    entry = _facts(tree, f".//{_PASSWORD}encryptedKey")
    seal = _facts(tree, f"{_SPACE}dataIntegrity")
    salt = b64decode(entry["saltValue"])
    stretched = hashlib.sha512(salt + passphrase.encode("utf-16-le")).digest()
    for spin in range(int(entry["spinCount"])):
        stretched = hashlib.sha512(struct.pack("<I", spin) + stretched).digest()

    def opened(name, which):
        key = hashlib.sha512(stretched + bytes.fromhex(which)).digest()[:32]
        return _cbc(key, salt, b64decode(entry[name]))

    proof = opened("encryptedVerifierHashInput", "fea7d2763b4b9e79")
    if hashlib.sha512(proof).digest() != opened("encryptedVerifierHashValue", "d7aa0f6d3061344e"):
        raise WrongPassphraseError
    key = opened("encryptedKeyValue", "146e0be7abacd0d6")
    data_salt = b64decode(data["saltValue"])

    def sealed(name, which):
        start = hashlib.sha512(data_salt + bytes.fromhex(which)).digest()[:16]
        return _cbc(key, start, b64decode(seal[name]))

    seal_key = sealed("encryptedHmacKey", "5fb2ad010cb9e1f6")
    if hmac.digest(seal_key, package, "sha512") != sealed("encryptedHmacValue", "a0677f02b22c8433"):
        raise ChangedError
    (size,) = struct.unpack_from("<Q", package)
    pieces = []
    for number, at in enumerate(range(8, len(package), 4096)):
        start = hashlib.sha512(data_salt + struct.pack("<I", number)).digest()[:16]
        pieces.append(_cbc(key, start, package[at : at + 4096]))
    return b"".join(pieces)[:size]


def _facts(tree, path):
    found = tree.find(path)
    assert found is not None, path
    return found.attrib


def _cbc(key, start, content):
    decryptor = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return decryptor.update(content) + decryptor.finalize()
