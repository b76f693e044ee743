"""Sharing rows out over pages: none lost, none twice, the foot never alone."""

from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.documents.kit.paging import PageRoom, pages_of_rows


@given(
    st.integers(0, 400),
    st.floats(8, 40),
    st.floats(120, 700),
    st.floats(300, 800),
    st.floats(20, 180),
)
def test_all_rows_are_shared_out_and_every_page_holds_its_part(count, height, first, later, foot):
    pages = pages_of_rows(count, height, PageRoom(first, later, foot))

    assert [row for page in pages for row in page] == list(range(count))
    for number, page in enumerate(pages):
        space = first if number == 0 else later
        ending = foot if number == len(pages) - 1 else 0
        assert len(page) * height + ending <= space + 0.1
    if len(pages) > 1:
        assert len(pages[-1]) >= min(2, count)
        assert all(pages[1:]) or not count
