"""Words and signs in a list that say that a value is not known."""

import re

_SIGNS = re.compile(r"[\s\-‐‑‒–—―_.…·?/\\*~=:;,|#()\[\]\u00a0\u200b\ufeff]*")
_NO = r"(?:tidak|tdk|tak|belum|blm|tanpa|gak|ga|nggak)"
_WORDS = re.compile(
    rf"""
    nihil | kosong | blank | null | none | nil | n/a | n\.a | na | unknown | empty | tba | tbd
    | menyusul | undefined | lupa | x{{2,5}} | n/k | menunggu
    | (?:masih\s+|dalam\s+|sedang\s+)?(?:di)?proses
    | [a-z.\s]{{0,12}}[-–—_.…?]+\s*/\s*\d{{2,4}}
    | {_NO} (?:\s*/\s*{_NO})?
      \s* (?:ada|punya|memiliki|mempunyai|diketahui|tahu|tau|jelas|diisi|terisi|tersedia
            |tercatat|terdata|terdaftar|didata|teridentifikasi|dicantumkan|terbit|keluar
            |terbaca|dikenal|rekam|direkam|dibuat|dibuatkan|ditempatkan)
      (?:\s+(?:data|nomor|no|nik|ktp|e-?ktp|nip|nrp|hp|telp|telepon|register|registrasi|reg|induk
        |identitas|keterangan|alias|alamat|catatan)\b\.?)*
    | tanpa \s+ (?:data|nomor|no|nik|ktp|keterangan|alias|nama|blok|kamar|alamat)
    | data \s+ {_NO} \s+ ada
    """,
    re.VERBOSE,
)
_ERROR = re.compile(r"#(?:n/a|ref!?|value!?|name\?|div/0!?|null!?|num!?|spill!|calc!)")
_NO_DAY = re.compile(
    r"0{1,4}[-/. ](?:0{1,2}|0?1|jan)[-/. ](?:0{1,4}|1900)|0{4}[-/.]00[-/.]00"
    r"|0?1[-/. ]0?1[-/. ](?:1900|0001)|(?:1900|0001)[-/.]01[-/.]01|31[-/. ]12[-/. ]9999|9999-12-31"
)
_ZERO = re.compile(r"[0\s.\-/]*0[0\s.\-/]*|0+[.,]0+")
_DITTO = re.compile(r"[\"“”„″〃]+|['’]{2,}|s\.?d\.?a\.?|idem|dto\.?|ditto", re.IGNORECASE)
_LONGEST = 60


def is_unknown(text: str) -> bool:
    """Whether a text says in words or by a sign that nothing is known: "-", "belum ada"."""
    if len(text) > _LONGEST:
        return False
    if _SIGNS.fullmatch(text):
        return True
    plain = " ".join(text.strip("\u00a0 \t\n\ufeff\u200b()[]\"'-").rstrip(".").casefold().split())
    return bool(_WORDS.fullmatch(plain) or _ERROR.fullmatch(plain) or _NO_DAY.fullmatch(plain))


def is_zero(text: str) -> bool:
    """Whether a text is a number of noughts only, which nobody and nothing has: "0", "0000"."""
    return len(text) <= _LONGEST and _ZERO.fullmatch(text.strip()) is not None


def is_ditto(text: str) -> bool:
    """Whether a text only says that the same is meant as in the row above."""
    return len(text) <= _LONGEST and _DITTO.fullmatch(text.strip()) is not None
