"""What stands among the people of a list and is nobody is refused, and told at its row."""

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import NEW
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.services.importing.office_lists import a_plan, fates

HEAD = ("No", "Nama", "No. Registrasi", "Blok/Kamar")
HASAN, IDRIS = (1, "Hasan Al Bukhari", "BI 1/20", "A/1"), (2, "IDRIS", "BI 2/20", "A/2")
SIGNED = "Baris ini dibaca sebagai tanda tangan di bawah daftar, bukan orang."
NOBODY = "Ini dibaca sebagai judul, jumlah, atau keterangan, bukan nama orang."


def looked_at(store, *rows, headings=HEAD):
    return look(store, a_plan(store, xlsx_of(headings, rows)))


def refused(preview):
    return [(one.row, one.column, one.problem) for one in preview.problems]


@pytest.mark.parametrize(
    "foot",
    [
        [("", "Mengetahui,", "", "Serang, 1 Maret 2021"), ("", "Kepala Lapas", "", "Ketua Tim"),
         ("", "Yusuf Hidayat, S.H.", "", "Aminah, S.Psi."), ("", "NIP. 19700101 199503 1 001")],
        [("", "Serang, 1 Maret 2021"), ("", "Plt. Kepala Rutan"), ("", "Yusuf Hidayat")],
        [("", "a.n. Kepala"), ("", "Yusuf Hidayat"), ("", "NIP 19700101 199503 1 001")],
        [("", "Ketua Tim"), ("", "Yusuf Hidayat")],
    ],
)  # fmt: skip
def test_who_signed_a_list_is_not_in_it(store, foot):
    preview = looked_at(store, HASAN, IDRIS, *foot)

    assert fates(preview) == {"new": 2, "invalid": len(foot)}
    assert refused(preview) == [(4 + at, "Nama", SIGNED) for at in range(len(foot))]


def test_a_signature_block_that_begins_in_another_column_is_one(store):
    preview = looked_at(store, HASAN, ("Mengetahui",), ("", "Yusuf Hidayat"))

    assert refused(preview) == [(4, "Nama", SIGNED)]


def test_a_list_without_numbers_ends_at_its_signatures(store):
    rows = [("Hasan", "Kepala Desa"), ("Idris", "Buruh"), ("Mengetahui", ""), ("Yusuf", "")]
    preview = looked_at(store, *rows, headings=("Nama", "Pekerjaan"))

    assert fates(preview) == {"new": 2, "invalid": 2}


@pytest.mark.parametrize(
    "text",
    ["BLOK A", "Kamar 3", "Jumlah = 2 orang", "Catatan: lengkap", "Keterangan", "Nama", "Name",
     "Full Name", "Lapas Kelas IIA Contoh", "* pindahan", "Daftar peserta", "Kelompok II",
     "Jml : 2", "L = 1, P = 1", "Terbilang: dua orang", "Sumber: SDP", "Dicetak 1 Maret 2021",
     "Residen Baru:", "Perempuan", "(sesuai putusan)", "Lanjutan"],
)  # fmt: skip
def test_a_heading_a_section_and_a_remark_is_nobody(store, text):
    preview = looked_at(store, HASAN, ("", text, "", ""), IDRIS)

    assert fates(preview).get("new") == 2
    assert refused(preview) in ([(3, "Nama", NOBODY)], [])
    assert refused(preview) or preview.plan.table.passed_over == 1


@pytest.mark.parametrize(
    "name", ["Bloka Satria", "Kepalawan", "Nipah Sari", "Selamet", "Sel Maulana", "Totalindo",
             "Jmlati", "Sumberto", "Perempuaningsih", "Haliman", "Daftarudin", "Yusuf, S.H."]
)  # fmt: skip
def test_a_name_that_begins_alike_is_somebody(store, name):
    assert fates(looked_at(store, HASAN, ("", name, "", "A/3"))) == {"new": 2}


def test_who_has_a_number_is_somebody_whatever_the_name(store):
    assert fates(looked_at(store, HASAN, (2, "Keterangan", "BI 3/20", ""))) == {"new": 2}


