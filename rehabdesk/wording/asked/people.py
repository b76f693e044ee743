"""What the fields of *Residen* and *Konselor* ask for, besides those of their records."""

NUMBER = {
    "value": "Nomor seperti di buku register, misalnya BI 283/21.",
    "kind": "Macam register. Diisi sendiri dari nomornya bila terbaca.",
    "valid_from": "Hari pertama nomor ini berlaku.",
    "valid_to": "Hari terakhir nomor ini berlaku. Kosong selama masih berlaku.",
    "same_number": "Mengapa dua orang boleh punya nomor yang sama. Dicatat dalam jejak audit.",
}
SAME_NUMBER = {"same_number": NUMBER["same_number"]}
PLACE = {
    "block": "Blok barunya.",
    "cell": "Kamar barunya.",
    "since": "Hari ia pindah. Kamar yang lama tetap tersimpan di riwayat.",
}
END_STAY = {
    "reason": "Sebab ia keluar dari lapas.",
    "on": "Hari ia keluar.",
    "note": "Keterangan, misalnya nomor surat lepas.",
    "end_enrolments": "Centang supaya ia juga berhenti sebagai peserta pada hari itu.",
}
PHOTO = {"photo": "Foto wajah. Taruh berkas gambar di sini, atau tempel dengan Ctrl+V."}
RESTRICT = {"reason": "Mengapa catatannya ditutup bagi operator dan pembaca."}
LIFT = {"why": "Mengapa pembatasan ini tidak perlu lagi."}
MERGE = {
    "other": "Catatan lain tentang orang yang sama. Isinya pindah ke catatan yang sedang terbuka.",
    "number": "Nomor registrasi catatan lain itu, bila namanya tidak ada dalam pilihan.",
}
EXPORT = {
    "preset": "Kolom apa saja yang ditulis dan urutannya, misalnya susunan SDP.",
    "people": "Siapa yang ditulis: yang sedang tampil, atau semua.",
    "columns": "Kolom di berkas, dari kiri ke kanan.",
}
EXPORT_HEADING = "Judul kolom yang dipilih, seperti ditulis di baris pertama berkas."
EXPORT_MORE = "Kolom lain yang dapat ditambahkan ke berkas."
PRESET = {"name": "Nama untuk menemukan susunan kolom ini lagi."}
FILTERS = {
    "present": "Centang supaya hanya orang yang masih di lapas yang tampil.",
    "block": "Hanya menampilkan orang dari blok ini.",
    "cohort": "Hanya menampilkan peserta angkatan ini.",
    "state": "Hanya menampilkan orang dengan status peserta ini.",
    "group": "Hanya menampilkan anggota kelompok ini.",
}
ATTENDANCE = {
    "cohort": "Angkatan yang kehadirannya dihitung.",
    "by": "Menghitung kehadiran per bulan, atau per jenis kegiatan.",
}
SHARE = "Centang konselor yang boleh membaca catatan ini."
COUNSELOR_END = {"on": "Hari terakhir ia bertugas. Sesudahnya ia tidak ditawarkan untuk sesi."}
ACTIVE_ONLY = "Centang supaya konselor yang sudah tidak bertugas tidak tampil."
RECORD_PART = "Bagian catatan yang ditampilkan di bawahnya."
MANY = {
    "field": "Isian yang diubah pada semua orang yang dipilih.",
    "group": "Kelompok yang menerima mereka, dan dengan itu konselornya.",
    "since": "Hari pertama di kelompok itu. Lembar sebelumnya tidak berubah.",
}
SHEETS = {
    "span": "Lembar untuk satu hari saja, atau untuk Senin sampai Minggu pekan itu.",
    "day": "Hari sesinya. Untuk satu pekan, hari mana saja di pekan itu.",
}
