"""What the user reads when a rule says no: what is wrong, and what to do.

``SENTENCES`` has one sentence for every kind of refusal; ``VARIANTS`` has a closer one where
the refusal's ``reason`` says more. Placeholders are the refusal's facts.
"""

from datetime import date

from rehabdesk.domain import refusals as no
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.names import one_stop
from rehabdesk.wording.numbers import thousands

SENTENCES: dict[type[no.Refusal], str] = {
    no.Refusal: "Perubahan ini tidak dapat dilakukan. Periksa kembali isiannya.",
    no.Missing: "Isian ini wajib diisi.",
    no.TooLong: "Teks terlalu panjang. Paling banyak {limit} karakter.",
    no.UnprintableText: "Ada tanda yang tidak dapat dicetak: {signs}. Hapus tanda itu.",
    no.NoSuchDate: "“{text}” bukan tanggal yang dikenal. Tulis misalnya 01-03-2021.",
    no.EndsBeforeStart: (
        "Akhir ({ends_on}) lebih awal daripada awal ({starts_on}). Perbaiki salah satunya."
    ),
    no.NipWrong: "NIP harus 18 angka, misalnya 19810111 200503 2 001. Kosongkan bila tidak ada.",
    no.NikWrong: "NIK harus 16 angka. Kosongkan bila tidak ada.",
    no.TooEarly: "Orang ini masih di sini, atau masa simpan datanya belum lewat.",
    no.TooShort: "Kata sandi itu terlalu pendek: paling sedikit {least} karakter.",
    no.NotANumber: "Tulis bilangan bulat dari {least} sampai {most}.",
    no.AlreadyThere: "“{text}” sudah ada. Pakai nama atau nomor lain.",
    no.NumberTaken: (
        "{text} sudah tercatat atas nama {name}. Buka catatan itu bila orangnya sama; bila memang"
        " dua orang, tuliskan alasannya."
    ),
    no.InUse: "Tidak dapat dihapus karena masih dipakai oleh {count} catatan lain.",
    no.NotFound: "“{text}” tidak ditemukan.",
    no.AlreadyEnrolled: "{name} sudah menjadi peserta {cohort} pada waktu yang sama.",
    no.MarkedBefore: (
        "{name} sudah bertanda di daftar hadir {day}. Tanggal mulai paling lambat hari itu."
    ),
    no.EnrolmentUsed: (
        "{name} sudah bertanda di {count} daftar hadir angkatan ini. Akhiri kepesertaannya, jangan"
        " dihapus."
    ),
    no.OutsideCohort: "Tanggal harus di antara {starts_on} dan {ends_on}, masa angkatan ini.",
    no.OverlappingMembership: (
        "{name} sudah berada di kelompok {group} pada waktu itu. Pindahkan sejak suatu tanggal."
    ),
    no.NotActive: "{name} sudah tidak aktif dalam program. Periksa tanggal selesai atau keluarnya.",
    no.GroupWithoutPeople: (
        "Kelompok {group} tidak beranggota pada {day}. Masukkan peserta ke kelompok itu dahulu."
    ),
    no.SessionCancelled: "Sesi ini ditiadakan, jadi kehadirannya tidak dicatat.",
    no.SessionHasMarks: (
        "Sesi ini sudah memuat {count} catatan kehadiran. Tiadakan sesinya, jangan dihapus."
    ),
    no.GroupsWanted: (
        "Angkatan ini belum punya kelompok. Isi banyaknya kelompok, 1 sampai {most}."
    ),
    no.SessionNotOpen: "Daftar hadir sesi ini belum disiapkan. Cetak atau buka daftarnya dahulu.",
    no.SheetUnfinished: "Masih ada {count} baris kosong. Isi semua baris sebelum Selesai.",
    no.HeadCountDiffers: (
        "Jumlah hadir yang ditulis {typed}, tetapi yang ditandai hadir {marked}."
        " Periksa lembar dan tandanya."
    ),
    no.ReasonNeeded: "Tuliskan alasannya.",
    no.SheetNumberWrong: (
        "Nomor lembar “{text}” keliru. Periksa angka di pojok lembar, misalnya 21-0042-7."
    ),
    no.OnOtherMachine: (
        "Berkas kantor ini terakhir dipakai di komputer lain. Buka sekali lewat jendela program,"
        " lalu jawab apakah komputer ini menggantikan yang lama."
    ),
    no.OtherMachineUnanswered: (
        "Berkas kantor ini terakhir dipakai di komputer lain. Minta administrator atau ketua tim"
        " masuk lebih dahulu di komputer ini."
    ),
    no.SecondPcNotPrepared: (
        "Komputer kedua harus disiapkan dari komputer pertama lebih dahulu, supaya nomor daftar"
        " hadirnya tidak kembar. Sampai itu tersedia, pakai berkas ini di satu komputer saja."
    ),
    no.SheetOfOtherOffice: (
        "Lembar ini dari kantor lain: tandanya {theirs}, tanda kantor ini {ours}."
        " Kembalikan lembarnya ke kantor yang mencetaknya."
    ),
    no.StatusUnknown: "Status “{key}” tidak ada dalam daftar status kantor ini.",
    no.NotInAdvance: (
        "Status {status} tidak dapat dicatat sebelum sesi. Ubah di Kantor, Status kehadiran."
    ),
    no.NoDatesInSeries: (
        "Tidak ada tanggal yang akan dibuat. Pilih hari lain, atau perpanjang masa jadwalnya."
    ),
    no.NotQualified: (
        "{name} belum memenuhi syarat sertifikat. Untuk tetap menerbitkan, tuliskan alasannya."
    ),
    no.CodeRestricted: (
        "Kode ini milik sertifikat kantor ini, tetapi datanya terbatas. Minta yang berhak"
        " melihatnya, misalnya ketua tim, memeriksanya."
    ),
    no.TooManySigners: (
        "Pada tanggal itu ada {count} penanda tangan sertifikat, padahal paling banyak {most} yang"
        " muat. Atur masa jabatan pimpinan mitra di Kantor, Pejabat."
    ),
    no.CertificateIssued: "Sertifikat sudah diterbitkan dengan nomor {number}. Cetak salinannya.",
    no.CertificateReplaced: (
        "Sertifikat nomor {number} tidak dapat diberlakukan lagi karena untuk kepesertaan yang sama"
        " sudah berlaku sertifikat nomor {other}. Bila sertifikat itu salah, cabut lalu terbitkan"
        " yang baru."
    ),
    no.NumberTemplateWrong: (
        "Pola nomor “{text}” tidak dapat dipakai. Contoh:"
        " {{awalan}}-{{klasifikasi}}-{{urut:04}} TAHUN {{tahun}}."
    ),
    no.NumberPartMissing: (
        "Nomor sertifikat belum lengkap. Isi dahulu di Kantor, Penomoran sertifikat."
    ),
    no.NumberFilled: "Sertifikat ini sudah bernomor: {number}.",
    no.NumberRangeUsedUp: (
        "Nomor {first} sampai {last} tinggal {left}, padahal diperlukan {count}. Minta rentang baru"
        " ke Tata Usaha, lalu isi di Kantor, Penomoran sertifikat."
    ),
    no.NumberRangeWrong: "Akhir rentang tidak boleh lebih kecil daripada {first}.",
    no.NumberRangesOverlap: (
        "Bertumpang tindih dengan rentang komputer nomor {place}, yang sampai {last}."
    ),
    no.NumberRangeCut: "Nomor {highest} sudah diterbitkan. Isi dengan nomor itu atau lebih besar.",
    no.LastNumberUnknown: (
        "Berkas kantor pernah kembali ke keadaan sebelumnya. Nomor urut terakhir tahun {year}"
        " menurut buku register Tata Usaha harus diisi saat menerbitkan sertifikat."
    ),
    no.LastNumberTooLow: (
        "Nomor urut {highest} sudah diketahui dikeluarkan. Isi dengan nomor itu atau lebih besar."
    ),
    no.NumberOutsideRange: "Isi dengan nomor {first} sampai {last}, atau 0 bila belum ada.",
    no.NumbersUsedUp: (
        "Semua {most} nomor untuk komputer ini sudah terpakai. Hubungi pengelola program."
    ),
    no.PictureUnreadable: "Berkas ini bukan gambar PNG atau JPEG, atau terlalu besar.",
    no.ListUnreadable: "Daftar {file} tidak dapat dibaca (baris {row}): {problem}",
    no.ChangedSince: "Tidak dapat diurungkan karena sudah ada perubahan lain sesudahnya.",
    no.NothingToUndo: "Tidak ada yang dapat diurungkan.",
    no.NotADemonstration: "Ini hanya berlaku untuk kantor contoh.",
    no.WeakPassphrase: "Kata sandi terlalu pendek. Paling sedikit {least} karakter.",
    no.Unwritable: (
        "{file} tidak dapat ditulisi. Tutup program lain yang memakainya, atau pilih folder lain."
    ),
    no.PrinterRefused: (
        "Printer {printer} tidak menerima dokumen. Periksa kabel, kertas, dan nyalanya, lalu coba"
        " lagi; atau simpan sebagai PDF."
    ),
    no.ListTooLong: (
        "Daftar ini {count} baris; yang dicetak paling banyak {most}. Persempit dahulu saringannya."
    ),
    no.TooManyDates: "Jadwal ini melebihi {most} tanggal. Perpendek masanya atau kurangi harinya.",
    no.BuiltOn: (
        "Tidak dapat diurungkan karena sudah dipakai: {what}. Urungkan atau hapus itu dahulu."
    ),
    no.AlreadyUndone: "Ini sudah pernah diurungkan.",
    no.SamePerson: "{name} tidak dapat digabung: pilih dua catatan yang berbeda dari satu orang.",
    no.NothingToImport: "Tidak ada baris yang dapat diimpor dari daftar ini.",
    no.CheckCodeWrong: (
        "“{text}” bukan kode periksa sertifikat. Kode berbentuk RD1-XXXX-XXXX-XXXX-XXXX."
    ),
    no.NotHeldYet: "Sesi ini baru berlangsung pada {day}. Kehadirannya diisi mulai hari itu.",
    no.LaterThanToday: "Tanggal {day} belum tiba. Isi setelah benar-benar terjadi.",
    no.CohortClosed: "{cohort} sudah ditutup. Buka kembali angkatan itu dahulu.",
    no.NotSuspended: "{name} tidak sedang ditangguhkan.",
    no.NotEnded: "{name} masih menjadi peserta, belum selesai atau keluar.",
    no.SessionMoved: (
        "Sesi ini sudah digantikan sesi tanggal {day}. Tiadakan sesi pengganti itu dahulu."
    ),
    no.OtherCohort: "Kelompok {group} termasuk angkatan lain. Pilih kelompok angkatan ini.",
    no.EmptyNote: "Catatan masih kosong. Isi paling sedikit satu bagian.",
    no.BeforeArrival: "Terlalu awal: orang ini baru masuk atau menjadi peserta pada {day}.",
    no.NotYourNote: "Catatan ini tidak dibagikan kepada Anda. Mintalah kepada penulisnya.",
    no.NoNoteKey: (
        "Anda belum memegang kunci catatan ini. Mintalah seseorang yang memegangnya menyerahkannya"
        " di halaman Pengguna."
    ),
    no.NoteAltered: (
        "Isi catatan ini tidak dapat dibuka: tidak seperti yang ditulis untuk catatan ini."
        " Bandingkan dengan cadangan."
    ),
    no.NoWayToNotes: (
        "Lembar pemulihan dan kedua orang ini tidak membuka kunci catatan. Perlu dua penjaga yang"
        " berbeda, dengan kata sandi yang tidak diganti administrator sejak menjadi penjaga."
    ),
    no.CannotRead: "{name} tidak berhak membaca catatan konseling, jadi tidak dapat dibagi.",
    no.NotAllowed: (
        "Peran {role} tidak berhak: {right}. Mintalah administrator atau ketua tim melakukannya."
    ),
    no.RecoveryKeyWrong: "Kunci pemulihan ini tidak cocok dengan kantor ini.",
    no.WaitBeforeTrying: ("Terlalu banyak kata sandi yang salah. Tunggu {wait}, lalu coba lagi."),
    no.LastAdministrator: ("Kantor harus punya paling sedikit satu administrator lain yang aktif."),
    no.SecondPersonNeeded: (
        "Ini perlu orang kedua yang masuk dengan kata sandinya sendiri."
        " Lembar pemulihan tidak menggantikan orang kedua."
    ),
    no.OldPassphraseNeeded: (
        "Kata sandi sendiri diganti dengan “Ganti kata sandi sendiri…”, dengan kata sandi lama."
    ),
    no.PassphraseKnown: "Kata sandi baru sama dengan yang lama. Pilih yang lain.",
}
"""A sentence for every kind of refusal."""

