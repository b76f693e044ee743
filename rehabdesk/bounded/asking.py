"""The program's side of a reading process: start it, hand the bytes over, wait for it, end it."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from rehabdesk.bounded.answering import LENGTH
from rehabdesk.bounded.limits import MEGABYTE, OUT_OF_MEMORY

_LOOK_EVERY = 0.03
_GRACE = 5.0
_BOOT = "import sys; sys.path[:] = {path!r}; from {program} import main; main({words!r})"
# Where this program lies, also where it was started with the folder at hand as its place.
_PROGRAM = str(Path(__file__).resolve().parents[2])
_NO_WINDOW = 0x08000000
# How a process ends that the system gives no more memory: by itself, or by the system's hand.
_STARVED = {OUT_OF_MEMORY, -6, -9, 0xC0000409, 0xC0000017}
_SIGXCPU = -24


class NoAnswer(Enum):
    """Why there is no answer."""

    MEMORY = "memory"
    TIME = "time"
    BROKE = "broke"
    GARBAGE = "garbage"
    NOT_STARTED = "not_started"


class NoAnswerError(Exception):
    """A reading process was ended, ended by itself, or gave no answer that can be used."""

    def __init__(self, why: NoAnswer) -> None:
        super().__init__(why.value)
        self.why = why


class ReadingKind(NamedTuple):
    """What is asked for: its name in ``rehabdesk/reader.py`` and the limits.

    ``memory`` and ``answer`` are the most megabytes of the process and of what it may say.
    ``program`` is the module whose ``main`` runs there.
    """

    name: str
    seconds: int
    memory: int
    answer: int
    program: str = "rehabdesk.reader"


class Process:
    """A process that has loaded what it needs for one reading and waits for it."""

    def __init__(self, kind: ReadingKind) -> None:
        self.kind = kind
        words = (kind.name, kind.seconds, kind.memory * MEGABYTE)
        # The same modules as here, and nothing that this computer's settings add to them.
        path = [_PROGRAM, *(one for one in sys.path if one)]
        boot = _BOOT.format(path=path, program=kind.program, words=words)
        try:
            self.running = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-I", "-S", "-c", boot],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=_environment(),
                creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
                start_new_session=True,
            )
        except OSError as error:
            raise NoAnswerError(NoAnswer.NOT_STARTED) from error

    @property
    def waits(self) -> bool:
        """Whether it is still there."""
        return self.running.poll() is None

    def end(self) -> None:
        """End it at once, and take it off the system's list."""
        if self.running.poll() is None:
            self.running.kill()
        self.running.wait()
        for pipe in (self.running.stdin, self.running.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class ReadingUnderWay:
    """One reading under way, of which nothing waits in this thread."""

    def __init__(
        self, kind: ReadingKind, content: bytes | bytearray, process: Process | None = None
    ) -> None:
        self._kind = kind
        self._process = process if process is not None and process.waits else Process(kind)
        self._began = monotonic()
        self._said: bytes | None = None
        self._why: NoAnswer | None = None
        self._done = threading.Event()
        self._threads = (
            threading.Thread(target=self._hand_over, args=(content,), daemon=True),
            threading.Thread(target=self._collect, daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def ready(self, seconds: float) -> bool:
        """Whether it has ended, waiting so long for it."""
        if monotonic() - self._began > self._kind.seconds + _GRACE:
            self._give_up(NoAnswer.TIME)
        return self._done.wait(seconds)

    def answer(self, look: Callable[[], None] = lambda: None) -> bytes:
        """Wait for the answer; ``look`` is called while it waits, and what it raises ends it.

        Raises:
            NoAnswerError: there is none.
        """
        try:
            while not self.ready(_LOOK_EVERY):
                look()
        finally:
            self.end()
        if self._why is not None or self._said is None:
            raise NoAnswerError(self._why or NoAnswer.BROKE)
        return self._said

    def end(self) -> None:
        """End the process if it still runs; nothing of it is left."""
        if self._process.waits and not self._done.is_set():
            self._give_up(NoAnswer.BROKE)
        for thread in self._threads:
            thread.join()
        self._process.end()

    def _give_up(self, why: NoAnswer) -> None:
        self._why = self._why or why
        self._process.running.kill()
        self._done.wait()

    def _hand_over(self, content: bytes | bytearray) -> None:
        """Send the bytes; one that is ended meanwhile takes no more of them."""
        pipe = self._process.running.stdin
        if pipe is None:
            return
        rest = memoryview(content)
        with contextlib.suppress(OSError, ValueError):
            while rest:
                rest = rest[pipe.write(rest[:MEGABYTE]) or 0 :]
        with contextlib.suppress(OSError):
            pipe.close()

    def _collect(self) -> None:
        """Take the answer in, no more of it than was agreed, and see how the process ended."""
        said = self._read(LENGTH)
        length = int.from_bytes(said, "big")
        if len(said) == LENGTH and length <= self._kind.answer * MEGABYTE:
            said = self._read(length)
            more = self._read(1)
        else:
            length, more = -1, said
        if more:
            self._why = self._why or NoAnswer.GARBAGE
            self._process.running.kill()
        code = self._process.running.wait()
        if self._why is None and (code or len(said) != length):
            late = code == _SIGXCPU or monotonic() - self._began > self._kind.seconds
            self._why = (
                NoAnswer.MEMORY if code in _STARVED else NoAnswer.TIME if late else NoAnswer.BROKE
            )
        self._said = said if self._why is None else None
        self._done.set()

    def _read(self, wanted: int) -> bytes:
        pipe = self._process.running.stdout
        pieces: list[bytes] = []
        with contextlib.suppress(OSError, ValueError):
            while pipe is not None and wanted and (piece := pipe.read(min(wanted, MEGABYTE))):
                pieces.append(piece)
                wanted -= len(piece)
        return b"".join(pieces)


class Spare:
    """A process started in advance, so that a reading does not wait for the start."""

    def __init__(self, kind: ReadingKind) -> None:
        self._kind = kind
        self._process: Process | None = None

    def prepare(self) -> None:
        """Start one, unless one waits already."""
        if self._process is None or not self._process.waits:
            self.close()
            with contextlib.suppress(NoAnswerError):
                self._process = Process(self._kind)

    def take(self) -> Process | None:
        """The one that waits, which is then no longer kept; None where there is none."""
        process, self._process = self._process, None
        return process

    def close(self) -> None:
        """End the one that waits."""
        if (process := self.take()) is not None:
            process.end()


def _environment() -> dict[str, str]:
    """What the process is told of this computer: no passphrase, but the package's own libraries."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("REHABDESK_")}
    # The package for Linux brings libraries along and tells so when it starts (start.py).
    if libraries := os.environ.get("REHABDESK_LIBRARIES"):
        told["LD_LIBRARY_PATH"] = libraries
    return told
