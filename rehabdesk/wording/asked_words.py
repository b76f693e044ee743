"""What people type into Ctrl+K, and what the program calls it.

One line a meaning: left of the colon what people say, in Indonesian, English and office talk;
right of it the words that stand on pages, papers and buttons. Commas part one from the next.
"""

from rehabdesk.domain.finding import Phrase, Synonyms, plain_words

_LINES = """
absen, absensi, presensi, attendance: daftar hadir, kehadiran
hadir: kehadiran
dh: daftar hadir
tanda kehadiran: kehadiran
alpa, bolos, alpha, mangkir, sakit, izin: status kehadiran
lembar, sheet, formulir: daftar hadir, lembar
print, prin, ngeprint, printer, mencetak, pdf: cetak
backup, back up, bekap, bekup, salinan, flash disk: cadangkan sekarang, cadangan, cadangkan
restore, recover, recovery: pulihkan cadangan, pulihkan, pemulihan
kembalikan: pulihkan
password, passwd, passphrase, pasword, sandi: kata sandi
login, akun, user, account, admin: pengguna
hak akses, role, peran, hak: peran dan hak, pengguna
operator: pengguna
logout, log out, keluar program, lock, kunci komputer: kunci layar
wbp, napi, narapidana, warga binaan, tahanan, klien, inmate, resident, penghuni: residen
klien, pasien, anggota, peserta rehab: residen, peserta
petugas, pembina, counselor, terapis, konselor adiksi: konselor
angkatan, batch, gelombang, cohort, tahap, periode, program: angkatan, program
sk, surat keputusan, decree, keputusan: keputusan
group, grup, kelas: kelompok
jadwal, schedule, kalender, calendar, agenda, roster: jadwal
kegiatan, acara, session, pertemuan, activity: sesi, jadwal
konseling, counseling, counselling: konseling, sesi, catatan
catatan konseling, catatan medis, note, notes: catatan
sertifikat, certificate, piagam, ijazah, sttpl, surat tanda: sertifikat
nomor sertifikat, nomor surat, penomoran surat: penomoran sertifikat
syarat, kelulusan, lulus, persen, persentase, kriteria: syarat sertifikat
register, buku register: buku register
rekap, rekapitulasi, laporan, lapor, report, bulanan: rekap
statistik, dashboard, ringkasan, depan: beranda
excel, xls, xlsx, csv, upload, unggah, import, masukkan data, tarik data: impor
sdp, bnn: susunan kolom
export, unduh, download: ekspor
template, format, contoh isian: templat
libur, cuti, tanggal merah, holiday, cuti bersama: hari libur
ruang, kamar sesi, room: ruangan
kop, letterhead, kepala surat, logo, lambang: kop surat
ttd, tanda tangan, warden, penandatangan, kalapas, kepala lapas, kepala, pejabat: pejabat
kertas, a4, f4, folio, ukuran kertas, legal: kertas
zona, jam, waktu, timezone, wib, wita: zona waktu
materi, topik, kurikulum, modul: topik, materi
setting, settings, pengaturan, setelan, konfigurasi, config, opsi: kantor, pengaturan
profil kantor, nama kantor, alamat, instansi: identitas kantor
audit, log, histori, history, jejak: jejak audit, riwayat
hapus, delete, buang, menghapus: hapus
data terhapus, data hilang, undelete, sampah, terhapus, recycle: pulihkan yang dihapus
tambah, add, buat, new, input, entri, menambah, daftarkan, bikin: tambah, baru, daftarkan
baru: baru, tambah
ubah, edit, ganti, koreksi, perbaiki, rubah, revisi, mengubah: ubah, ganti, perbaiki
batal, batalkan, cancel, tiadakan: tiadakan, urungkan, cabut
undo, redo, kembali: urungkan
pindah, mutasi, transfer: pindah, pindahkan
pindah kelompok: pindahkan peserta
cek, check, verifikasi, validasi, uji: periksa
pindah kamar, kamar, blok, sel, block: blok
bebas, lepas, pulang, keluar, pb, cb, cmb: akhiri masa tinggal
masuk, residivis: masuk kembali
pidana, hukuman, vonis, ekspirasi, remisi: masa pidana
foto, photo, gambar, picture: foto
nomor registrasi, noreg, no reg, nomor register: nomor registrasi
nama ganda, data ganda, orang ganda, ganda, dobel, duplikat, double, merge, gabung: gabungkan
rahasia, batasi, restricted, terbatas: batasi
dark, gelap, dark mode, mode gelap, malam, tema, theme, terang, warna: terang gelap
help, bantuan, manual, tutorial, cara pakai, petunjuk, tombol pintas, shortcut: panduan
versi, version, about, lisensi: tentang
retensi, retention, masa simpan, musnahkan: masa simpan
rusak, error, cek berkas, integritas: periksa berkas
kunci kantor, recovery key, kunci cadangan: kunci pemulihan
stik, stick, usb: flashdisk
minggu: pekan
ikut serta, keikutsertaan: kepesertaan
qr, kode, barcode, keaslian: periksa kode
tamu, guest: tamu
telat, terlambat: terlambat
bulan depan, kalender bulan: jadwal
"""

_FILLERS = """
yang di ke dan pada untuk dari dengan cara bagaimana gimana saya mau ingin tolong mohon lihat buka
cari tampilkan halaman menu how the si pak bu
"""


def _read() -> Synonyms:
    found: dict[Phrase, list[Phrase]] = {}
    for line in _LINES.strip().splitlines():
        said, _, called = line.partition(":")
        phrases = [plain_words(one) for one in called.split(",")]
        for alternative in said.split(","):
            key = plain_words(alternative)
            found.setdefault(key, []).extend(phrase for phrase in phrases if phrase != key)
    return found


SYNONYMS: Synonyms = _read()
"""By what people type, in one or two words."""

FILLERS = frozenset(_FILLERS.split())
"""Words that say nothing of what is looked for, where others remain."""
