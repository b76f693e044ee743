"""Opening an office for a command: where its passphrase comes from, and what day it is there."""

import getpass
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from rehabdesk.services.known_office import older_sentence
from rehabdesk.services.login import log_in
from rehabdesk.services.pages import found_words, settle_pages
from rehabdesk.storage import (
    DEMONSTRATION_PASSPHRASE,
    NoOfficeFile,
    Store,
    is_demonstration,
    lock_office,
    office_path,
)
from rehabdesk.storage.whole_file import undo_cut_swap

VARIABLE = "REHABDESK_PASSPHRASE"
LOGIN_VARIABLE = "REHABDESK_LOGIN"


class CannotDo(Exception):  # noqa: N818 - an answer, not an error
    """A command cannot go on; its words are for the user."""


def os_sentence(error: OSError) -> str:
    """Why a place cannot be used, where the system alone says so; its own words are English."""
    name = Path(str(error.filename)).name if error.filename else ""
    if isinstance(error, FileNotFoundError):
        words = "Berkas atau folder tidak ditemukan."
    elif isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        words = "Di tempat itu ada folder bila berkas yang diminta, atau sebaliknya."
    else:
        words = "Berkas atau folder tidak dapat dipakai. Periksa nama, tempat, dan izinnya."
    return f"{words} ({name})" if name else words


@contextmanager
def opened(place: Path, passphrase_file: Path | None, login: str = "") -> Generator[Store]:
    """The office in a file or folder, closed again afterwards."""
    undo_cut_swap(place if place.is_dir() else place.parent)
    if not office_path(place).is_file():
        raise NoOfficeFile(place.name)
    lock = lock_office(office_path(place).parent)
    try:
        name = login_for(place, login)
        words = passphrase_for(place, passphrase_file)
        store = log_in(place, name, words, now=datetime.now().astimezone())
        try:
            settle_pages(store)
            if said := found_words(store):
                sys.stderr.write(f"{said}\n")
            if told := older_sentence(store):
                sys.stderr.write(f"{told}\n")
            yield store
        finally:
            store.close()
    finally:
        lock.release()


def today_in(store: Store) -> date:
    """Today, or the day that a demonstration office lives on."""
    return store.today()


def now_in(store: Store) -> datetime:
    """This moment, on the day that a demonstration office lives on."""
    return store.moment()


def login_for(place: Path, given: str) -> str:
    """Whose passphrase it is: as given, from the environment, or from the keyboard."""
    name = given or os.environ.get(LOGIN_VARIABLE, "")
    if name or is_demonstration(place) or not can_be_asked():
        return name
    return _asked(lambda: input("Nama pengguna: "))


def passphrase_for(place: Path, file: Path | None) -> str:
    """The passphrase from a file, the environment, the demonstration or the keyboard."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise CannotDo(f"Berkas kata sandi {file.name} tidak dapat dibaca.") from None
    if given := os.environ.get(VARIABLE):
        return given
    if is_demonstration(place):
        return DEMONSTRATION_PASSPHRASE
    if not can_be_asked():
        raise CannotDo(f"Kata sandi belum ada: pakai --passphrase-file atau {VARIABLE}.")
    return _asked(lambda: getpass.getpass("Kata sandi: "))


def is_given(file: Path | None) -> bool:
    """Whether the passphrase comes with the command, so that nobody is asked."""
    return file is not None or bool(os.environ.get(VARIABLE))


def can_be_asked() -> bool:
    """Whether somebody sits at a keyboard.

    On Windows ``nul`` calls itself a terminal; a hidden question would wait there for ever.
    """
    if not sys.stdin.isatty():
        return False
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    handle = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdin.fileno()))
    mode = ctypes.c_ulong()
    return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode)))


def _asked(question: Callable[[], str]) -> str:
    """What is typed; nothing where the keyboard has gone."""
    try:
        return question()
    except EOFError:
        return ""
