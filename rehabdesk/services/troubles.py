"""Sentences for the computer's troubles, with what to do about each."""

from rehabdesk.storage import (
    DiskFull,
    FileDamaged,
    FileLocked,
    NewerFile,
    NoOfficeFile,
    ReadOnly,
    StorageTrouble,
    WrongKey,
)

SENTENCES: dict[type[StorageTrouble], str] = {
    NoOfficeFile: "Berkas kantor tidak ditemukan atau bukan berkas RehabDesk."
    " Periksa foldernya, atau pulihkan dari cadangan.",
    WrongKey: "Kata sandi tidak cocok. Periksa huruf besar dan Caps Lock, lalu coba lagi.",
    NewerFile: "Berkas kantor ini ditulis oleh RehabDesk yang lebih baru. Pasang versi yang"
    " lebih baru di komputer ini; berkas tidak diubah.",
    FileLocked: "Berkas kantor sedang dipakai program lain. Tutup jendela RehabDesk yang lain,"
    " lalu coba lagi.",
    ReadOnly: "Berkas atau foldernya tidak dapat ditulisi. Pindahkan folder kantor ke tempat"
    " yang boleh ditulisi, misalnya Dokumen.",
    DiskFull: "Penyimpanan komputer penuh, perubahan terakhir belum tersimpan. Kosongkan ruang,"
    " lalu ulangi.",
    FileDamaged: "Sebagian berkas kantor rusak dan tidak dapat dibaca. Jangan menulis lagi;"
    " pulihkan dari cadangan terakhir.",
}


def trouble_sentence(trouble: StorageTrouble) -> str:
    """What happened and what to do, in Indonesian."""
    sentence = SENTENCES.get(type(trouble), "Berkas kantor tidak dapat dipakai.")
    return f"{sentence} ({trouble.file})" if trouble.file else sentence
