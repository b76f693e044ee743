"""What the fields of *Sertifikat* ask for."""

EXCEPTION = {
    "override_reason": "Mengapa ia patut menerima sertifikat walaupun syaratnya belum penuh.",
}
REVOKE = {
    "revoked_reason": "Mengapa sertifikat ini ditarik kembali. Alasannya tersimpan di riwayat.",
}
NUMBER = {
    "serial": "Nomor urut sertifikat ini, seperti tertulis di buku register.",
}
CHECK = {
    "check_code": "Tulisan di bawah kotak QR pada sertifikat; dengannya keaslian diperiksa.",
}
ISSUE = {
    "issued_on": "Tanggal yang tercetak di atas tanda tangan.",
    "last_given": (
        "Nomor terakhir yang sudah terpakai di buku register; yang baru melanjutkannya."
    ),
}
BAR = {
    "cohort": "Angkatan yang pesertanya ditampilkan.",
    "state": "Hanya menampilkan orang dengan keadaan ini.",
}
