"""The program of a reading process: which reader is wanted, and the limits it is held to.

Each reader gets bytes and gives bytes, and is loaded before the limits begin. To add one: a
function below and its name in ``_READERS``.
"""

from rehabdesk.bounded.answering import serve

TYPE_CHECKING = False  # each reading begins with loading this
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn


def _lists() -> "Callable[[bytes], bytes]":
    from rehabdesk.spreadsheets.answering import load, read

    load()
    return read


_READERS = {"lists": _lists}


def main(words: tuple[str, int, int]) -> "NoReturn":
    """Serve one reading: the reader's name, its seconds and its bytes of memory."""
    name, seconds, memory = words
    serve(_READERS[name](), seconds, memory)