VARIANTS: dict[tuple[type[no.Refusal], str], str] = {
    (no.NoSuchDate, "empty"): "Isi tanggalnya, misalnya 01-03-2021.",
    (no.NoSuchDate, "day"): "Tanggal {text} tidak ada: {month} hanya sampai tanggal {last}.",
    (no.NoSuchDate, "month"): "Tanggal {text} tidak ada: bulan “{month}” tidak dikenal.",
    (no.NoSuchDate, "year"): "Tanggal {text} tidak wajar: tulis tahun yang benar, misalnya 2021.",
    (no.NipWrong, "signs"): "NIP hanya terdiri dari angka. Hapus huruf dan tanda lain.",
    (no.NipWrong, "length"): "NIP harus 18 angka, yang ditulis {count} angka.",
    (no.NipWrong, "birth"): "Delapan angka pertama NIP bukan tanggal lahir (tahun, bulan, hari).",
    (no.NipWrong, "appointment"): "Angka ke-9 sampai ke-14 NIP bukan tahun dan bulan pengangkatan.",
    (no.NipWrong, "sex"): "Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).",
    (no.NumberTemplateWrong, "unknown"): (
        "Isian {text} tidak dikenal dalam pola nomor. Yang dikenal: {{awalan}}, {{klasifikasi}},"
        " {{urut}}, {{urut:04}}, {{bulan}}, {{bulan_romawi}}, {{tahun}}."
    ),
    (no.NumberTemplateWrong, "brace"): (
        "Kurung kurawal dalam pola nomor “{text}” tidak berpasangan."
    ),
    (no.NumberTemplateWrong, "serial"): (
        "Pola nomor “{text}” belum memuat nomor urut. Tambahkan {{urut}} atau {{urut:04}}."
    ),
    (no.NumberPartMissing, "awalan"): (
        "Awalan nomor sertifikat belum diisi. Isi di Kantor, Penomoran sertifikat, atau hapus"
        " {{awalan}} dari polanya."
    ),
    (no.NumberPartMissing, "klasifikasi"): (
        "Klasifikasi nomor sertifikat belum diisi. Isi di Kantor, Penomoran sertifikat, atau hapus"
        " {{klasifikasi}} dari polanya."
    ),
    (no.ListUnreadable, "file"): "Daftar {file} tidak dapat dibaca: {problem}",
    (no.RecoveryKeyWrong, "length"): (
        "Kunci pemulihan terdiri dari 40 tanda, yang diketik {count} tanda."
    ),
    (no.RecoveryKeyWrong, "sign"): "Tanda “{sign}” tidak ada dalam kunci pemulihan.",
    (no.RecoveryKeyWrong, "group"): (
        "Kelompok ke-{group} kunci pemulihan salah ketik. Cocokkan dengan lembarnya."
    ),
    (no.RecoveryKeyWrong, "differs"): (
        "Kunci yang diketik bukan kunci yang baru dicetak. Ketik dari lembar yang baru."
    ),
    (no.NotADemonstration, "keys"): (
        "Kantor contoh hanya punya satu kata sandi. Pengguna dibuat di kantor sungguhan."
    ),
    (no.WeakPassphrase, "guessable"): (
        "Kata sandi mudah ditebak. Pakai empat kata acak, misalnya dari buku yang dibuka sembarang."
    ),
    (no.WeakPassphrase, "known"): (
        "Kata sandi mudah ditebak karena memuat “{word}”. Pakai kata lain yang acak."
    ),
    (no.PrinterRefused, "paper"): (
        "Printer ini tidak mau memakai ukuran kertas dokumen ini, jadi tidak ada yang dicetak."
        " Pasang ukuran itu di pengaturan printer, pilih printer lain, atau simpan sebagai PDF."
    ),
    (no.PrinterRefused, "silent"): (
        "Printer tidak menjawab dalam satu menit. Periksa kabel dan nyalanya, lalu coba lagi."
    ),
    (no.NoNoteKey, "hand_on"): (
        "Kunci catatan hanya dapat diserahkan oleh orang yang memegangnya sendiri."
    ),
    (no.NoWayToNotes, "sheet"): (
        "Lembar pemulihan masih dari cara lama. Cetak yang baru dahulu, lalu tetapkan penjaga."
    ),
    (no.NoWayToNotes, "guardians"): "Penjaga kunci catatan paling sedikit dua orang.",
    (no.NoNoteKey, "not_lost"): (
        "Kunci catatan ini masih dapat diserahkan atau dibuka dengan lembar pemulihan."
    ),
    (no.NoNoteKey, "nobody"): "Pilih siapa yang menerima kunci catatan.",
    (no.NoNoteKey, "receive"): (
        "Orang ini belum dapat menerima kunci catatan: perannya tidak berhak, atau ia belum pernah"
        " masuk sejak setiap orang punya kunci sendiri."
    ),
    (no.NotYourNote, "change"): "Hanya penulisnya yang dapat mengubah catatan ini.",
    (no.NotYourNote, "share"): (
        "Hanya penulisnya dan ketua tim yang dapat membagikan atau menghapus catatan ini."
    ),
    (no.NotYourNote, "remove"): "Hanya penulisnya yang dapat menghapus catatan ini.",
    (no.EnrolmentUsed, "certificate"): (
        "Untuk {name} sudah ada sertifikat dari angkatan ini. Kepesertaannya tidak dapat dihapus."
    ),
    (no.SessionHasMarks, "sheet"): (
        "Daftar hadir sesi ini sudah dicetak. Tiadakan sesinya, jangan dihapus."
    ),
    (no.NoDatesInSeries, "days"): "Tidak ada sesi yang dapat diubah pada hari-hari itu.",
    (no.TooManyDates, "days"): "Paling banyak {most} hari sekaligus. Periksa tanggalnya.",
    (no.SessionHasMarks, "cohort"): (
        "Pada angkatan ini {count} sesi sudah dicetak atau diisi daftar hadirnya, jadi jadwalnya"
        " tidak dibuat dari awal. Ubah atau pindahkan sesi yang akan datang di Jadwal."
    ),
    (no.NumberTaken, "hidden"): (
        "{text} sudah tercatat atas nama orang lain yang catatannya terbatas. Bila memang dua"
        " orang, tuliskan alasannya."
    ),
    (no.NumberRangeUsedUp, "none"): (
        "Nomor {first} sampai {last} sudah habis. Minta rentang baru ke Tata Usaha, lalu isi di"
        " Kantor, Penomoran sertifikat."
    ),
    (no.SessionHasMarks, "series"): (
        "Sesi ini dan yang sesudahnya sudah tercetak, diisi, atau ditiadakan. Ubah satu per satu."
    ),
}
"""Closer sentences, by the refusal's ``reason``."""

_AS_ON_PAPER = frozenset({"year", "first", "last", "highest"})
"""Facts that are years and numbers of papers: their thousands are not grouped."""


def sentence(refusal: no.Refusal) -> str:
    """The Indonesian sentence for a refusal, dates and numbers written out."""
    kind = type(refusal)
    reason = str(refusal.facts.get("reason", ""))
    template = VARIANTS.get((kind, reason)) or next(
        SENTENCES[ancestor] for ancestor in kind.__mro__ if ancestor in SENTENCES
    )
    words = _FactWords({key: _word(key, fact) for key, fact in refusal.facts.items()})
    return one_stop(template.format_map(words))


class _FactWords(dict[str, str]):
    """The facts in words; one that was not given leaves an ellipsis, never an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def _word(key: str, fact: str | int | date) -> str:
    if isinstance(fact, date):
        return long_date(fact)
    if isinstance(fact, int) and key not in _AS_ON_PAPER:
        return thousands(fact)
    return str(fact)
