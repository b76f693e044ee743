"""Unpacks the wheels and leaves only what the program uses."""

import shutil
import zipfile
from pathlib import Path

from installer.binaries import closure, is_binary
from installer.pins import Stop, Target

# Named by sqlite-utils, dateutil and cffi, and used only by what the program never calls.
UNUSED_WHEELS = ("pip-", "pycparser-", "tzdata-")
_UNUSED_FOLDERS = frozenset({"tests", "test", "SelfTest", "__pycache__", "include"})
_UNUSED_SUFFIXES = frozenset({".pyi", ".h", ".c", ".pyx", ".pxd", ".lib"})
# Pictures are PNG, JPEG or SVG, letters are drawn by Qt and reportlab from our own files, and
# rapidfuzz's second build, for newer processors, is no faster with one name at a time.
_UNUSED_FILES = (
    "PIL/_avif.*", "PIL/_webp.*", "PIL/_imagingtk.*", "PIL/_imagingcms.*", "PIL/_imagingft.*",
    "reportlab/fonts/*.afm", "reportlab/fonts/*.pfb", "reportlab/fonts/DarkGarden*",
    "reportlab/graphics/samples/*", "rapidfuzz/*_avx2.*", "rapidfuzz/distance/*_avx2.*",
)  # fmt: skip


def unpack(wheels: list[Path], target: Target, folder: Path) -> None:
    """Lay the wheels' packages beside each other in an empty folder, without what is unused."""
    for wheel in wheels:
        if not wheel.name.startswith(UNUSED_WHEELS):
            _unpack(wheel, folder)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and path.name in _UNUSED_FOLDERS:
            shutil.rmtree(path)
        elif path.suffix in _UNUSED_SUFFIXES:
            path.unlink()
    for pattern in _UNUSED_FILES:
        for path in folder.glob(pattern):
            path.unlink()
    _prune_bundled(folder)
    _prune_qt(folder, target)


def _prune_bundled(folder: Path) -> None:
    """Drop the libraries beside a package that none of its remaining parts leads to."""
    binaries = [one for one in folder.rglob("*") if one.is_file() and is_binary(one)]
    bundled = [one for one in binaries if one.parent.name.endswith(".libs")]
    if bundled:
        users = [one for one in binaries if one.parent.parent == folder and one not in bundled]
        kept = closure(users, bundled)
        for path in set(bundled) - kept:
            path.unlink()


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            parts = Path(member.filename).parts
            if parts[0].endswith(".data"):
                if parts[1] not in {"purelib", "platlib"}:
                    continue
                parts = parts[2:]
            if ".." in parts or Path(member.filename).is_absolute():
                raise Stop(f"{wheel.name} names a file outside of itself")
            if member.is_dir():
                continue
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as source, path.open("wb") as goal:
                shutil.copyfileobj(source, goal)


def _prune_qt(folder: Path, target: Target) -> None:
    """Keep Qt's wanted modules and plugins, the libraries they lead to, and no more."""
    qt, shiboken = folder / "PySide6", folder / "shiboken6"
    roots = [folder / one for one in (*target.qt_modules, *target.qt_plugins)]
    if missing := [one.name for one in roots if not one.is_file()]:
        raise Stop(f"Qt's wheel lacks {', '.join(missing)}")
    both = [one for place in (qt, shiboken) for one in place.rglob("*") if one.is_file()]
    binaries = [one for one in both if is_binary(one)]
    roots += [one for one in binaries if one.name.startswith("Shiboken.")]
    kept = closure(roots, binaries)
    for path in both:
        python = path.suffix == ".py" and (path.parent == qt or "support" in str(path.parent))
        if (path not in kept and not python and path.parent != shiboken) or (
            path in binaries and path not in kept
        ):
            path.unlink()
    for place in sorted((*qt.rglob("*"), *shiboken.rglob("*")), reverse=True):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
