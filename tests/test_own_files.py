"""What the program writes goes through no link, is whole, and is for its owner only."""

import ast
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import rehabdesk
from rehabdesk.domain.refusals import Unwritable
from rehabdesk.own_files import open_anew, open_to_append, take_back, write_whole
from rehabdesk.services.outgoing import write_out
from rehabdesk.services.self_check import write_report as write_check
from rehabdesk.services.writing import write_file
from rehabdesk.storage import lock_office
from rehabdesk.storage.backup_catalogue import CATALOGUE_FILE, Catalogue, write_catalogue
from rehabdesk.storage.tries import note_wrong_try
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.crash import write_report
from tests.own_office import NOW, own_office

ROOT = Path(rehabdesk.__file__).parent
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to link")


def rights_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def a_catalogue(folder, name):
    write_catalogue(folder, Catalogue())
    return folder / CATALOGUE_FILE


def preferences(folder, name):
    Preferences(folder).keep(dark=True)
    return folder / "tampilan.json"


def wrong_tries(folder, name):
    note_wrong_try(folder, NOW)
    return folder / "kantor.coba"


WRITERS = {
    "an export": (lambda folder, name: write_out(folder / name, name, b"isi"), ".tmp"),
    "a paper": (lambda folder, name: write_file(folder / name, b"isi"), ".tmp"),
    "choices of this computer": (preferences, ".tmp"),
    "wrong tries": (wrong_tries, ".tmp"),
    "results of backups": (a_catalogue, ".baru"),
}


@POSIX
@pytest.mark.parametrize("writer", WRITERS)
def test_a_link_laid_where_a_file_is_written_leads_nowhere(tmp_path, writer):
    write, ending = WRITERS[writer]
    folder, theirs = tmp_path / "kantor", tmp_path / "milik orang lain"
    folder.mkdir()
    theirs.write_bytes(b"isi lama")
    target = write(folder, "daftar.csv")
    before = target.read_bytes()
    target.unlink()
    target.symlink_to(theirs)
    target.with_name(target.name + ending).symlink_to(theirs)

    assert write(folder, "daftar.csv") == target

    assert theirs.read_bytes() == b"isi lama"
    assert not target.is_symlink()
    assert target.read_bytes() == before
    assert rights_of(target) == 0o600


@POSIX
def test_a_ring_and_reports_go_through_no_link_either(tmp_path):
    theirs = tmp_path / "milik orang lain"
    theirs.write_bytes(b"isi lama")
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / "kantor.keys.baru").symlink_to(theirs)
    own_office(tmp_path / "kantor").close()
    (tmp_path / "kerusakan.txt").symlink_to(theirs)
    with pytest.raises(OSError, match="kerusakan"):
        open_to_append(tmp_path / "kerusakan.txt")
    crash, check = write_report(ValueError(), tmp_path), write_check("teks", tmp_path, NOW)

    assert theirs.read_bytes() == b"isi lama"
    assert crash is not None
    assert check is not None
    assert {rights_of(crash), rights_of(check)} == {0o600}


def test_a_file_is_opened_anew_only_where_none_comes_in_between(tmp_path, monkeypatch):
    path = tmp_path / "daftar.csv"
    path.write_bytes(b"isi lama")
    with open_anew(path) as file:
        file.write(b"isi")
    assert path.read_bytes() == b"isi"

    # Somebody is quicker: what lay there was removed, and lies there again.
    monkeypatch.setattr(Path, "unlink", lambda _path, **_how: None)
    with pytest.raises(FileExistsError):
        open_anew(path)


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_beside(tmp_path):
    target = tmp_path / "daftar.csv"
    target.mkdir()
    (target / "isi").touch()

    with pytest.raises(OSError, match=r"daftar\.csv"):
        write_whole(target, b"isi")

    assert [one.name for one in tmp_path.iterdir()] == ["daftar.csv"]


@POSIX
def test_an_office_is_for_its_owner_only_whatever_the_computer_says(tmp_path):
    program = (
        "import os, sys; os.umask(0); sys.path[:0] = ['.'];"
        "from pathlib import Path;"
        "from rehabdesk.own_files import keep_for_owner; keep_for_owner();"
        "from tests.own_office import own_office;"
        f"own_office(Path({str(tmp_path / 'baru' / 'kantor')!r})).close()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT.parent)

    made = [*(tmp_path / "baru").rglob("*")]
    assert len(made) > 2
    for one in made:
        assert rights_of(one) & 0o077 == 0, one


def test_the_program_begins_with_that():
    main = (ROOT / "__main__.py").read_text("utf-8")
    body = ast.parse(main).body
    (begins,) = [one for one in body if isinstance(one, ast.FunctionDef) and one.name == "main"]

    assert ast.unparse(begins.body[1]) == "keep_for_owner()"


@POSIX
def test_an_office_of_an_older_version_is_taken_back_when_it_is_opened(tmp_path):
    own_office(tmp_path).close()
    for name in ("kantor.rehab", "kantor.keys"):
        (tmp_path / name).chmod(0o644)
    outside = tmp_path / "lain.txt"
    outside.touch(0o644)
    outside.chmod(0o644)

    lock_office(tmp_path).release()

    assert rights_of(tmp_path / "kantor.rehab") == 0o600
    assert rights_of(tmp_path / "kantor.keys") == 0o600
    assert rights_of(outside) == 0o644
    take_back(tmp_path / "tidak ada")


def test_a_folder_that_went_is_not_made_again_and_nothing_is_confirmed(tmp_path):
    stick = tmp_path / "stik"

    with pytest.raises(Unwritable):
        write_out(stick / "daftar.csv", "daftar.csv", b"isi")
    assert not stick.exists()


def direct_writes(source):
    """Where a module writes a file by itself, by line."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        modes = [one.value for one in node.args if isinstance(one, ast.Constant)]
        writes = any(isinstance(one, str) and one[:1] in {"w", "a", "x"} for one in modes)
        if node.func.attr in {"write_text", "write_bytes"} or (node.func.attr == "open" and writes):
            lines.append(node.lineno)
    return lines


def test_every_file_is_written_in_one_place():
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in ROOT.rglob("*.py")
        if (lines := direct_writes(path.read_text("utf-8")))
    }

    # The reading process writes its last words nowhere.
    assert [*found] == ["bounded/limits.py"]
    planted = 'path.write_text("a")\npath.open("w")\npath.open("rb")\nfile.open("ab")'
    assert direct_writes(planted) == [1, 2, 4]
    assert os.devnull
