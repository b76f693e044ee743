"""Qt's own words in Indonesian: file and print dialogs, menus of fields, usual buttons.

Qt brings no Indonesian of its own. What is not in the list stays as Qt has it.
"""

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

WORDS = {
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti dengan yang baru?",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya."
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "'%1' dilindungi dari penulisan.\nTetap hapus?"
    ),
    "&Choose": "&Pilih",
    "&Copy": "&Salin",
    "&Delete": "&Hapus",
    "&Look in:": "&Cari di:",
    "&Name:": "&Nama:",
    "&New Folder": "Folder &baru",
    "&No": "&Tidak",
    "&OK": "&Oke",
    "&Open": "&Buka",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "&Paste": "&Tempel",
    "&Print": "&Cetak",
    "&Redo": "&Ulangi",
    "&Rename": "&Ganti nama",
    "&Save": "&Simpan",
    "&Undo": "&Urungkan",
    "&Yes": "&Ya",
    "Abort": "Hentikan",
    "All Files (*)": "Semua berkas (*)",
    "All Pages": "Semua halaman",
    "Apply": "Terapkan",
    "Are you sure you want to delete '%1'?": "Hapus '%1'?",
    "Back": "Kembali",
    "Bottom to Top, Left to Right": "Bawah ke atas, kiri ke kanan",
    "Bottom to Top, Right to Left": "Bawah ke atas, kanan ke kiri",
    "Cancel": "Tidak jadi",
    "Change to detail view mode": "Tampilan rincian",
    "Change to list view mode": "Tampilan daftar",
    "Close": "Tutup",
    "Collate": "Urutkan per salinan",
    "Color": "Berwarna",
    "Color Mode": "Warna",
    "Computer": "Komputer",
    "Copies": "Salinan",
    "Copies:": "Salinan:",
    "Copy &Link Location": "Salin &alamat",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "Cu&t": "Po&tong",
    "Current Page": "Halaman ini",
    "Custom": "Ukuran sendiri",
    "Date Modified": "Diubah",
    "Delete": "Hapus",
    "Detail View": "Rincian",
    "Directories": "Folder",
    "Directory:": "Folder:",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Double Sided Printing": "Cetak bolak-balik",
    "Drive": "Hard disk",
    "Even Pages": "Halaman genap",
    "File &name:": "&Nama berkas:",
    "File": "Berkas",
    "Files": "Berkas",
    "Files of &type:": "&Jenis berkas:",
    "Files of type:": "Jenis berkas:",
    "Find Directory": "Cari folder",
    "Folder": "Folder",
    "Forward": "Maju",
    "Go back": "Kembali",
    "Go forward": "Maju",
    "Go to the parent directory": "Ke folder di atasnya",
    "Grayscale": "Abu-abu",
    "Height:": "Tinggi:",
    "Help": "Bantuan",
    "Ignore": "Abaikan",
    "Inches (in)": "Inci (in)",
    "Landscape": "Mendatar",
    "Left to Right, Bottom to Top": "Kiri ke kanan, bawah ke atas",
    "Left to Right, Top to Bottom": "Kiri ke kanan, atas ke bawah",
    "List View": "Daftar",
    "List of places and bookmarks": "Daftar tempat",
    "Local file": "Berkas di komputer ini",
    "Location:": "Letak:",
    "Long side binding": "Jilid sisi panjang",
    "Margins": "Tepi",
    "Millimeters (mm)": "Milimeter (mm)",
    "My Computer": "Komputer",
    "N&o to All": "T&idak untuk semua",
    "Name": "Nama",
    "New Folder": "Folder baru",
    "OK": "Oke",
    "Odd Pages": "Halaman ganjil",
    "Off": "Tidak",
    "Open": "Buka",
    "Options": "Pilihan",
    "Orientation": "Arah kertas",
    "Output &file:": "&Berkas hasil:",
    "Output Settings": "Pengaturan hasil",
    "P&roperties": "&Properti",
    "Page &Set:": "&Kumpulan halaman:",
    "Page &order:": "&Urutan halaman:",
    "Page Layout": "Tata halaman",
    "Page Setup": "Pengaturan halaman",
    "Page size:": "Ukuran kertas:",
    "Pages": "Halaman",
    "Pages &per sheet:": "Halaman &per lembar:",
    "Pages from": "Halaman dari",
    "Paper": "Kertas",
    "Paper source:": "Asal kertas:",
    "Parent Directory": "Folder di atasnya",
    "Points (pt)": "Poin (pt)",
    "Portrait": "Tegak",
    "Preview": "Pratinjau",
    "Print": "Cetak",
    "Print all": "Cetak semua",
    "Print range": "Yang dicetak",
    "Print to File (PDF)": "Cetak ke berkas (PDF)",
    "Printer": "Printer",
    "Recent Places": "Tempat terakhir",
    "Remove": "Keluarkan",
    "Reset": "Atur ulang",
    "Restore Defaults": "Kembali ke semula",
    "Retry": "Coba lagi",
    "Reverse": "Urutan terbalik",
    "Reverse landscape": "Mendatar terbalik",
    "Reverse portrait": "Tegak terbalik",
    "Right to Left, Bottom to Top": "Kanan ke kiri, bawah ke atas",
    "Right to Left, Top to Bottom": "Kanan ke kiri, atas ke bawah",
    "Save": "Simpan",
    "Save All": "Simpan semua",
    "Save As": "Simpan sebagai",
    "Scroll Left": "Geser ke kiri",
    "Scroll Right": "Geser ke kanan",
    "Select All": "Pilih semua",
    "Selection": "Pilihan",
    "Short side binding": "Jilid sisi pendek",
    "Show ": "Tampilkan ",
    "Show &hidden files": "Tampilkan berkas &tersembunyi",
    "Sidebar": "Bilah sisi",
    "Size": "Ukuran",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated"
    " by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Tulis halaman atau rentang, dipisah koma. Contoh: 3,5-7,9 mencetak halaman 3, 5, 6, 7,"
        " dan 9."
    ),
    "Top to Bottom, Left to Right": "Atas ke bawah, kiri ke kanan",
    "Top to Bottom, Right to Left": "Atas ke bawah, kanan ke kiri",
    "Type": "Jenis",
    "Type:": "Jenis:",
    "Width:": "Lebar:",
    "Write PDF file": "Tulis berkas PDF",
    "Yes to &All": "Ya untuk &semua",
    "bottom margin": "tepi bawah",
    "left margin": "tepi kiri",
    "right margin": "tepi kanan",
    "to": "sampai",
    "top margin": "tepi atas",
}
"""What Qt says, and what is said instead."""


class QtWords(QTranslator):
    """Gives Qt the Indonesian for what it says by itself."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The Indonesian for one of Qt's texts, or Qt's own.

        An empty text is no way to say that there is none: Qt would show it, and take a paper
        whose name is empty for no paper at all.
        """
        del context, disambiguation, n
        return WORDS.get(source, source)

    def isEmpty(self) -> bool:
        """Never: Qt asks an empty one nothing."""
        return False


def speak_indonesian(app: QApplication) -> None:
    """Let Qt's own dialogs and menus speak Indonesian from now on."""
    if app.findChild(QtWords) is None:
        app.installTranslator(QtWords(app))
