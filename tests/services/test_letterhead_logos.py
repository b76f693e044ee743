"""A letterhead's two logos: kept as they are, put in, changed, and taken away; all or nothing."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import LetterheadId, new_id
from rehabdesk.domain.office import Letterhead
from rehabdesk.domain.refusals import Missing, PictureUnreadable
from rehabdesk.services.office import MOST_BYTES, read_picture, save_letterhead_with_logos
from tests.domain.test_picture import JPEG, png

LEFT, RIGHT, OTHER = png(10, 10), png(20, 20), png(30, 30)


def a_letterhead(**fields):
    return Letterhead(
        id=LetterheadId(new_id()), valid_from=date(2021, 1, 1), lines=("LAPAS", "Jalan"), **fields
    )


def saved(store, letterhead, left=None, right=None):
    return save_letterhead_with_logos(store, letterhead, left=left, right=right).record


def pictures(store, letterhead):
    return tuple(
        store.pictures.get(one).content if one else None
        for one in (letterhead.left_logo, letterhead.right_logo)
    )


@pytest.mark.parametrize(
    ("left", "right"), [(None, None), (LEFT, None), (None, RIGHT), (LEFT, RIGHT), (LEFT, LEFT)]
)
def test_each_logo_is_put_in_at_its_side(store, left, right):
    made = saved(store, a_letterhead(), left, right)

    assert pictures(store, made) == (left, right)
    assert store.letterheads.get(made.id) == made
    kind = {one.media_type for one in store.pictures.all()}
    assert kind == ({"image/png"} if left or right else set())


def test_a_logo_that_is_the_same_is_kept_and_another_one_is_new(store):
    made = saved(store, a_letterhead(), LEFT, RIGHT)

    again = saved(store, made, LEFT, OTHER)

    assert again.left_logo == made.left_logo
    assert again.right_logo != made.right_logo
    assert pictures(store, again) == (LEFT, OTHER)


def test_a_logo_that_is_taken_away_is_on_the_letterhead_no_more(store):
    made = saved(store, a_letterhead(), LEFT, RIGHT)

    assert pictures(store, saved(store, made, None, RIGHT)) == (None, RIGHT)


def test_logos_that_change_sides_are_new_pictures_of_the_same_content(store):
    made = saved(store, a_letterhead(), LEFT, RIGHT)

    assert pictures(store, saved(store, made, RIGHT, LEFT)) == (RIGHT, LEFT)


@pytest.mark.parametrize(
    ("left", "right", "field"),
    [(b"GIF89a", RIGHT, "left_logo"), (LEFT, b"<svg/>", "right_logo")],
)
def test_a_logo_that_is_no_picture_is_refused_at_its_side_and_nothing_is_kept(
    store, left, right, field
):
    with pytest.raises(PictureUnreadable) as refused:
        saved(store, a_letterhead(), left, right)

    assert refused.value.field == field
    assert store.letterheads.all() == store.pictures.all() == ()


def test_where_the_letterhead_is_refused_no_logo_is_kept(store):
    with pytest.raises(Missing):
        saved(store, replace(a_letterhead(), lines=(" ",)), LEFT, RIGHT)

    assert store.pictures.all() == ()


@pytest.mark.parametrize(
    ("new", "label"), [(True, "Kop surat ditambahkan"), (False, "Kop surat diubah")]
)
def test_the_log_says_whether_it_is_new(store, new, label):
    made = a_letterhead()
    if not new:
        made = saved(store, made)

    done = save_letterhead_with_logos(store, made, left=LEFT, right=None)

    assert done.record.left_logo is not None
    assert store.audit.of_row("letterhead", made.id)[0].label == label


@pytest.mark.parametrize(("more", "kept"), [(-1, True), (0, True), (1, False)])
def test_a_picture_may_have_two_megabytes(more, kept):
    assert MOST_BYTES == 2 * 1024 * 1024
    content = JPEG + b"x" * (MOST_BYTES - len(JPEG) + more)
    if kept:
        assert read_picture(content).media_type == "image/jpeg"
        return
    with pytest.raises(PictureUnreadable):
        read_picture(content)
