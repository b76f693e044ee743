"""Sealing a key: to somebody's public key (HPKE, RFC 9180), or under another key (AES-256-GCM).

HPKE is X25519 with HKDF-SHA256 and AES-256-GCM. What is sealed to a public key can be made by
whoever has that key, while its owner is away; only the owner's private key opens it. Each piece is
bound to words that say what it is, whose, and of which office, so that none fits in another place.
"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded when a passphrase is tried: the window of an open office does not wait for it.
    from cryptography.hazmat.primitives.hpke import Suite

KEY_LENGTH = 32
_NONCE = 12


def new_pair() -> tuple[bytes, bytes]:
    """A fresh private key and its public key, 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal_to(public: bytes, words: bytes, bound: str) -> str:
    """Seal a few bytes to a public key, as hexadecimal text; raises ``ValueError`` for no key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    reader = X25519PublicKey.from_public_bytes(public)
    return _suite().encrypt(words, reader, info=bound.encode()).hex()


def open_sealed(private: bytes | bytearray, sealed: str, bound: str) -> bytes | None:
    """What was sealed to the public key of a private one, or nothing where it does not fit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    reader = X25519PrivateKey.from_private_bytes(private)
    try:
        return _suite().decrypt(bytes.fromhex(sealed), reader, info=bound.encode())
    except (InvalidTag, ValueError):
        return None


def wrap(key: bytes | bytearray, words: bytes, bound: str) -> str:
    """Encrypt a few bytes under a 32-byte key, as hexadecimal text that begins with the nonce."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return (nonce + AESGCM(key).encrypt(nonce, words, bound.encode())).hex()


def unwrap(key: bytes | bytearray, wrapped: str, bound: str) -> bytes | None:
    """What was encrypted under a key, or nothing where key, words or bytes are others."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    raw = bytes.fromhex(wrapped)
    try:
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], bound.encode())
    except (InvalidTag, ValueError):
        return None


def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
