"""What the fields of *Impor* ask for."""

SUBJECT = "Isi daftar yang akan dibaca. Dari sini program tahu kolom apa yang dicarinya."
CORRECTION = "Isi kotak ini dalam baris itu. Berkas aslinya tidak berubah."
DAY_KIND = "Jenis sesi pada hari itu, supaya tandanya masuk ke sesi yang benar."
WHO = {"answer": "Siapa orang di baris ini: orang yang sudah dicatat kantor, atau orang baru."}
ALL = {"answer": "Satu jawaban untuk semua baris yang masih ragu."}
END = {
    "reason": "Sebab orang yang tidak ada di daftar itu keluar dari lapas.",
    "on": "Hari mereka keluar.",
}
JOIN = {
    "ours": "Orang yang sudah dicatat kantor dan sama dengan baris ini.",
    "named": "Nomor registrasi orang itu, bila namanya tidak ada dalam pilihan.",
    "other": "Baris lain di daftar ini yang berisi orang yang sama.",
}
MONTH = "Bulan yang diisi daftar ini. Tanggal di judul kolom dibaca dalam bulan itu."
COHORT = {
    "cohort": "Angkatan yang menerima orang di daftar ini. Bila belum ada, buat di sini.",
    "name": "Nama angkatan yang baru dibuat untuk daftar ini.",
    "first": "Hari pertama angkatan baru itu.",
    "last": "Hari terakhir angkatan baru itu.",
}
COLUMNS = {
    "meaning": "Data apa yang ada di kolom ini. Kolom tanpa arti tidak dibaca.",
    "mode": "Apakah isi kolom ini boleh menggantikan isi yang sudah ada.",
}
LIST = {
    "order": "Urutan hari dan bulan dalam tanggal berkas ini, misalnya 03/04.",
    "mode": "Apa yang terjadi bila kantor sudah punya isi lain di kotak yang sama.",
    "session_kind": "Jenis sesi tempat tanda-tanda di daftar ini dicatat.",
}
PART = "Baris mana yang tampil: menurut apa yang akan terjadi dengannya."
