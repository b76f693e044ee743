"""AES-256 in the chaining that both file formats ask for."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 16


def cbc(key: bytes, start: bytes, content: bytes) -> bytes:
    """AES-CBC of whole blocks, without padding; ``key`` is 16 or 32 bytes long."""
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    return encryptor.update(content) + encryptor.finalize()


def single_block(key: bytes, content: bytes) -> bytes:
    """One block of 16 bytes, which PDF has encrypted by itself (ISO 32000-2, algorithm 10)."""
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - one block only
    return encryptor.update(content) + encryptor.finalize()


def padded(content: bytes) -> bytes:
    """Filled up to whole blocks as PKCS #7 says."""
    count = BLOCK - len(content) % BLOCK
    return content + bytes([count]) * count
