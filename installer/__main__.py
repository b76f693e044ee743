"""`./dev installer`: builds all packages into build/installer/out; --check tries them."""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from installer import (
    archives,
    byte_code,
    first_start,
    guide,
    licences,
    linux,
    tree,
    user_guide,
    windows,
)
from installer.pins import OUT, WINDOWS_PYTHON, Stop

_TOOLS = ("makensis", "osslsigncode", "objdump", "rsvg-convert", "dpkg-deb", "xz")


def main() -> int:
    """Build what was asked for; 0 done, 1 stopped with a sentence."""
    parser = argparse.ArgumentParser("./dev installer", description=__doc__)
    parser.add_argument("--only", choices=("linux", "windows", "guide"))
    parser.add_argument("--quick", action="store_true", help="pack loosely, try the short part")
    parser.add_argument("--check", action="store_true", help="install and try what was built")
    wanted = parser.parse_args()
    try:
        byte_code.require_version()
        _require_tools()
        OUT.mkdir(parents=True, exist_ok=True)
        made = _build(wanted.only, quick=wanted.quick)
        for path in made:
            archives.put_hash_beside(path)
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
        return _check(wanted.only, whole=not wanted.quick) if wanted.check else 0
    except Stop as stop:
        print(f"installer: {stop}", file=sys.stderr)
        return 1


def _require_tools() -> None:
    missing = [one for one in _TOOLS if shutil.which(one) is None]
    if missing:
        raise Stop(
            f"missing: {', '.join(missing)}. On Debian: apt-get install nsis osslsigncode binutils"
            " librsvg2-bin dpkg xz-utils; for --check also wine64 gcc-mingw-w64-x86-64-posix"
            " debootstrap xvfb imagemagick xdotool pipx"
        )


def _build(only: str | None, *, quick: bool) -> list[Path]:
    made: list[Path] = []
    if only in {None, "linux"}:
        folder = _told("linux", linux.build_folder())
        first_start.require_linux_start(folder)
        made.append(linux.build_deb(folder, quick=quick))
        if not quick:
            made.append(linux.build_tar(folder))
    if only in {None, "windows"}:
        folder = _told("windows", windows.build_folder())
        first_start.require_windows_start(folder)
        made.append(windows.build_setup(folder, quick=quick))
        if not quick:
            made.append(windows.build_portable(folder))
    if only in {None, "guide"}:
        made += [guide.build(), user_guide.build()]
    return made


def _told(name: str, built: tuple[Path, str, list[Path]]) -> Path:
    folder, content, wheels = built
    python = WINDOWS_PYTHON if name == "windows" else linux.python_version()
    bill = licences.bill(folder / "site-packages", python, wheels)
    (OUT / f"rehabdesk-{name}.cdx.json").write_text(bill, encoding="utf-8")
    print(f"{name}: {tree.size_of(folder) / 1e6:.1f} MB installed, payload {content}")
    return folder


def _check(only: str | None, *, whole: bool) -> int:
    from installer import check_debian, check_wine

    began = time.perf_counter()
    found = _killed_first_starts()
    if only in {None, "windows"}:
        found += check_wine.failures()
    if only in {None, "linux"}:
        found += check_debian.failures(whole=whole)
    for one in found:
        print(f"FAILED: {one}")
    print(f"checked in {time.perf_counter() - began:.0f} s, {len(found)} failed")
    return 1 if found else 0


def _killed_first_starts() -> list[str]:
    """Cut fifty first starts after an upgrade off; each must leave the old or the new file."""
    from rehabdesk.storage import StorageTrouble
    from tests.storage.test_upgrade import kill_first_starts

    with tempfile.TemporaryDirectory() as folder:
        try:
            seen = kill_first_starts(Path(folder), times=50)
        except (AssertionError, StorageTrouble) as trouble:
            return [f"killed first start: {type(trouble).__name__} {trouble}"]
    print(f"killed 50 first starts: {Counter(seen)} (schema found afterwards)")
    return []


if __name__ == "__main__":
    sys.exit(main())
