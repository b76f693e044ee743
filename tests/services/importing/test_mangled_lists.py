"""A right list, mangled as offices mangle lists: the people in it are the same.

Titles, merged cells, sections, blank rows, headings again on every page, sums and signatures, any
order of columns and people, numbered columns, every kind of file and encoding.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rehabdesk.domain.importing import RowFate
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.importing.looking import look
from rehabdesk.storage import open_in_memory
from tests.sample_office import an_office
from tests.services.importing.office_lists import a_plan
from tests.services.importing.reading_shapes import read_people
from tests.services.importing.shape_files import written
from tests.services.importing.shapes import LETTERHEAD, SIGNED
from tests.services.importing.shaping import CSV, PEOPLE, WORKBOOKS, Shape, due

NAMES = (("Nama", "name"), ("NAMA LENGKAP", "NAME"), ("Nama WBP", "name"), ("Nama Lengkap", "name"))
OTHERS = (
    (("No. Registrasi", "registration_no"), ("No Reg", "registration_no")),
    (("No Induk", "person_no"), ("Nomor Induk", "person_no")),
    (("Tgl. Lahir", "birth_on"), ("Tanggal Lahir", "birth text"), ("Tgl Lhr", "birth words"),
     ("TTL", "born"), ("Tempat, Tgl Lahir", "born words")),
    (("Jenis Kelamin", "sex"), ("JK", "sex code"), ("L/P", "sex words")),
    (("Agama", "religion"),),
    (("Blok", "block"),),
    (("Kamar", "cell"),),
    (("Tgl Masuk UPT", "entered_on"),),
    (("Putusan (bln)", "sentence_months"), ("Lama Pidana (bulan)", "months")),
    (("Kasus", "offence"), ("Jenis Kejahatan", "offence")),
    (("Foto", "nothing"), ("Paraf", "nothing")),
    (("NIK", "zero"), ("Alias", "dash")),
)  # fmt: skip
SECTIONS = (
    lambda at: f"BLOK {'ABCDEFGHIJKL'[at]}",
    lambda at: f"Kamar {at + 1}",
    lambda at: f"Kelompok {at + 1}",
    lambda at: f"Jumlah: {at}",
)
FEET = (
    (),
    ((), ("Jumlah", "", "12 orang")),
    (("TOTAL", "12"),),
    ((), ("Keterangan: data per 30 Agustus 2021",)),
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")


@st.composite
def mangled(draw):
    """A shape that says something of some of the people, however it looks."""
    names = draw(st.sampled_from(NAMES))
    others = draw(st.lists(st.sampled_from(OTHERS), unique=True, min_size=1, max_size=8))
    columns = draw(st.permutations([names, *(draw(st.sampled_from(one)) for one in others)]))
    ways = [way for _, way in columns]
    if draw(st.booleans()):
        columns = [("No", "#"), *columns]
    people = draw(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=2))
    shift = draw(st.integers(0, max(0, len(columns) - 2)))
    signed = tuple(("",) * shift + line[1:] for line in SIGNED) if draw(st.booleans()) else ()
    tall = draw(st.booleans())
    headings = tuple(heading for heading, _ in columns)
    return Shape(
        name="mangled",
        columns=tuple(("", way) for _, way in columns) if tall else tuple(columns),
        over=headings if tall else (),
        above=draw(st.sampled_from(((), LETTERHEAD, LETTERHEAD[4:], ("DAFTAR WBP",)))),
        below=(*draw(st.sampled_from(FEET)), *signed),
        sections=draw(st.none() | st.tuples(st.integers(1, 5), st.sampled_from(SECTIONS))),
        repeat=0 if tall else draw(st.sampled_from((0, 2, 5))),
        blank=draw(st.sampled_from((0, 1, 3))),
        count_columns=len(columns) > 2 and draw(st.booleans()),
        left=draw(st.integers(0, 2)),
        merge=draw(st.sampled_from(((), ("Blok", "Agama")))) if "name" in ways else (),
        hidden=frozenset(draw(st.sets(st.integers(0, len(people) - 2), max_size=2))),
        delimiter=draw(st.sampled_from(";,\t|")),
        encoding=draw(st.sampled_from(ENCODINGS)),
        people=tuple(people),
    )


@pytest.fixture(scope="module")
def empty_office():
    """An office without people; looking at a list writes nothing."""
    store = open_in_memory()
    an_office(store)
    put_defaults(store, 2021)
    yield store
    store.close()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shape=mangled(), form=st.sampled_from((*WORKBOOKS, CSV)))
def test_whatever_stands_around_them_the_people_are_the_same(empty_office, shape, form):
    # Text knows nothing of hidden rows, and no reader here of merged cells in OpenDocument.
    hidden = shape.hidden if form in WORKBOOKS else frozenset()
    merge = shape.merge if form in ("xlsx", "xls") else ()
    shape = replace(shape, hidden=hidden, merge=merge)
    content = written(shape, form)

    preview = look(empty_office, a_plan(empty_office, content, file=f"daftar.{form}"))

    assert read_people(preview, due(shape)) == due(shape)
    assert not preview.count(RowFate.DOUBTFUL)
