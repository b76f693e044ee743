"""Where resources, the office's folder and this computer's settings are."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

OFFICE_FILE = "kantor.rehab"
KEYS_FILE = "kantor.keys"
BACKUPS = "cadangan"
LOGS = "log"

_PROGRAM = "RehabDesk"
_PACKAGE = Path(__file__).resolve().parent
# Windows' own name of the folder Documents, wherever an administrator has put it.
_WINDOWS_DOCUMENTS = "FDD39AD0-238F-46AF-ADB4-6C85480369C7"


def resources() -> Path:
    """Return the folder of icons, fonts, style, guide and sample lists.

    It is beside the package in a source tree and in an installed program, and in the shared data of
    the Python that a wheel was installed into.
    """
    beside = _PACKAGE.parent / "resources"
    shared = Path(sys.prefix) / "share" / "rehabdesk" / "resources"
    return shared if shared.is_dir() and not beside.is_dir() else beside


def icons() -> Path:
    """Return the folder of one-colour SVG icons, named by meaning."""
    return resources() / "icons"


def fonts() -> Path:
    """Return the folder of the typefaces for screen and paper."""
    return resources() / "fonts"


def style() -> Path:
    """Return the folder of the style sheet."""
    return resources() / "style"


def guide() -> Path:
    """Return the folder of the user's guide."""
    return resources() / "guide"


def finder() -> Path:
    """Return the folder of the index that Ctrl+K reads of every page."""
    return resources() / "finder"


def sample() -> Path:
    """Return the folder of the lists that the demonstration office is made from."""
    return resources() / "sample"


def default_office_folder() -> Path:
    """Return where a new office is kept unless the user chooses otherwise; it may not exist yet."""
    return documents_folder() / _PROGRAM


def office_path(place: Path) -> Path:
    """Return the office's file, given its folder or the file itself."""
    return place / OFFICE_FILE if place.is_dir() else place


def documents_folder() -> Path:
    """Return the user's folder of documents on this computer; it may not exist yet."""
    if sys.platform == "win32":
        return _windows_documents() or Path.home() / "Documents"
    return _xdg_documents(Path.home(), os.environ)


def computer_settings_folder() -> Path:
    """Return where this user's choices on this computer are kept; it may not exist yet."""
    if sys.platform == "win32":
        chosen = os.environ.get("APPDATA", "")
        return (Path(chosen) if chosen else Path.home() / "AppData" / "Roaming") / _PROGRAM
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    # A relative path is invalid by the XDG base directory specification.
    base = Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".config"
    return base / "rehabdesk"


def _xdg_documents(home: Path, environment: Mapping[str, str]) -> Path:
    """Return the documents folder that the desktop names, else a usual one, else ~/Documents."""
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    try:
        named = (config / "user-dirs.dirs").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        named = ""
    found = re.search(r'^\s*XDG_DOCUMENTS_DIR="(.+)"', named, re.MULTILINE)
    if found:
        folder = Path(found.group(1).replace("$HOME", str(home), 1))
        # The home folder itself is how a desktop says that there is no such folder.
        if folder.is_absolute() and folder != home:
            return folder
    usual = (home / "Dokumen", home / "Documents")
    return next((folder for folder in usual if folder.is_dir()), usual[-1])


def _windows_documents() -> Path | None:
    """Return the known folder Documents, or None if Windows does not tell."""
    if sys.platform != "win32":
        return None
    import ctypes
    import uuid

    wanted = (ctypes.c_ubyte * 16).from_buffer_copy(uuid.UUID(_WINDOWS_DOCUMENTS).bytes_le)
    text = ctypes.c_void_p()
    windows = ctypes.WinDLL("shell32")
    failed = windows.SHGetKnownFolderPath(ctypes.byref(wanted), 0, None, ctypes.byref(text))
    try:
        return None if failed or not text.value else Path(ctypes.wstring_at(text.value))
    finally:
        ctypes.WinDLL("ole32").CoTaskMemFree(text)
