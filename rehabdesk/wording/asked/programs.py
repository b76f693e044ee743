"""What the fields of *Program* and *Jadwal* ask for."""

CLOSE = {
    "on": "Hari terakhir angkatan ini. Sesudah ditutup tidak ada sesi baru.",
    "complete": "Centang supaya semua peserta aktif dicatat menyelesaikan program.",
}
TEMPLATE = {
    "template": "Susunan fase, jam tiap pekan, dan materi yang dipakai angkatan ini.",
    "new_groups": "Berapa kelompok yang dibuat, bila angkatan ini belum punya kelompok.",
    "hall": "Ruangan untuk sesi yang diikuti semua kelompok bersama.",
}
ONLY_TOLD = "Centang untuk melihat hanya sesi yang tidak pada hari atau jam biasanya."
GRID = {
    "month": "Bulan yang direkap.",
    "group": "Kelompok yang direkap, atau semuanya.",
}
MOVE = {
    "group": "Kelompok yang menerima peserta ini.",
    "since": "Hari pertama di kelompok baru. Lembar sebelum hari itu tidak berubah.",
    "reason": "Mengapa ia pindah kelompok.",
}
START = {
    "on": "Hari pertama yang benar sebagai peserta.",
    "reason": "Mengapa tanggalnya diubah.",
}
SUSPEND = {
    "on": "Hari pertama ia tidak ikut untuk sementara.",
    "until": "Hari terakhir ia tidak ikut. Sehari sesudahnya namanya ada lagi di daftar hadir.",
    "reason": "Mengapa ia tidak ikut untuk sementara.",
}
RETURN = {
    "on": "Hari pertama yang benar ia ikut lagi.",
    "reason": "Mengapa tanggalnya diubah.",
}
REMOVE = {"reason": "Mengapa pendaftarannya keliru, misalnya salah orang atau salah angkatan."}
RESUME = {
    "on": "Hari pertama ia ikut lagi.",
    "reason": "Keterangan tentang kembalinya.",
}
END = {
    "end_reason": "Sebab ia berhenti atau selesai sebagai peserta.",
    "on": "Hari terakhir sebagai peserta.",
    "note": "Keterangan tentang berhentinya.",
}
REINSTATE = {"reason": "Mengapa ia menjadi peserta lagi."}
ENROL = {
    "on": "Hari pertama sebagai peserta. Sebelum hari itu namanya tidak ada di daftar hadir.",
    "group": "Kelompok yang menerima mereka. Boleh ditentukan nanti.",
    "decree_no": "Nomor surat keputusan yang memuat nama mereka.",
}
PICKER = {
    "free_only": "Centang supaya orang yang sudah menjadi peserta tidak ditawarkan.",
    "pasted": "Tempel nama atau nomor dari surat, satu orang per baris.",
}
PANEL_PART = "Bagian angkatan yang ditampilkan."
PEOPLE = {
    "group": "Hanya menampilkan peserta kelompok ini.",
    "state": "Hanya menampilkan peserta dengan keadaan ini.",
}
CHANGE_SESSION = {
    "reach": "Hanya sesi ini, atau juga semua sesi berikut dari jadwal mingguan yang sama.",
    "reason": "Mengapa sesi diubah.",
}
NEW_SESSION = {
    "repeat": "Satu sesi saja, atau jadwal mingguan yang berulang.",
    "apart": "Satu sesi untuk semuanya, atau satu sesi dan satu daftar hadir tiap kelompok.",
    "weekdays": "Hari apa saja sesi ini diadakan setiap pekan.",
    "ends_on": "Hari terakhir jadwal mingguan ini.",
    "count": "Berapa sesi seluruhnya. Cukup isi ini atau tanggal akhirnya.",
    "label": "Nama untuk menemukan jadwal mingguan ini lagi.",
    "skip": "Centang supaya tidak ada sesi pada hari libur.",
}
MOVE_SESSION = {
    "held_on": "Hari barunya.",
    "starts_at": "Jam mulai yang baru.",
    "ends_at": "Jam selesai yang baru.",
    "reason": "Mengapa sesi pindah. Tercatat bersama sesinya.",
}
DAYS = {
    "first": "Hari pertama yang terkena, misalnya hari razia.",
    "last": "Hari terakhir yang terkena. Boleh hari yang sama.",
    "group": "Semua kelompok, atau hanya kelompok ini.",
    "remedy": "Apa yang dilakukan dengan sesi pada hari-hari itu.",
    "away": "Konselor yang berhalangan.",
    "instead": "Konselor yang menggantikannya.",
    "room": "Ruangan yang tidak dapat dipakai.",
    "elsewhere": "Ruangan penggantinya.",
    "reason": "Satu alasan untuk semua sesi itu. Tercatat bersama sesinya.",
}
CANCEL_SESSION = {"reason": "Mengapa sesi tidak jadi diadakan."}
WEEK = {
    "jump": "Hari yang pekannya ditampilkan.",
    "way": "Menyaring jadwal menurut kelompok, konselor, atau ruangan.",
    "which": "Hanya menampilkan sesi dari pilihan ini.",
}
