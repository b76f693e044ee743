"""*Tentang* names what the program carries: each part with its version and its licence."""

import pytest

from rehabdesk import __version__, paths
from rehabdesk.services import versions
from rehabdesk.services.versions import build, engines, parts


def test_fonts_and_pictures_have_no_version_and_are_named_with_their_licence():
    named = {one.name: one for one in parts()}

    for name in ("Inter", "DejaVu Sans", "Lucide"):
        assert named[name].version == ""
        assert len(named[name].text) > 200, name
    assert "SIL OPEN FONT LICENSE" in named["Inter"].text.upper()


def test_every_package_is_named_with_its_version_and_one_line_of_its_licence():
    named = {one.name: one for one in parts()}

    for name in ("sqlite-utils", "reportlab", "cryptography", "msgspec"):
        assert named[name].version, name
        assert named[name].text, name
        assert named[name].licence, name
    assert all("\n" not in one.licence for one in named.values())


def test_nothing_is_named_that_is_not_here():
    assert all(one.version or one.text for one in parts())


def test_the_engines_of_the_file_are_told_only_where_an_office_is_open(store):
    without, told = dict(engines()), dict(engines(store))

    assert told["RehabDesk"] == f"{__version__} {build()}".strip()
    assert {"SQLite", "SQLCipher"} == told.keys() - without.keys()
    assert told["SQLCipher"].startswith("4.")
    assert "tidak ada" not in told.values()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('{"build": "2026-11-29 abc1234"}', "2026-11-29 abc1234"),
        ('{"build": 7}', "7"),
        ('{"other": "x"}', ""),
        ("[]", ""),
        ("no json", ""),
        (None, ""),
    ],
)
def test_an_installed_program_says_what_it_was_built_from(monkeypatch, tmp_path, words, told):
    if words is not None:
        (tmp_path / "build.json").write_text(words, encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)

    assert build() == told
    assert dict(engines())["RehabDesk"] == f"{__version__} {told}".strip()


def test_a_package_that_is_gone_is_told_as_missing_and_named_as_no_part(monkeypatch):
    gone = "paket-yang-tidak-ada"
    monkeypatch.setattr(versions, "_PARTS", (gone, "reportlab"))

    assert versions._version(gone) == "tidak ada"
    named = {one.name for one in parts()}
    assert "reportlab" in named
    assert gone not in named
