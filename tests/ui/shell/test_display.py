"""Where no screen answers the program says so and leaves; it never ends in Qt's abort."""

import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from rehabdesk.ui.shell.display import NOBODY, UNFIT, somebody_answers

ROOT = Path(__file__).resolve().parents[3]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have one")


def started(**environment):
    """The program's exit code and what it says, with these words about the screen and no others."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "rehabdesk"],
        check=False,
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stderr


@contextmanager
def listening(place, answer):
    """A socket where a screen would be; it answers each greeting with these bytes, or not."""
    family = socket.AF_INET if isinstance(place, tuple) else socket.AF_UNIX
    heard, lines = [], []
    with socket.socket(family, socket.SOCK_STREAM) as server:
        server.bind(place)
        server.listen()

        def serve():
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                lines.append(line)
                heard.append(line.recv(100))
                if answer:
                    line.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield heard, server.getsockname()
        server.shutdown(socket.SHUT_RDWR)
    for line in lines:
        line.close()


@linux
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ":7777"},
        {"DISPLAY": "ngawur"},
        {"DISPLAY": ":99999999"},
        {"DISPLAY": "127.0.0.1:1"},
        {"WAYLAND_DISPLAY": "wayland-77", "XDG_RUNTIME_DIR": "/nonexistent"},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":7777"},
    ],
    ids=str,
)
def test_a_screen_that_is_not_there_ends_in_one_sentence(environment):
    code, said = started(**environment)

    assert (code, said.strip()) == (1, NOBODY)


@linux
def test_what_only_qt_finds_out_is_said_in_our_words_too():
    code, said = started(QT_QPA_PLATFORM="tidak-ada")

    assert (code, said.strip()) == (1, UNFIT)


@linux
def test_a_screen_that_answers_and_then_refuses_is_said(tmp_path):
    # X11's "failed" and nothing more: a wrong answer to whoever wants to show a window.
    with listening(("127.0.0.1", 0), b"\0\0\x0b\0\0\0\0\0") as (_, (host, port)):
        if port < 6000:
            pytest.skip("no port of a screen is free")
        code, said = started(DISPLAY=f"{host}:{port - 6000}")

    assert (code, said.strip()) == (1, UNFIT)


@linux
def test_a_socket_that_takes_and_never_answers_is_no_screen(monkeypatch):
    monkeypatch.setattr("rehabdesk.ui.shell.display._PATIENCE", 0.3)
    with listening(("127.0.0.1", 0), b"") as (heard, (host, port)):
        display = {"DISPLAY": f"{host}:{port - 6000}"}
        assert not somebody_answers(display)

    assert heard == [b"l\0\x0b\0\0\0\0\0\0\0\0\0"]


@linux
def test_a_screen_of_x_is_one_that_says_anything():
    with listening(("127.0.0.1", 0), b"\1") as (_, (host, port)):
        assert somebody_answers({"DISPLAY": f"{host}:{port - 6000}"})
        assert not somebody_answers({"DISPLAY": ":7777", "QT_QPA_PLATFORM": "xcb"})


@linux
def test_a_screen_of_wayland_is_one_that_says_anything(tmp_path):
    folder = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    with listening(str(tmp_path / "wayland-0"), b"\2\0\0\0") as (heard, _):
        assert somebody_answers(folder)
        assert somebody_answers({"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")})
        assert not somebody_answers(folder | {"QT_QPA_PLATFORM": "xcb"})
    assert heard[0] == b"\1\0\0\0\0\0\x0c\0\2\0\0\0"


@pytest.mark.parametrize("way", ["offscreen", "vnc:port=5999", "minimal", "xcb;offscreen"])
def test_where_qt_is_told_to_draw_without_a_screen_nobody_need_answer(way):
    assert somebody_answers({"QT_QPA_PLATFORM": way})
