"""What belongs to a name, what is another name, and what only stands beside it."""

import pytest

from rehabdesk.domain.matching import normal_name, split_name
from rehabdesk.domain.name_remarks import is_remark

REMARKS = """
bebas pulang keluar pindah pindahan mutasi dipindah dipindahkan meninggal wafat bon sakit izin
ijin cuti dirawat rawat opname rsud kabur melarikan lari asimilasi integrasi remisi pb cb cmb
tpp residivis tahanan narapidana napi terpidana wna wni wbp baru lama blok kamar sel rehab
rehabilitasi peserta tamping korve pemuka pidana seumur hukuman ket keterangan lihat ganti
pengganti menggantikan cadangan masuk selesai lulus belum sudah tidak tdk mundur mengundurkan
tgl tanggal per sejak perempuan wanita pria laki lansia hamil disabilitas dobel double ganda
aktif nonaktif hadir absen register registrasi reg nomor no umur usia thn tahun
"""
"""What offices write behind a name."""


@pytest.mark.parametrize(
    "typed",
    [
        "Hasan Al Bukhari",
        "Hasan Al-Bukhari bin Yusuf",
        "Idris Al Karim Al Hadi",
        "Yusuf Al",
        "Al Hadi",
        "Iqbal Aka Saputra",
        "Hasan Alias Bin Yusuf",
        "Abdullah Alatas",
        "Hasan bin Al Bukhari",
        "Hasan, S.H., M.M.",
        "Hasan bin (Alm) Yusuf",
        "Siti Binti Almh. Aminah",
        "Siti binti Yusuf (alm.)",
    ],
)
def test_what_is_part_of_a_name_stays_in_it(typed):
    parts = split_name(typed)

    assert (parts.name, parts.aliases, parts.remarks) == (typed, (), ())


@pytest.mark.parametrize("typed", ["HASAN AL BUKHARI", "IQBAL AKA SAPUTRA", "iqbal aka saputra"])
def test_a_name_in_one_case_of_letters_keeps_its_parts(typed):
    assert split_name(typed).name == typed.title()


@pytest.mark.parametrize(
    ("typed", "name", "aliases"),
    [
        ("Hasan Al Bukhari als Jeki", "Hasan Al Bukhari", ("Jeki",)),
        ("Hasan al. Jeki", "Hasan", ("Jeki",)),
        ("Hasan al: Jeki", "Hasan", ("Jeki",)),
        ("HASAN aka JEKI", "Hasan", ("Jeki",)),
        ("Hasan AKA Jeki", "Hasan", ("Jeki",)),
        ("Hasan als Jeki bin Yusuf", "Hasan bin Yusuf", ("Jeki",)),
        ("Hasan als Jeki als Ucok bin Yusuf", "Hasan bin Yusuf", ("Jeki", "Ucok")),
        ("Hasan (Jeki) bin Yusuf", "Hasan bin Yusuf", ("Jeki",)),
        ("Hasan [Jeki]", "Hasan", ("Jeki",)),
        ("Hasan (Jeki) / Ucok", "Hasan", ("Ucok", "Jeki")),
        ("Hasan (Jeki", "Hasan", ("Jeki",)),
        ("Hasan ()", "Hasan", ()),
        ("Hasan bin Yusuf als Jeki bin Umar", "Hasan bin Yusuf", ("Jeki bin Umar",)),
        ("Hasan als Jeki (alm)", "Hasan", ("Jeki",)),
        ("12. Hasan als Jeki", "Hasan", ("Jeki",)),
    ],
)
def test_another_name_is_an_alias_and_the_father_stays_with_the_name(typed, name, aliases):
    parts = split_name(typed)

    assert (parts.name, parts.aliases, parts.remarks) == (name, aliases, ())


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("Hasan (bebas)", "bebas"),
        ("Hasan (BEBAS 12-03-2021)", "BEBAS 12-03-2021"),
        ("Hasan (meninggal dunia)", "meninggal dunia"),
        ("Hasan (BI 12/21)", "BI 12/21"),
        ("Hasan (P)", "P"),
        ("Hasan [pindah ke Lapas Contoh]", "pindah ke Lapas Contoh"),
        ("Hasan - pindah 12/3/2021", "pindah 12/3/2021"),
        ("Hasan, sakit", "sakit"),
        ("Hasan; sakit", "sakit"),
        ("Hasan / tamping", "tamping"),
    ],
)
def test_a_remark_is_no_alias(typed, remark):
    parts = split_name(typed)

    assert (parts.name, parts.aliases, parts.remarks) == ("Hasan", (), (remark,))


@pytest.mark.parametrize(
    "typed", ["Hasan bin (Alm) Yusuf", "Hasan bin Yusuf (alm.)", "Hasan bin Almarhum Yusuf"]
)
def test_a_father_who_has_died_is_the_same_father(typed):
    assert split_name(typed).patronymic == "Yusuf"
    assert normal_name(typed) == "hasan bin yusuf"


def test_what_offices_write_behind_a_name_is_a_remark():
    for word in REMARKS.split():
        assert is_remark(word), word
        assert is_remark(f"{word.title()} dari daftar"), word
        assert not is_remark(f"{word}qq"), word
