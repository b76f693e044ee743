"""The corpus: every shape in every kind of file gives just the people that stand in it.

``python -m tests.services.importing.test_shapes FOLDER`` writes the files, to be looked at.
"""

import hashlib
import sys
from pathlib import Path

import pytest

from rehabdesk.domain.importing import RowFate
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.importing.looking import look
from rehabdesk.storage import open_in_memory
from tests.sample_office import an_office
from tests.services.importing.office_lists import a_plan
from tests.services.importing.reading_shapes import read_people
from tests.services.importing.shape_files import written
from tests.services.importing.shapes import OTHER_SHAPES, PEOPLE_SHAPES
from tests.services.importing.shaping import due

FILES = [(shape, form) for shape in PEOPLE_SHAPES for form in shape.formats]
OTHERS = [(shape, form) for shape in OTHER_SHAPES for form in shape.formats]
EVERY_FILE = pytest.mark.parametrize(
    ("shape", "form"), FILES, ids=[f"{shape.name}-{form}" for shape, form in FILES]
)


@pytest.fixture(scope="module")
def empty_office():
    """An office without people; looking at a list writes nothing."""
    store = open_in_memory()
    an_office(store)
    put_defaults(store, 2021)
    yield store
    store.close()


def test_the_corpus_is_large_and_no_shape_stands_in_it_twice():
    assert len(FILES) >= 60
    shapes = (*PEOPLE_SHAPES, *OTHER_SHAPES)
    assert len({one.name for one in shapes}) == len(shapes)


@EVERY_FILE
def test_just_the_people_of_a_list_come_out_of_it(empty_office, shape, form):
    preview = look(empty_office, a_plan(empty_office, written(shape, form), file=f"daftar.{form}"))

    assert read_people(preview, due(shape)) == due(shape)
    others = [one for one in preview.rows if one.fate is not RowFate.NEW]
    assert [one.title for one in others if one.fate is not RowFate.INVALID] == []
    assert not preview.question.open


@pytest.mark.parametrize(
    ("shape", "form"), OTHERS, ids=[f"{shape.name}-{form}" for shape, form in OTHERS]
)
def test_just_the_records_of_a_short_list_come_out_of_it(empty_office, shape, form):
    content = written(shape, form)
    preview = look(
        empty_office, a_plan(empty_office, content, shape.subject, file=f"daftar.{form}")
    )

    new = [one.result for one in preview.rows if one.fate is RowFate.NEW]
    assert [{key: getattr(one, key) for key in due(shape)[0]} for one in new] == due(shape)
    assert {one.fate for one in preview.rows} <= {RowFate.NEW, RowFate.INVALID}


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods", "csv"])
def test_the_same_shape_is_the_same_file(form):
    first, again = (hashlib.sha256(written(PEOPLE_SHAPES[0], form)).digest() for _ in range(2))

    assert first == again


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for shape, form in (*FILES, *OTHERS):
        (folder / f"{shape.name}.{form}").write_bytes(written(shape, form))
