"""Readers that misbehave, each in a process of its own as the real ones are."""

import ctypes
import os
import resource
from contextlib import suppress
from pathlib import Path

from rehabdesk.bounded.answering import serve


def echo(asked):
    return asked[::-1]


def for_ever(_asked):
    while True:
        pass


def for_ever_in_one_call(_asked):
    # Python is not come back to: no other thread of it runs either.
    return str(sum(range(10**15))).encode()


def hungry(_asked):
    kept = []
    while True:
        kept.append(bytearray(os.urandom(4096) * 256))


def hungry_at_once(_asked):
    return bytes(1 << 42)


def aborts(_asked):
    os.abort()


def broken(_asked):
    ctypes.string_at(0)
    return b""


def raises(_asked):
    raise RuntimeError("no such list")


def chatters(_asked):
    os.write(1, b"no length at all")
    return b""


def says_less(_asked):
    os.write(1, (1000).to_bytes(8, "big") + b"little")
    os._exit(0)


def says_more(_asked):
    os.write(1, (4).to_bytes(8, "big") + b"more than four")
    os._exit(0)


def says_too_much(_asked):
    return bytes(3 * 1024 * 1024)


def writes(asked):
    Path(os.fsdecode(asked)).write_bytes(b"left behind")
    return b"written"


def open_files():
    """What is open besides the look at the memory, which a thread takes again and again."""
    found = []
    for one in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.append(one.readlink().name)
    return [one for one in found if one not in {"statm", "fd"}]


def knows(_asked):
    limits = [resource.getrlimit(resource.RLIMIT_CORE)[1]]
    limits.append(len(open_files()))
    told = ",".join(one for one in os.environ if one.startswith("REHABDESK"))
    return f"{limits} {told}".encode()


def main(words):
    name, seconds, memory = words
    serve(globals()[name], seconds, memory)
