"""The index of Ctrl+K says of every page what the page says of itself."""

from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.shell.finding.index import read_index
from tests.rewrite_index import index_of


def test_the_index_is_what_the_pages_tell(demonstration, tmp_path, qapp):
    """Where it fails: ``python -m tests.rewrite_index``, and look at the difference."""
    told, kept = index_of(demonstration, tmp_path), read_index()

    for name in ("deeds", "parts", "fields"):
        now, then = set(getattr(told, name)), set(getattr(kept, name))
        assert (now - then, then - now) == (set(), set())


def test_every_page_and_every_part_of_kantor_is_in_it():
    index = read_index()

    assert {one.screen for one in index.deeds} == {one.key for one in SCREENS}
    assert {one.key for one in index.parts if one.screen == "office"} == {
        one.key for one in SECTIONS
    }
    assert {one.part for one in index.fields if one.screen == "office"} == {
        one.key for one in SECTIONS
    }
