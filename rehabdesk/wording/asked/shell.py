"""What the fields of the windows around the screens ask for: login, papers, printing, restore."""

LOGIN = "Nama yang Anda dapat dari administrator, misalnya ratna."
OWN_WORDS = "Kata sandi Anda sendiri. Huruf besar dan kecil dibedakan."
REMEMBER = (
    "Centang supaya nama pengguna terisi sendiri lain kali. Kata sandi tidak pernah disimpan."
)
RESCUE_LOGIN = "Nama pengguna Anda. Kosongkan bila memakai kunci pemulihan."
RESCUE_WORDS = "Kata sandi Anda, atau kunci dari lembar yang disegel."
FIRST_OFFICE = {
    "name": "Nama kantor seperti pada kop surat.",
    "short_name": "Nama kantor yang lebih pendek, untuk layar.",
    "city": "Kota yang tercetak sebelum tanggal.",
    "time_zone": "Waktu setempat kantor.",
    "folder": "Tempat semua data kantor disimpan di komputer ini.",
}
FIRST_USER = {
    "user_name": "Nama lengkap Anda. Anda menjadi administrator pertama.",
    "login": "Nama yang Anda ketik untuk masuk. Nama ini tidak dapat diganti.",
    "passphrase": "Kata sandi Anda. Beberapa kata yang panjang paling mudah diingat.",
    "again": "Kata sandi yang sama sekali lagi, supaya pasti tidak salah ketik.",
}
FIRST_RECOVERY = {"typed": "Kunci dari lembar yang baru dicetak, supaya pasti terbaca."}
RECOVERY = {
    "recovery": "Kunci dari lembar yang disegel dalam amplop.",
    "user": "Orang yang mendapat kata sandi baru.",
    "passphrase": "Kata sandi baru untuk orang itu.",
    "again": FIRST_USER["again"],
}
ACCEPT = {"why": "Mengapa isi berkas ini boleh dipercaya walaupun lain daripada saat ditutup."}
PRINT = {
    "Printer": "Printer yang mencetak.",
    "Halaman": "Halaman mana yang dicetak, misalnya 1-3, 5. Kosong berarti semua.",
    "Salinan": "Berapa kali setiap halaman dicetak.",
    "Sisi kertas": "Satu sisi, dua sisi, atau menurut pengaturan printer.",
}
PRINTER_PAPER = "Kertas di printer yang dipakai untuk halaman ini."
ASK_NO_MORE = "Centang supaya program tidak bertanya lagi untuk printer ini."
FORM_OF_FILE = "Jenis berkas yang ditulis."
LOCK = "Kunci bawaan dibuka oleh program pembaca berkas itu sendiri; zip dibuka dengan 7-Zip."
OPEN_FILE = "Centang hanya bila berkasnya memang untuk dibagikan; tanpa ini berkas terkunci."
FIT = "Besar halaman di layar. Cetakannya tidak berubah."
SEARCH = "Ketik sebagian kata atau nomor; daftar menyempit sambil diketik. Esc mengosongkan."
COLUMNS = {"columns": "Kolom yang tampil dan urutannya. Yang tidak dicentang disembunyikan."}
FILTER = {
    "column": "Kolom yang dipakai untuk menyaring.",
    "words": "Hanya baris yang kolomnya memuat tulisan ini.",
    "values": "Hanya baris dengan nilai yang dicentang.",
}
