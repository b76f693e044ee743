"""The side of the process that reads: the bytes come in, the answer goes out, and it ends."""

import os

from rehabdesk.bounded.limits import end_after, hold_to, leave_for_memory

TYPE_CHECKING = False  # each reading begins with loading this
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

LENGTH = 8
"""The bytes in front of an answer that tell how long it is."""

_FAILED = 70
_PIECE = 1 << 20


def serve(read: "Callable[[bytes], bytes]", seconds: int, memory: int) -> "NoReturn":
    """Read what comes in with ``read`` and send what it gives; never returns.

    The limits begin with this call; the time begins when all has come in.
    """
    hold_to(memory)
    try:
        asked = _all_of_stdin()
        end_after(seconds)
        answer = read(asked)
    except MemoryError:
        leave_for_memory()
    except BaseException:
        # A panic of a reader written in Rust is no Exception. Nobody would read a traceback.
        os._exit(_FAILED)
    _send(len(answer).to_bytes(LENGTH, "big"))
    _send(answer)
    os._exit(0)


def _all_of_stdin() -> bytes:
    pieces: list[bytes] = []
    while piece := os.read(0, _PIECE):
        pieces.append(piece)
    return b"".join(pieces)


def _send(content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        try:
            rest = rest[os.write(1, rest[:_PIECE]) :]
        except OSError:
            # The program does not want the answer any more.
            os._exit(_FAILED)
