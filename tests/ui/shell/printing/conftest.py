"""A program in the place of CUPS' own command: it writes down its words and its input."""

import stat

import pytest

LP = """#!/bin/sh
number=$(($(ls "{folder}" | grep -c words) + 1))
for word in "$@"; do printf '%s\\n' "$word"; done > "{folder}/words-$number"
{before}
cat > "{folder}/coming-$number"
mv "{folder}/coming-$number" "{folder}/input-$number"
echo "request id is Kantor-$number (0 file(s))"
"""
CANCEL = """#!/bin/sh
echo "$@" >> "{folder}/taken-back"
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder where ``lp`` and ``cancel`` write down how they were called."""
    programs, told = tmp_path / "bin", tmp_path / "told"
    programs.mkdir()
    told.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    def install(before=""):
        for name, text in (("lp", LP), ("cancel", CANCEL)):
            file = programs / name
            file.write_text(text.format(folder=told, before=before), encoding="utf-8")
            file.chmod(file.stat().st_mode | stat.S_IXUSR)

    install()
    return _Desk(told, install)


class _Desk:
    def __init__(self, folder, install):
        self.folder, self.install = folder, install

    def words(self, number):
        return (self.folder / f"words-{number}").read_text(encoding="utf-8").splitlines()

    def options(self, number):
        said = self.words(number)
        return {said[at + 1] for at, word in enumerate(said) if word == "-o"}

    def content(self, number):
        return (self.folder / f"input-{number}").read_bytes()

    def arrived(self):
        """How many papers have come in whole."""
        return len(list(self.folder.glob("input-*")))

    def jobs(self):
        return len(list(self.folder.glob("words-*")))

    def taken_back(self):
        file = self.folder / "taken-back"
        return file.read_text(encoding="utf-8").split() if file.exists() else []
