"""Sentences for the computer's troubles, with what to do about each."""

from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.storage import (
    CopyAltered,
    CopyChanged,
    CopyReadingBroke,
    CopyTooMuch,
    DiskFull,
    FileDamaged,
    FileLocked,
    FolderGone,
    ForeignParts,
    NewerFile,
    NoOfficeFile,
    OldKeys,
    OnNetworkShare,
    OnStick,
    OtherOfficesKeys,
    PlaceGone,
    ReaderNotStarted,
    ReadOnly,
    RestrictionsAltered,
    RingAltered,
    RingDamaged,
    RingStretched,
    RolesAltered,
    RolesAndRestrictionsAltered,
    StillWriting,
    StorageTrouble,
    UserDisabled,
    WrongKey,
)
from rehabdesk.wording.refusals import sentence

DAMAGE = (
    FileDamaged,
    OldKeys,
    OtherOfficesKeys,
    RestrictionsAltered,
    RingAltered,
    RingDamaged,
    RolesAltered,
)
"""Troubles with which an office opens for nobody until its files are mended or put back."""

_WAY_OUT = (
    " Belum ada yang masuk dan berkas tidak diubah. Pulihkan cadangan terakhir, atau buka dengan"
    " kunci pemulihan untuk memeriksa daftarnya."
)

SENTENCES: dict[type[StorageTrouble], str] = {
    NoOfficeFile: "Berkas kantor tidak ditemukan atau bukan berkas RehabDesk."
    " Periksa foldernya, atau pulihkan dari cadangan.",
    RingDamaged: "Berkas kunci rusak atau terpotong. Data kantor tidak hilang: salin berkas"
    " kantor.keys dari cadangan terakhir ke folder kantor.",
    RingStretched: "Berkas kunci meminta penguatan kata sandi yang jauh di atas biasa (lebih dari"
    " sekitar 4 detik atau 256 MB), jadi tidak dicoba: isinya diubah di luar program. Data kantor"
    " tidak hilang: salin kantor.keys dari cadangan terakhir ke folder kantor, dan beri tahu"
    " administrator.",
    RingAltered: "Berkas kunci diubah di luar program: ada slot yang ditukar, ditambah, atau"
    " dihapus. Salin kantor.keys dari cadangan terakhir, dan beri tahu administrator.",
    OldKeys: "Berkas kunci lebih lama daripada berkas kantor; mungkin salinan lama. Pasangkan"
    " kantor.keys dan kantor.rehab dari cadangan yang sama.",
    RolesAltered: "Pengguna atau perannya di berkas kantor lain daripada yang tersegel di berkas"
    f" kunci: ada bagian berkas lama yang dipasang dari luar program.{_WAY_OUT}",
    RestrictionsAltered: "Pembatasan residen di berkas kantor lain daripada yang tersegel di berkas"
    f" kunci: ada bagian berkas lama yang dipasang dari luar program.{_WAY_OUT}",
    RolesAndRestrictionsAltered: "Pengguna atau perannya, dan juga pembatasan residen, lain"
    " daripada yang tersegel di berkas kunci: ada bagian berkas lama yang dipasang dari luar"
    f" program.{_WAY_OUT}",
    CopyChanged: "Cadangan ini tidak lagi seperti saat dibuat: ada halaman yang diganti dari luar"
    " program. Pakai cadangan lain, dan simpan yang ini untuk diperiksa.",
    ForeignParts: "Cadangan ini berisi bagian yang bukan milik RehabDesk, jadi tidak dibuka. Berkas"
    " kantor tidak diubah. Pakai cadangan lain, dan simpan yang ini untuk diperiksa.",
    CopyTooMuch: "Membaca cadangan ini terlalu lama atau memakan terlalu banyak memori, jadi"
    " dihentikan. Berkas kantor tidak diubah. Tutup program lain lalu coba lagi, atau pakai"
    " cadangan lain.",
    CopyReadingBroke: "Pembacaan cadangan ini terhenti sebelum selesai, jadi isinya tidak dipakai."
    " Berkas kantor tidak diubah. Coba lagi, atau pakai cadangan lain.",
    ReaderNotStarted: "Pembaca cadangan tidak dapat dimulai di komputer ini. Mulai ulang komputer,"
    " lalu coba lagi.",
    OtherOfficesKeys: "Kata sandi cocok, tetapi kuncinya bukan kunci berkas kantor ini, atau"
    " awal berkas rusak. Pasangkan kembali kantor.keys dan kantor.rehab yang sekantor.",
    UserDisabled: "Akun ini sudah dinonaktifkan. Hubungi administrator kantor.",
    WrongKey: "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan Caps Lock, lalu"
    " coba lagi.",
    NewerFile: "Berkas kantor ini ditulis oleh RehabDesk yang lebih baru. Pasang versi yang"
    " lebih baru di komputer ini; berkas tidak diubah.",
    StillWriting: "Program masih menulis. Tunggu sampai selesai, lalu coba lagi.",
    FileLocked: "Berkas kantor sedang dipakai program lain. Tutup jendela RehabDesk yang lain,"
    " lalu coba lagi.",
    ReadOnly: "Berkas atau foldernya tidak dapat ditulisi. Pindahkan folder kantor ke tempat"
    " yang boleh ditulisi, misalnya Dokumen.",
    DiskFull: "Penyimpanan komputer penuh, perubahan terakhir belum tersimpan. Kosongkan ruang,"
    " lalu ulangi.",
    OnNetworkShare: "Folder kantor ada di komputer lain lewat jaringan. Di sana data dapat rusak"
    " saat jaringan putus. Pindahkan foldernya ke komputer ini, lalu buka lagi.",
    OnStick: "Folder kantor ada di flashdisk atau kartu yang dapat dicabut. Salin foldernya ke"
    " komputer ini, atau pilih Pulihkan dari cadangan; flashdisk hanya untuk cadangan.",
    PlaceGone: "Folder atau flashdisk cadangan tidak ada, atau dicabut di tengah jalan. Colokkan"
    " flashdisknya atau pilih folder lain, lalu buat cadangan lagi.",
    CopyAltered: "Salinan dari sebelum pembaruan diubah atau diganti di luar program, jadi tidak"
    " dipakai. Berkas kantor tidak diubah; pulihkan dari cadangan bila perlu.",
    FolderGone: "Folder atau berkas kantor tidak ada lagi di tempatnya, jadi yang barusan tidak"
    " tersimpan. Jangan mengisi lagi: kembalikan foldernya atau pulihkan dari cadangan.",
    FileDamaged: "Sebagian berkas kantor rusak dan tidak dapat dibaca. Jangan menulis lagi;"
    " pulihkan dari cadangan terakhir.",
}


def trouble_sentence(trouble: StorageTrouble) -> str:
    """What happened and what to do, in Indonesian."""
    words = SENTENCES.get(type(trouble), "Berkas kantor tidak dapat dipakai.")
    return f"{words} ({trouble.file})" if trouble.file else words


def answer_sentence(answer: Undone) -> str:
    """Why a deed was not done and what to do, in Indonesian."""
    if isinstance(answer, Refusal):
        return sentence(answer)
    if isinstance(answer, StorageTrouble):
        return trouble_sentence(answer)
    return "Penyebabnya tidak diketahui."


def trouble_words(name: str) -> str:
    """The sentence of a trouble that was written down by the name of its kind."""
    for kind, words in SENTENCES.items():
        if kind.__name__ == name:
            return words
    return "Penyebabnya tidak diketahui."
