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


def _pictures() -> "Callable[[bytes], bytes]":
    from rehabdesk.ui.toolkit import load_toolkit

    load_toolkit()
    from rehabdesk.ui.widgets.picture_drawing import draw, load

    application = load()

    def read(packed: bytes) -> bytes:
        # The application must be there as long as anything is drawn.
        return draw(packed) if application else b""

    return read


def _backups() -> "Callable[[bytes], bytes]":
    from rehabdesk.storage.foreign_answering import load, read

    load()
    return read


_READERS = {"lists": _lists, "pictures": _pictures, "backups": _backups}


def main(words: tuple[str, int, int]) -> "NoReturn":
    """Serve one reading: the reader's name, its seconds and its bytes of memory."""
    name, seconds, memory = words
    serve(_READERS[name](), seconds, memory)
