"""Whether anybody shows windows here: Qt itself would end the process in English, with a core dump.

Whoever listens where windows are shown is greeted as a program greets it, and given five seconds.
What is found out only by Qt is said in our words just before Qt would abort.
"""

import os
import sys

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NoReturn, TypeVar

    from PySide6.QtCore import QMessageLogContext, QtMsgType

    Begun = TypeVar("Begun")

_PATIENCE = 5.0
_REFUSED = 1
_X_PORT = 6000
# The greeting of X11, byte order first, without a right to come in: any answer will do.
_X_HELLO = b"l\0\x0b\0\0\0\0\0\0\0\0\0"
# wl_display.sync, for which the server must send an event.
_WAYLAND_HELLO = b"\x01\0\0\0\0\0\x0c\0\x02\0\0\0"
_WAY_OUT = (
    " Jalankan RehabDesk dari desktop komputer ini, atau pakai perintah tanpa jendela, misalnya:"
    " rehabdesk demo --out FOLDER"
)
NOBODY = f"Jendela tidak dapat dibuka: tidak ada layar yang menjawab.{_WAY_OUT}"
UNFIT = (
    "Jendela tidak dapat dibuka: pustaka sistem untuk layar tidak lengkap, atau layar menolak."
    " Pada Debian dan Ubuntu pasang paket libxcb-cursor0, libxkbcommon-x11-0, dan libegl1."
    f"{_WAY_OUT}"
)


def somebody_answers(environment: "Mapping[str, str]" = os.environ) -> bool:
    """Whether a screen answers; where Qt is told to draw without one, that is enough."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = environment.get("QT_QPA_PLATFORM", "")
    named = {one.partition(":")[0].partition("-")[0] for one in wanted.split(";")} - {""}
    if not named <= {"xcb", "wayland"}:
        return True
    ways = (("wayland", _wayland_answers), ("xcb", _x_answers))
    return any(answers(environment) for name, answers in ways if not named or name in named)


def speaking_for_qt(begin: "Callable[[], Begun]") -> "Begun":
    """Begin something of Qt; where Qt would abort, say it in our words and leave with 1."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    kept: list[str] = []

    def hear(kind: "QtMsgType", _where: "QMessageLogContext", words: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _leave()
        kept.append(words)

    before = qInstallMessageHandler(hear)
    try:
        begun = begin()
    finally:
        qInstallMessageHandler(before)
    for words in kept:
        sys.stderr.write(f"{words}\n")
    return begun


def _leave() -> "NoReturn":
    sys.stderr.write(f"{UNFIT}\n")
    sys.stderr.flush()
    os._exit(_REFUSED)


def _x_answers(environment: "Mapping[str, str]") -> bool:
    """Greet the X server that DISPLAY names: ":0", "unix:0.0", "host:10"."""
    host, colon, rest = environment.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not (number.isascii() and number.isdigit()):
        # A path, as macOS writes it, or a mistake: Qt finds out.
        return host.startswith("/")
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
        return _answers(f"\0{path}", _X_HELLO) or _answers(path, _X_HELLO)
    return _answers((host.strip("[]"), _X_PORT + int(number)), _X_HELLO)


def _wayland_answers(environment: "Mapping[str, str]") -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return _answers(name if name.startswith("/") else f"{folder}/{name}", _WAYLAND_HELLO)


def _answers(place: "str | tuple[str, int]", hello: bytes) -> bool:
    """Whether anything comes back from a socket in time."""
    import socket

    try:
        if isinstance(place, str):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        else:
            line = socket.create_connection(place, _PATIENCE)
        with line:
            line.settimeout(_PATIENCE)
            if isinstance(place, str):
                line.connect(place)
            line.sendall(hello)
            return bool(line.recv(1))
    except (OSError, OverflowError, ValueError):
        return False
