"""Where things are, on any computer."""

import tomllib
from pathlib import Path

import pytest

from rehabdesk import paths


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has just been given this computer, with an office's Linux desktop."""
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


def name_documents(home: Path, folder: str) -> None:
    config = home / ".config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(f'# desktop\nXDG_DOCUMENTS_DIR="{folder}"\n', "utf-8")


def test_icons_and_typefaces_travel_with_the_program():
    assert (paths.icons() / "print.svg").is_file()
    assert (paths.fonts() / "Inter-Regular.ttf").is_file()
    assert (paths.sample() / "sk_peserta.xlsx").is_file()
    assert paths.style().is_dir()
    assert paths.guide().parent == paths.resources()


def test_a_wheel_finds_its_resources_in_the_shared_data(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "lib" / "rehabdesk")
    monkeypatch.setattr(paths.sys, "prefix", str(tmp_path))
    shared = tmp_path / "share" / "rehabdesk" / "resources"
    shared.mkdir(parents=True)

    assert paths.resources() == shared


def test_an_office_goes_where_the_desktop_keeps_documents(home):
    name_documents(home, "$HOME/Berkas Saya")

    assert paths.default_office_folder() == home / "Berkas Saya" / "RehabDesk"


def test_a_desktop_without_a_documents_folder_is_not_given_an_office_in_the_home_folder(home):
    name_documents(home, "$HOME")

    assert paths.default_office_folder() == home / "Documents" / "RehabDesk"


def test_an_indonesian_home_has_a_folder_dokumen(home):
    (home / "Dokumen").mkdir()

    assert paths.default_office_folder() == home / "Dokumen" / "RehabDesk"


def test_a_bare_home_gets_documents(home):
    assert paths.default_office_folder() == home / "Documents" / "RehabDesk"


def test_a_list_of_folders_in_another_encoding_is_passed_over(home):
    name_documents(home, "x")
    (home / ".config" / "user-dirs.dirs").write_bytes(b'XDG_DOCUMENTS_DIR="\xff\xfe"')

    assert paths.documents_folder() == home / "Documents"


def test_settings_follow_the_desktop(home, monkeypatch):
    assert paths.computer_settings_folder() == home / ".config" / "rehabdesk"

    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "lain"))
    assert paths.computer_settings_folder() == home / "lain" / "rehabdesk"

    monkeypatch.setenv("XDG_CONFIG_HOME", "lain")
    assert paths.computer_settings_folder() == home / ".config" / "rehabdesk"


def test_settings_follow_the_roaming_profile_of_windows(home, monkeypatch):
    monkeypatch.setattr(paths.sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(home / "Roaming"))

    assert paths.computer_settings_folder() == home / "Roaming" / "RehabDesk"


def test_every_file_of_resources_goes_into_the_wheel_in_its_own_folder():
    root = Path(__file__).resolve().parents[1]
    told = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    packed = {
        f"share/rehabdesk/{one.parent.relative_to(root).as_posix()}/{one.name}"
        for one in (root / "resources").rglob("*")
        if one.is_file()
    }

    found = [
        (f"{folder}/{one.name}", one.is_file())
        for folder, patterns in told["tool"]["setuptools"]["data-files"].items()
        for pattern in patterns
        for one in root.glob(pattern)
    ]

    # What stands in it must be files: a folder stops the making of the wheel.
    assert all(is_file for _, is_file in found)
    assert sorted(name for name, _ in found) == sorted(packed)
