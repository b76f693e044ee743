"""The shape of the program: its layers, its small files, its map, and where it can run."""

import ast
import re
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
from importlinter import cli
from PySide6.QtWidgets import QLabel

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "rehabdesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
FILES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
LONGEST_FILE = 400
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios"}
# Modules that ask which system this is, and go another way on Windows.
WITH_ANOTHER_WAY = {
    "rehabdesk/bounded/limits.py": {"resource"},
    "rehabdesk/own_memory.py": {"resource"},
}
# What a map's line may name after its first name: a folder, a file with an ending, a pattern.
FURTHER_NAME = re.compile(r"[\w.*-]+(/|\.\w+)")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(module: Path) -> set[str]:
    """The first name of everything a module imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def names_in(line: str, folder: str) -> list[str]:
    """The names at the start of one line of the map, at most two spaces apart."""
    names: list[str] = []
    for name in re.split(r" {1,2}", line.strip().partition("   ")[0]):
        if names and not FURTHER_NAME.fullmatch(name) and not (ROOT / folder / name).exists():
            break
        names.append(name)
    return names


def mapped_paths(readme: str) -> set[str]:
    """What the README's map names, as paths or patterns, folders without their last slash."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    maps = [block for block in blocks if re.search(r"^rehabdesk/", block, re.MULTILINE)]
    assert maps, "README.md has no map: a fenced block with a line that begins with rehabdesk/"
    named: set[str] = set()
    above: list[tuple[int, str]] = []
    for line in filter(str.strip, maps[0].splitlines()):
        indent = len(line) - len(line.lstrip())
        above = [(depth, folder) for depth, folder in above if depth < indent]
        start = above[-1][1] if above else ""
        names = names_in(line, start)
        named.update(start + name.rstrip("/") for name in names)
        if names[-1].endswith("/"):
            above.append((indent, start + names[-1]))
    return named


def top_level_entries() -> set[str]:
    """The files and the filled folders at the top of a clone, without what tools make."""
    made_by_tools = {".git", ".venv", "build", "dist", "uv.lock"}
    return {
        path.name
        for path in ROOT.iterdir()
        if path.name not in made_by_tools
        and not path.name.endswith((".egg-info", "_cache", "__pycache__"))
        and path.name != ".hypothesis"
        and (path.is_file() or any(path.iterdir()))
    }


def test_imports_follow_the_contracts(monkeypatch, capfd):
    monkeypatch.chdir(ROOT)

    outcome = cli.lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)

    assert outcome == 0, capfd.readouterr().out


def test_every_module_says_in_one_sentence_what_it_is():
    silent = []
    for path in FILES:
        words = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        if not words or not words.partition("\n")[0].endswith("."):
            silent.append(short(path))

    assert not silent


def test_no_file_has_outgrown_its_subject():
    lengths = {short(path): len(path.read_text("utf-8").splitlines()) for path in FILES}

    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_every_folder_of_code_is_a_package():
    folders = {path.parent for path in FILES}

    assert not [short(folder) for folder in folders if not (folder / "__init__.py").is_file()]


def test_the_map_in_the_readme_names_every_folder_and_top_level_file():
    named = mapped_paths((ROOT / "README.md").read_text("utf-8"))
    packages = {short(path.parent) for path in PACKAGE.rglob("__init__.py")}
    expected = packages | top_level_entries() - {"README.md"}

    unnamed = {
        path
        for path in expected
        if not any(fnmatch(path, name) or name.startswith(path + "/") for name in named)
    }

    assert not unnamed


def test_the_map_in_the_readme_names_nothing_that_is_gone():
    named = mapped_paths((ROOT / "README.md").read_text("utf-8"))

    assert not sorted(name for name in named if not any(ROOT.glob(name)))


def test_the_map_is_read_as_a_person_reads_it():
    readme = """# Name
```sh
./dev run
```
```
dev  dev.cmd           the one command
requirements*.txt      what it installs
rehabdesk/             the program
  ui/                  windows
    theme/  widgets/
  dates.py  numbers.py "5 Januari 2026"
tests/
```
"""
    assert mapped_paths(readme) == {
        "dev",
        "dev.cmd",
        "requirements*.txt",
        "rehabdesk",
        "rehabdesk/ui",
        "rehabdesk/ui/theme",
        "rehabdesk/ui/widgets",
        "rehabdesk/dates.py",
        "rehabdesk/numbers.py",
        "tests",
    }


def test_the_office_is_changed_by_services_only():
    changing = {
        short(path) for path in MODULES if re.search(r"\.change\(", path.read_text("utf-8"))
    }

    assert not [
        name
        for name in changing
        if not name.startswith(("rehabdesk/services/", "rehabdesk/storage/"))
    ]


@pytest.mark.parametrize("module", MODULES, ids=short)
def test_nothing_is_imported_that_windows_lacks(module):
    assert not imports_of(module) & POSIX_ONLY - WITH_ANOTHER_WAY.get(short(module), set())


def test_qt_gives_back_the_reference_to_none(qtbot):
    """PySide6 6.12.0 lost one at each call on CPython 3.11, until the process aborted."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(1000):
        label.setText("hadir")

    # Other threads may hold a few for a moment; the fault took a thousand.
    assert abs(sys.getrefcount(None) - before) < 100


def test_no_address_of_a_package_registry_is_written_down():
    locked = [*ROOT.glob("requirements*.txt")]

    assert locked
    assert not [short(path) for path in locked if "://" in path.read_text("utf-8")]
