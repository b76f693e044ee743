"""The hundred commonest searches of Ctrl+K, as a counselor types them, and what stands first.

Asked of the demonstration office on its day, Monday 30 August 2021, on its first page. Behind "=>"
stands how the first line begins (title, then where it leads), behind "~>" one of the first three.
"""

import shutil

import pytest

from rehabdesk.storage import office_path, open_store
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow

SEARCHES = """
absen => Kehadiran | Halaman
absen hari ini => Isi daftar hadir Senin, 30 Agustus 2021 | Kehadiran
absen senin => Isi daftar hadir Senin, 30 Agustus 2021
absen jumat => Isi daftar hadir Jumat, 27 Agustus 2021
absen kemarin => Isi daftar hadir Minggu, 29 Agustus 2021
presensi => Kehadiran | Halaman
kehadiran => Kehadiran | Halaman
hadir ~> Kehadiran | Halaman
daftar hadir => Isi daftar hadir
isi absen => Isi daftar hadir
isi daftar hadir => Isi daftar hadir
cetak absen => Cetak daftar hadir hari ini
cetak daftar hadir => Cetak daftar hadir hari ini
cetak daftar hadir senin => Cetak daftar hadir Senin, 30 Agustus 2021
cetak absen besok => Cetak daftar hadir Selasa, 31 Agustus 2021
print absen minggu ini => Cetak daftar hadir 30 Agustus s.d. 5 September 2021
cetak lembar kosong => Cetak lembar kosong | Jadwal
21-1423-8 => Isi daftar hadir 21-1423-8 | Kehadiran
2114238 => Isi daftar hadir 21-1423-8
21-1423 => Isi daftar hadir 21-1423-8
lembar 1423 => Isi daftar hadir 21-1423-8
1423 => Isi daftar hadir 21-1423-8
jadwal => Jadwal | Halaman
jadwal besok => Jadwal Selasa, 31 Agustus 2021
jadwal minggu depan => Jadwal 6 s.d. 12 September 2021
kalender ~> Jadwal | Halaman
senin => Jadwal Senin, 30 Agustus 2021
30 agustus => Jadwal Senin, 30 Agustus 2021
30/8 => Jadwal Senin, 30 Agustus 2021
kegiatan hari ini => Jadwal Senin, 30 Agustus 2021
sesi baru => Sesi baru | Jadwal
tambah sesi => Sesi baru | Jadwal
batalkan sesi => Tiadakan sesi | Jadwal
pindah jadwal => Pindahkan ke waktu lain | Jadwal
morning meeting => Morning meeting · Kelompok A | Kehadiran · Sen, 30 Agu
seminar kelompok b => Seminar · Kelompok B | Kehadiran · Sen, 30 Agu
seminar selasa => Jadwal Selasa, 31 Agustus 2021
konseling kelompok => Konseling kelompok · Kelompok A | Jadwal · Sel, 31 Agu
kelompok a => Kelompok A | Kelompok
kelompok 3 ~> Ruang Kelompok 3 | Kantor
kelompok medis => Kelompok Medis | Kelompok
budi => Budi Hakim Bin Marjuki als. Cungkring | Residen
budi hakim => Budi Hakim Bin Marjuki | Residen
hakim budi => Budi Hakim Bin Marjuki | Residen
adi maruf => Adi Ma'ruf Bin Marjuki | Residen
B.I 237/2020 => Adi Widodo Bin Abdullah | Residen · BI 237/20
bi 237/20 => Adi Widodo Bin Abdullah | Residen
BIIa 134/20 => Adi Ma'ruf Bin Marjuki | Residen
237/20 => Adi Widodo Bin Abdullah | Residen
bambnag ~> Bambang Pratama Bin Marjuki | Residen
wbp => Residen | Halaman
wbp baru => Tambah residen | Residen
tambah residen => Tambah residen | Residen
input napi => Tambah residen | Residen
pindah kamar => Pindah blok atau kamar | Residen
bebas => Akhiri masa tinggal | Residen
ganti foto => Ganti foto | Residen
nama ganda => Gabungkan catatan ganda | Residen
nomor registrasi => Tambah nomor registrasi | Residen
masa pidana => Ubah masa pidana | Residen
sertifikat => Sertifikat | Halaman
sertifikat budi => Sertifikat Budi Hakim Bin Marjuki | Sertifikat
piagam bambang => Sertifikat Bambang
cetak sertifikat ~> Cetak semua sertifikat yang terbit | Sertifikat
terbitkan sertifikat => Terbitkan sertifikat untuk yang memenuhi | Sertifikat
syarat sertifikat => Syarat sertifikat | Kantor
persentase kehadiran => Kehadiran paling sedikit (%) | Kantor · Syarat sertifikat
nomor sertifikat ~> Penomoran sertifikat | Kantor
buku register => Cetak buku register | Sertifikat
cek sertifikat => Periksa kode sertifikat | Sertifikat
ganti sandi => Ganti kata sandi sendiri | Pengguna
password => Ganti kata sandi sendiri | Pengguna
user baru => Pengguna baru | Pengguna
hak akses => Peran dan hak | Pengguna
kunci layar => Kunci layar | RehabDesk
logout => Kunci layar | RehabDesk
backup => Cadangan | Halaman
backup sekarang => Cadangkan sekarang | Cadangan
restore => Pulihkan cadangan | Cadangan
flashdisk ~> Siapkan flashdisk cadangan | Cadangan
kop surat => Kop surat | Kantor
logo => Logo kiri | Kantor · Kop surat
tanda tangan => Pejabat penanda tangan | Kantor
kalapas => Pejabat penanda tangan | Kantor
ukuran kertas ~> Kertas dan cetakan | Kantor
ruangan => Ruangan | Kantor
aula => Aula Rehabilitasi | Kantor · Ruangan
cuti => Hari libur | Kantor
tanggal merah => Hari libur | Kantor
tambah libur => Tambah hari | Kantor · Hari libur
alpa ~> Status kehadiran | Kantor
materi => Materi | Kantor
zona waktu => Zona waktu | Kantor · Identitas kantor
nama kantor => Identitas kantor | Kantor
upload excel => Impor | Halaman
impor residen => Impor: Residen (SDP) | Impor
SK ~> Keputusan dan riwayat | Program
laporan bulanan => Cetak rekap bulanan | Program
peserta => Peserta | Program
pindah kelompok => Pindahkan peserta | Program
angkatan baru => Angkatan baru | Program
rehabilitasi sosial => Rehabilitasi Sosial TA 2021 | Angkatan
ratna => Ratna Kusumawati, S.Psi. | Konselor
konselor baru => Tambah konselor | Konselor
konseling ~> Konseling kelompok · Kelompok A
log ~> Jejak audit | Halaman
data terhapus ~> Pulihkan yang dihapus | Jejak audit
catat tamu => Catat tamu | Kehadiran
f8 => Isi semua baris kosong: hadir | Kehadiran
mode gelap => Terang atau gelap | RehabDesk
bantuan => Panduan dan tombol pintas | RehabDesk
sertfikat => Sertifikat | Halaman
"""
LINES = [line for line in SEARCHES.strip().splitlines() if line]
_FIRST, _FIRST_THREE = 1, 3


