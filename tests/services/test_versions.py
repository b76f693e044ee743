"""*Tentang* names what the program carries: each part with its version and its licence."""

from rehabdesk import __version__
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
