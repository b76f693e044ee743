"""What the fields of *Kantor*, *Pengguna*, *Cadangan* and *Jejak audit* ask for."""

NUMBERING = {
    "template": "Susunan nomor sertifikat. Bagian dalam kurung kurawal diisi program.",
    "prefix": "Huruf di depan nomor, misalnya kode kantor.",
    "classification": "Kode klasifikasi surat dari Tata Usaha.",
    "first": "Nomor urut untuk sertifikat pertama pada tahun yang belum punya nomor.",
    "by_hand": "Centang bila nomor ditulis tangan dan diisi belakangan.",
    "range_first": "Nomor pertama yang diberikan Tata Usaha untuk dipakai.",
    "range_last": "Nomor terakhir yang diberikan Tata Usaha untuk dipakai.",
}
RULE = {
    "least_percent": "Bagian sesi yang harus dihadiri supaya sertifikat dapat terbit.",
    "days_before_end": "Berapa hari sebelum program berakhir sertifikat sudah boleh terbit.",
    "mandatory_percent": "Bagian sesi wajib yang harus dihadiri. 0 berarti tidak disyaratkan.",
    "basis": "Sesi mana yang menjadi pembagi dalam persentase kehadiran.",
    "marks_needed": "Centang bila tidak boleh ada tanda yang masih kosong.",
    "sheets_needed": "Centang bila semua daftar hadir yang lewat harus selesai diisi dahulu.",
}
SHEETS = {
    "paper": "Ukuran kertas untuk daftar hadir. Isi printer dengan kertas yang sama.",
    "certificates": "Ukuran kertas untuk sertifikat.",
    "spare_rows": "Berapa baris kosong di bawah nama terakhir, untuk tamu dan peserta tambahan.",
    "warden_signs": "Centang bila Kepala Lapas ikut menandatangani daftar hadir.",
    "excuse_codes": "Centang supaya kode orang yang berhalangan sudah tercetak di kolom Ket.",
}
YEAR = "Tahun yang hari liburnya ditampilkan."
ADD_USER = {
    "user_name": "Nama lengkap orang yang memakai program.",
    "login": "Nama yang diketiknya untuk masuk. Nama ini tidak dapat diganti.",
    "role": "Menentukan apa yang boleh dilakukan dan dibacanya.",
    "counselor": "Bila ia juga konselor, pilih namanya supaya catatannya menjadi miliknya.",
    "passphrase": "Kata sandi untuk masuk pertama kali. Ia menggantinya sendiri sesudahnya.",
    "again": "Kata sandi yang sama sekali lagi, supaya pasti tidak salah ketik.",
}
EDIT_USER = {one: ADD_USER[one] for one in ("user_name", "role", "counselor")}
DISABLE_USER = {"why": "Mengapa ia tidak boleh masuk lagi. Alasannya tercatat."}
RESET = {one: ADD_USER[one] for one in ("passphrase", "again")}
OWN_PASSPHRASE = {
    "old": "Kata sandi yang Anda pakai sekarang.",
    "new": "Kata sandi yang akan Anda pakai. Beberapa kata yang panjang paling mudah diingat.",
    "again": ADD_USER["again"],
}
RECEIVER = "Centang orang yang menerima kunci catatan. Pastikan dahulu bahwa itu memang orangnya."
GUARDIAN = "Centang orang yang bersama-sama dapat membuka kunci catatan bila semua kehilangannya."
NOTE_KEY = {
    "user": "Orang yang akan memegang kunci catatan sesudah ini.",
    "login": "Nama yang dipakai penjaga ini untuk masuk.",
    "words": "Kata sandi penjaga ini; ia sendiri yang mengetiknya.",
}
RECOVERY = {"typed": "Kunci dari lembar yang baru dicetak, supaya pasti terbaca."}
LOCK_MINUTES = "Sesudah berapa menit tanpa sentuhan layar terkunci sendiri."
USERS_PART = "Bagian yang ditampilkan: orangnya, haknya, atau kuncinya."
AUDIT_HEAD = {
    "number": "Jumlah catatan pada cetakan sidik yang disimpan di luar kantor.",
    "code": "Sidik pada cetakan itu: 16 kelompok huruf dan angka.",
}
AUDIT = {
    "kind": "Hanya menampilkan catatan jenis ini.",
    "user": "Hanya menampilkan perbuatan orang ini.",
    "first": "Hari pertama yang ditampilkan. Kosongkan untuk semua.",
    "last": "Hari terakhir yang ditampilkan. Kosongkan untuk semua.",
}
RETENTION = "Sesudah berapa tahun catatan orang yang sudah keluar ditawarkan untuk dihapus."