@pytest.mark.parametrize("headings", [("Name", "Email"), ("Full Name", "Address"), ("No", "Name")])
def test_headings_of_a_web_form_are_headings(store, headings):
    rows = [("Hasan", "x@contoh.id"), ("Idris", "y@contoh.id")]
    rows = [(at, one[0]) for at, one in enumerate(rows, 1)] if headings[0] == "No" else rows
    preview = looked_at(store, *rows, headings=headings)

    assert [one.title for one in preview.rows] == ["Hasan", "Idris"]
    assert fates(preview) == {"new": 2}


def test_who_signed_a_list_of_counselors_is_no_counselor(store):
    heads = ("No", "Nama", "NIP", "Jabatan")
    rows = [
        (1, "Laras Ayu, S.Psi.", "199001012015012001", "Kepala Subseksi"),
        ("", "Dewi Puspita", "", "Mitra"),
        ("", "Mengetahui,", "", ""),
        ("", "Yusuf Hidayat, S.H.", "", ""),
    ]
    preview = look(store, a_plan(store, xlsx_of(heads, rows), ImportSubject.COUNSELORS))

    assert fates(preview) == {"new": 2, "invalid": 2}
    assert refused(preview) == [(4, "Nama", SIGNED), (5, "Nama", SIGNED)]


def test_a_signature_below_the_column_of_numbers_is_no_number(store):
    foot = [("", "Serang, 1 Maret 2021", "Mengetahui,"), ("", "", "NIP. 19700101 199503 1 001")]

    preview = looked_at(store, HASAN, IDRIS, *((*one, "") for one in foot), ("", "Yusuf", "", ""))

    assert fates(preview) == {"new": 2, "invalid": 3}


def test_who_signed_a_short_list_does_not_change_what_its_columns_mean(store):
    said = (
        "Serang, 1 Maret 2021",
        "Mengetahui,",
        "Kepala",
        "Yusuf",
        "Ketua Tim",
        "Aminah",
        "NIP 1",
    )
    foot = [("", one) for one in said]
    rows = [("Hasan", 24, "Islam"), ("Idris", 36, "Islam"), *((*one, "") for one in foot)]

    preview = looked_at(store, *rows, headings=("Nama", "Putusan (bln)", "Agama"))

    assert [one.row.get("sentence_months") for one in preview.rows[:2]] == [24, 36]


def test_a_row_that_is_refused_already_is_told_once(store):
    headings = (*HEAD, "Tgl. Lahir")
    bad = ("", "Catatan: pindahan", "", "B/1", "31-02-1988")
    preview = looked_at(store, (*HASAN, "12-03-1988"), bad, headings=headings)

    assert [row for row, _, _ in refused(preview)] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "Wisma Dahlia",
        "A. Rawat Inap",
        "Pindahan dari Lapas Cilegon",
        "Gelombang II",
        "Hukuman Mati",
    ],
)
def test_a_name_with_nothing_beside_it_among_people_with_numbers_is_asked_about(store, text):
    alone = ("II", text, "", "")
    preview = looked_at(store, HASAN, alone, IDRIS, (3, "Umar", "BI 3/20", "A/3"))

    assert fates(preview) == {"new": 3, "doubtful": 1}
    assert preview.rows[1].why.startswith("Hanya nama")
    assert fates(look(store, preview.plan.with_answers({3: NEW}))) == {"new": 4}


@pytest.mark.parametrize(
    "beside", [(4, "Said", "", ""), ("", "Said", "", "A/4"), ("", "Said", "BI 4/20", "")]
)
def test_a_name_with_anything_beside_it_is_somebody(store, beside):
    preview = looked_at(store, HASAN, beside, IDRIS, (3, "Umar", "BI 3/20", "A/3"))

    assert fates(preview) == {"new": 4}


@pytest.mark.parametrize(("alone", "asked"), [(2, 2), (3, 0)])
def test_names_alone_are_usual_where_more_than_half_are(store, alone, asked):
    names = ("Budi", "Umar", "Said")[:alone]
    preview = looked_at(store, HASAN, *(("", one, "", "") for one in names), IDRIS)

    assert fates(preview).get("doubtful", 0) == asked
