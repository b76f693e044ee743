"""What stands beside a name without being one: "(Alm)" of a father, "(bebas)" of the person."""

import re

_BRACKETS = re.compile(r"\s*[(\[]\s*([^()\[\]]*?)\s*(?:[)\]]|$)\s*")
_BEHIND = re.compile(r"(?:\s*[,;]\s*|\s+[-–—/]\s*)(?P<said>[^,;–—]+)$")
_PARTING = re.compile(r"[,;/–—-]")
_NUMBER_BEFORE = re.compile(r"\d{1,4}\s*[.)]\s+(?=[^\W\d])")
_DECEASED = re.compile(r"\s*[(\[]?\b(?:almarhum(?:ah)?|almh|alm)\b\.?[)\]]?\s*", re.IGNORECASE)
_FIRST = re.compile(r"[^\W\d_]+")
_FURTHER_ALIAS = re.compile(r"\s*[/;]")
_SHORT = {"l", "p", "lk", "pr"}
_WORDS = frozenset(
    {
        *("bebas", "pulang", "keluar", "pindah", "pindahan", "mutasi", "dipindah", "dipindahkan"),
        *("meninggal", "wafat", "bon", "sakit", "izin", "ijin", "cuti", "dirawat", "rawat"),
        *("mangkir", "alpa", "dpo", "buron", "isolasi", "sidang", "konseling", "korvey", "kasus"),
        *("titipan", "rujuk", "rujukan", "drop", "skorsing", "ditangguhkan", "dikeluarkan"),
        *("opname", "rsud", "kabur", "melarikan", "lari", "asimilasi", "integrasi", "remisi"),
        *("pb", "cb", "cmb", "tpp", "residivis", "tahanan", "narapidana", "napi", "terpidana"),
        *("wna", "wni", "wbp", "baru", "lama", "blok", "kamar", "sel", "rehab", "rehabilitasi"),
        *("peserta", "tamping", "korve", "pemuka", "pidana", "seumur", "hukuman", "ket"),
        *("keterangan", "lihat", "ganti", "pengganti", "menggantikan", "cadangan", "masuk"),
        *("selesai", "lulus", "belum", "sudah", "tidak", "tdk", "mundur", "mengundurkan", "tgl"),
        *("tanggal", "per", "sejak", "perempuan", "wanita", "pria", "laki", "lansia", "hamil"),
        *("disabilitas", "dobel", "double", "ganda", "aktif", "nonaktif", "hadir", "absen"),
        *("register", "registrasi", "reg", "nomor", "no", "umur", "usia", "thn", "tahun"),
    }
)


def remark_parts(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The name without its brackets, what they give as aliases, and what they remark.

    "(Alm)" is written in papers, too, and stays where it stands.
    """
    aliases: list[str] = []
    remarks: list[str] = []

    def taken(found: re.Match[str]) -> str:
        said = found[1]
        if not said or _DECEASED.fullmatch(said):
            return f" ({said}) " if said else " "
        (remarks if is_remark(said) else aliases).append(said)
        return " "

    numbered = _NUMBER_BEFORE.match(text)
    plain = text[numbered.end() :] if numbered else text
    if "(" in plain or "[" in plain:
        before, bracket, after = plain.rpartition(")")
        if _FURTHER_ALIAS.match(after):
            aliases.append(after)
            plain = before + bracket
        plain = _BRACKETS.sub(taken, plain)
    behind = _BEHIND.search(plain) if _PARTING.search(plain) else None
    if behind and behind.start() and is_remark(behind["said"]):
        remarks.append(behind["said"].strip())
        plain = plain[: behind.start()]
    return plain.strip(), tuple(aliases), tuple(remarks)


def is_remark(said: str) -> bool:
    """Whether words beside a name tell something of the person, rather than another name."""
    if any(sign.isdigit() for sign in said):
        return True
    first = _FIRST.search(said.casefold())
    return first is not None and (first[0] in _WORDS or said.strip(" .").casefold() in _SHORT)


def without_deceased(name: str) -> str:
    """A father's name without the word that he has died."""
    return " ".join(_DECEASED.sub(" ", name).split())
