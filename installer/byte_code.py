"""Compiles a program folder to byte code that names no date and hangs on the sources only."""

import importlib.util
import os
import py_compile
import subprocess
import sys
from pathlib import Path

from installer.pins import PYTHON, ROOT, Stop

_WITH_SOURCES = frozenset({"PySide6", "shiboken6"})


def compile_all(folder: Path) -> None:
    """Compile every source below a folder, so that equal sources give equal bytes.

    Other people's packages travel as byte code only, Qt's apart: whoever replaces that wants to
    see its sources.
    """
    # Byte code marks what the compiling process holds more than once: one that has compiled
    # something before writes other bytes, and so each folder gets a process of its own.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, "-m", "installer.byte_code", str(folder)],
        cwd=ROOT, env=environment, check=True,
    )  # fmt: skip


def require_version() -> None:
    """Refuse a builder whose byte code the packed interpreter cannot read (``Stop``)."""
    if sys.version_info[:2] != PYTHON:
        raise Stop(
            f"the packages carry Python {PYTHON[0]}.{PYTHON[1]} and byte code for it; this is"
            f" {sys.version_info[0]}.{sys.version_info[1]}. Build with Debian 12's python3.11:"
            " rm -r .venv, then ./dev installer"
        )


def require_readable(folder: Path, magic: bytes = importlib.util.MAGIC_NUMBER) -> None:
    """Refuse a folder with byte code of another version, or with none (``Stop``)."""
    compiled = sorted(folder.rglob("*.pyc"))
    foreign = [one for one in compiled if one.read_bytes()[:4] != magic]
    if foreign or not compiled:
        raise Stop(f"{len(foreign)} of {len(compiled)} files of byte code are of another Python")


def _compile(folder: Path) -> None:
    site = folder / "site-packages"
    for source in sorted(folder.rglob("*.py")):
        inside = source.relative_to(folder)
        bare = source.is_relative_to(site) and inside.parts[1] not in _WITH_SOURCES
        beside = Path(importlib.util.cache_from_source(str(source)))
        try:
            py_compile.compile(
                str(source),
                cfile=str(source.with_suffix(".pyc") if bare else beside),
                dfile=inside.as_posix(),
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
        except py_compile.PyCompileError:
            continue
        if bare:
            source.unlink()


if __name__ == "__main__":
    _compile(Path(sys.argv[1]))
