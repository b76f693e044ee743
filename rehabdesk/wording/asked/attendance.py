"""What the fields of *Kehadiran* ask for."""

EXCUSE_CHANGED = {
    "why": "Mengapa halangan ini diubah. Dicatat bersama tanda yang ikut berubah.",
}
EXCUSE_REMOVED = {
    "why": "Mengapa halangan ini dihapus. Tanda yang diketik konselor tidak ikut terhapus.",
}
COUNTED = {
    "head_count": (
        "Berapa orang yang terlihat di ruangan. Bila tidak sama dengan jumlah tanda hadir,"
        " program memberi tahu sebelum daftar diselesaikan."
    ),
}
LISTING = {
    "sheet_number": (
        "Nomor di kanan atas lembar, misalnya 21-0042-7. Angka terakhir memeriksa angka"
        " sebelumnya, jadi salah ketik langsung ketahuan."
    ),
    "which": "Lembar mana yang tampil: yang belum diisi, yang sudah, atau semuanya.",
    "group": "Hanya menampilkan lembar dari satu kelompok.",
    "day": "Hanya menampilkan lembar dari satu hari. Kosongkan untuk semua hari.",
}
ANSWER = "Alasan untuk tanda yang baru diberikan, misalnya sidang. Enter menyimpannya."
