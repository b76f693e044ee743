"""The Linux program folder, and the .deb and .tar.xz made of it."""

import os
import shutil
import subprocess
from pathlib import Path

from installer import archives, byte_code, downloads, icon, licences, selection, tree
from installer.binaries import needs
from installer.pins import BUILD, FILES, LINUX, OUT, Stop
from rehabdesk import __version__

_PYTHON = Path("/usr/bin/python3.11")
_STDLIB = Path("/usr/lib/python3.11")
_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")
_UNUSED = (
    "config-*", "dist-packages", "ensurepip", "idlelib", "lib2to3", "test", "tkinter", "turtledemo",
    "pydoc_data", "unittest", "distutils", "venv", "sitecustomize.py", "turtle.py", "__pycache__",
    "LICENSE.txt", "EXTERNALLY-MANAGED", "*.egg-info", "asyncio", "wsgiref",
    "multiprocessing", "curses", "dbm", "xmlrpc", "http", "imaplib.py", "pydoc.py",
)  # fmt: skip
# Tests, consoles, and OpenSSL, which nothing here needs: the program speaks to no network.
_UNUSED_MODULES = (
    "_asyncio", "_crypt", "_ctypes_test", "_curses", "_dbm", "_gdbm", "_hashlib",
    "_multiprocessing",
    "_ssl", "_test", "_tkinter", "_xx", "audioop", "nis", "ossaudiodev", "readline", "xxlimited",
    "_codecs_", "_multibytecodec", "_lsprof", "spwd",
)  # fmt: skip
_BUNDLED = ("libbz2.so", "libffi.so", "liblzma.so", "libsqlite3.so", "libuuid.so")


def build_folder(version: str = __version__) -> tuple[Path, str, list[Path]]:
    """Lay out the program for Linux; gives the folder, its hash and the wheels it is made of."""
    if not _PYTHON.exists():
        raise Stop("the Linux packages need Debian's own python3.11")
    folder = BUILD / "linux"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = downloads.wheels(LINUX)
    (folder / "site-packages").mkdir(parents=True)
    _put_python(folder)
    selection.unpack(wheels, LINUX, folder / "site-packages")
    tree.put_program(folder / "app", version)
    licences.gather(folder / "app", folder / "site-packages", _STDLIB / "LICENSE.txt")
    shutil.copyfile(FILES / "rehabdesk.sh", folder / "rehabdesk")
    (folder / "rehabdesk").chmod(0o755)
    for place in folder.rglob("*.so*"):
        place.chmod(0o644)
        # SQLCipher's wheel carries 15 MB of names for a debugger.
        subprocess.run(["strip", "--strip-debug", str(place)], check=True)
    byte_code.compile_all(folder)
    return folder, tree.settle(folder), wheels


def _put_python(folder: Path) -> None:
    """Copy Debian's interpreter; it finds its library beside itself."""
    (folder / "bin").mkdir()
    shutil.copyfile(_PYTHON, folder / "bin" / "python3.11")
    (folder / "bin" / "python3.11").chmod(0o755)
    stdlib = folder / "lib" / "python3.11"
    shutil.copytree(_STDLIB, stdlib, ignore=shutil.ignore_patterns(*_UNUSED), symlinks=False)
    bundled = folder / "lib" / "bundled"
    bundled.mkdir()
    for module in (stdlib / "lib-dynload").iterdir():
        if module.name.startswith(_UNUSED_MODULES):
            module.unlink()
            continue
        for name in needs(module):
            if name.startswith(_BUNDLED):
                shutil.copyfile(_LIBRARIES / name, bundled / name)


def python_version() -> str:
    """Which Debian package the interpreter is from."""
    words = ["dpkg-query", "-W", "-f=${Version}", "python3.11-minimal"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def build_deb(folder: Path, version: str = __version__, *, quick: bool = False) -> Path:
    """The Debian package: the folder, a menu entry, a file type, a picture and a man page."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    shutil.copytree(folder, root / "usr" / "lib" / "rehabdesk")
    for name, place in (
        ("rehabdesk.desktop", share / "applications"),
        ("rehabdesk.xml", share / "mime" / "packages"),
    ):
        place.mkdir(parents=True)
        shutil.copyfile(FILES / name, place / name)
    for size, picture in icon.pictures().items():
        place = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        shutil.copyfile(picture, place / "rehabdesk.png")
    _put_words(share)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "rehabdesk").symlink_to("../lib/rehabdesk/rehabdesk")
    control = (FILES / "control").read_text(encoding="utf-8")
    control = control.replace("@VERSION@", version)
    control = control.replace("@SIZE@", str(tree.size_of(root) // 1024))
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    tree.settle(root)
    path = OUT / f"rehabdesk_{version}_amd64.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(tree.source_date())}
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zgzip" if quick else "-Zxz", "-b", str(root),
         str(path)],
        env=environment, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return path


def _put_words(share: Path) -> None:
    """The man page, and what a Debian package says of its licence."""
    import gzip

    manual, words = share / "man" / "man1", share / "doc" / "rehabdesk"
    manual.mkdir(parents=True)
    words.mkdir(parents=True)
    page = (FILES / "rehabdesk.1").read_bytes()
    (manual / "rehabdesk.1.gz").write_bytes(gzip.compress(page, mtime=0))
    (words / "copyright").write_text(
        "RehabDesk: Apache-2.0. Every part's licence lies below"
        " /usr/lib/rehabdesk/app/licences and /usr/lib/rehabdesk/site-packages/*.dist-info.\n",
        encoding="utf-8",
    )


def build_tar(folder: Path, version: str = __version__) -> Path:
    """The archive that needs no root: unpack it anywhere and start ./rehabdesk in it."""
    name = f"rehabdesk-{version}-linux-x86_64"
    return archives.tar_folder(folder, OUT / f"{name}.tar.xz", name)
