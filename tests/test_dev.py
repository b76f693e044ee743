"""The developer's one command, started in a checkout that nobody has set up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="dev is for sh; dev.cmd on Windows")
TOOLS = {
    "bench": "tests/benchmarks/__main__.py",
    "gallery": "tests/gallery.py",
    "torture": "tests/torture.py",
    "mutate": "tests/mutation/__main__.py",
    "installer": "installer/__main__.py",
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A checkout without .venv, without packages to install, whose tools say who they are."""
    place = tmp_path_factory.mktemp("clone")
    shutil.copy(ROOT / "dev", place)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (place / name).write_text("")
    for name, path in TOOLS.items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"import sys\nprint('this is {name}', *sys.argv[1:])\n")
    return place


def started(place, *words, **settings):
    environment = {**os.environ, **settings}
    return subprocess.run(
        ["sh", str(place / "dev"), *words],
        capture_output=True, text=True, check=False, env=environment, cwd=place.parent,
    )  # fmt: skip


def test_a_tool_starts_at_the_first_call_in_a_fresh_clone(fresh):
    shutil.rmtree(fresh / ".venv", ignore_errors=True)

    done = started(fresh, "bench", "--only", "sheets")

    assert (done.returncode, done.stdout) == (0, "this is bench --only sheets\n"), done.stderr


@pytest.mark.parametrize("tool", TOOLS)
def test_each_tool_is_found_by_its_name(fresh, tool):
    done = started(fresh, tool, "--only", "sheets")

    assert (done.returncode, done.stdout) == (0, f"this is {tool} --only sheets\n"), done.stderr


def test_a_package_that_cannot_be_installed_stops_with_the_words_of_pip(fresh):
    (fresh / "requirements-dev.txt").write_text("no-such-package-at-all==1\n")

    done = started(fresh, "bench")

    assert done.returncode == 1
    assert "pip could not install requirements-dev.txt" in done.stderr
    assert "no-such-package-at-all" in done.stderr
    assert not done.stdout


def test_an_unknown_word_is_answered_with_what_there_is(fresh):
    done = started(fresh, "tset")

    assert done.returncode == 2
    assert "./dev test" in done.stderr


@pytest.mark.parametrize("display", ["", ":987", "nobody"])
def test_a_screen_that_does_not_answer_gives_papers_instead_of_a_window(fresh, display):
    (fresh / "requirements-dev.txt").write_text("")
    package = fresh / "rehabdesk"
    shell = package / "ui" / "shell"
    shell.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "rehabdesk" / "ui" / "shell" / "display.py", shell)
    for folder in (package, package / "ui", shell):
        (folder / "__init__.py").write_text("")
    (package / "__main__.py").write_text("import sys\nprint('asked for', *sys.argv[1:])\n")

    done = started(fresh, "run", DISPLAY=display, WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")

    assert (done.returncode, done.stdout) == (0, "asked for demo --out build/demo\n"), done.stderr
    assert "Tidak ada layar" in done.stderr
