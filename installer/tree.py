"""The program's own folder in a package: sources, dates, and one hash for all of it."""

import hashlib
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from installer.pins import FILES, ROOT
from rehabdesk import __version__

_FALLBACK = 1_700_000_000


def source_date() -> int:
    """The moment that every file bears: SOURCE_DATE_EPOCH, else the last commit's, in seconds."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    found = _git("log", "-1", "--format=%ct")
    return int(found) if found else _FALLBACK


def build_name() -> str:
    """The day of the sources and their commit, as *Tentang* shows it."""
    day = f"{datetime.fromtimestamp(source_date(), UTC):%Y-%m-%d}"
    commit = _git("rev-parse", "--short=10", "HEAD")
    return f"{day} {commit}".strip()


def _git(*words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def put_program(app: Path, version: str = __version__) -> None:
    """Copy package and resources, and the file that starts them."""
    nothing = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(ROOT / "rehabdesk", app / "rehabdesk", ignore=nothing)
    shutil.copytree(ROOT / "resources", app / "resources", ignore=nothing)
    shutil.copyfile(ROOT / "LICENSE", app / "LICENSE")
    shutil.copyfile(FILES / "start.py", app / "start.py")
    facts = {"version": version, "build": build_name()}
    (app / "resources" / "build.json").write_text(json.dumps(facts) + "\n", encoding="utf-8")
    if version != __version__:
        stated = app / "rehabdesk" / "__init__.py"
        text = stated.read_text(encoding="utf-8").replace(__version__, version)
        stated.write_text(text, encoding="utf-8")


def settle(folder: Path) -> str:
    """Give every file one date and plain rights; the hash of all names and contents."""
    moment = source_date()
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
        if path.is_symlink():
            whole.update(f"{path.relative_to(folder).as_posix()} -> {path.readlink()}\n".encode())
            continue
        runs = path.is_dir() or (path.stat().st_mode & 0o100)
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment))
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def size_of(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