@pytest.fixture(scope="module")
def finder(demonstration_folder, demonstration_key, tmp_path_factory, qapp):
    folder = tmp_path_factory.mktemp("cari")
    shutil.copytree(demonstration_folder, folder / "kantor")
    store = open_store(office_path(folder / "kantor"), demonstration_key)
    window = MainWindow(store, Preferences(folder))
    window.resize(1366, 728)
    window.show()
    window.go("home")
    window.finder.open()
    yield window.finder
    window.close()
    window.deleteLater()
    store.close()


def test_there_are_a_hundred():
    assert len(LINES) >= 100


@pytest.mark.parametrize("line", LINES)
def test_what_one_means_stands_first(finder, line):
    sign = "=>" if "=>" in line else "~>"
    typed, wanted = (part.strip() for part in line.split(sign))

    found = [f"{one.title} | {one.subtitle}" for one in finder.found(typed)]

    title, _, where = wanted.partition(" | ")
    near = found[: _FIRST if sign == "=>" else _FIRST_THREE]
    assert any(
        one.startswith(title) and one.split(" | ", 1)[1].startswith(where) for one in near
    ), found[:6]


@pytest.mark.parametrize("typed", ["backup", "printer", "password", "excel", "user", "template"])
def test_office_words_find_no_people(finder, typed):
    assert not [one for one in finder.found(typed) if one.key.startswith("resident:")]


@pytest.mark.parametrize("typed", ["asdfgh", "kulkas", "zzz zzz", "99-9999-9x"])
def test_nonsense_finds_nothing(finder, typed):
    assert list(finder.found(typed)) == []


@pytest.mark.parametrize("line", LINES)
def test_every_line_says_where_it_leads_and_has_a_picture(finder, line):
    typed = line.split("=>" if "=>" in line else "~>", maxsplit=1)[0].strip()

    for one in finder.found(typed):
        assert one.subtitle, one.title
        assert one.icon_name, one.title
        assert callable(one.payload)
