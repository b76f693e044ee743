"""Rows of people or counselors that are none: headings, sections, totals, and who signed."""

import re
from collections.abc import Iterable, Sequence

from rehabdesk.domain.matching import NameParts
from rehabdesk.services.importing.fields import KNOWN
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of
from rehabdesk.spreadsheets.cells import text_in
from rehabdesk.spreadsheets.headings import normal_heading
from rehabdesk.spreadsheets.table import TableLine

_NUMBERING = {"no", "no urut", "urut"}
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|diketahui|disetujui|mengesahkan|disahkan|yang membuat|dibuat oleh"
    r"|hormat kami|n(?:ip|rp)\b[\s.:]*\d)",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(
    r"(?:kepala|plt|plh|kasi|kasubsi|kasubag|ketua|sekretaris|petugas|pejabat|penanggung jawab"
    r"|a\.\s?n\.|n(?:ip|rp))(?:\b|\s|$)"
    r"|[^\d,]+,\s*(?:tanggal|tgl\.?)?\s*\d{1,2}[\s-]+\w+[\s-]+\d{4}$",
    re.IGNORECASE,
)
_ENOUGH = 3
"""People from which a list shows what most of its rows hold."""
_DIGIT = re.compile(r"\d")
_ASIDE = re.compile(
    r"(?:jumlah|jml|jlh|(?:sub\s*|grand\s*)?total|catatan|keterangan|ket\b[.:]|note\b|nb\b|daftar"
    r"|dst|dll|terbilang|sumber\s*:|dicetak|lanjutan|sambungan|[lp]\s*[=:]\s*\d+|\(.*\)$|.{1,60}:$"
    r"|(?:laki-?laki|perempuan|wanita|pria|residen|peserta)(?:\s+(?:lama|baru))?$"
    r"|lapas|rutan|lpka|lembaga pemasyarakatan|kementerian|kantor wilayah|kanwil"
    r"|(?:blok|kamar|sel|wisma|paviliun|kelompok|halaman|hal|regu)\b[\s.:]*(?:[a-z]|[ivx]+|\d.*)?$"
    r"|\*)(?:\b|\W|$)",
    re.IGNORECASE,
)
_HEADINGS = KNOWN | {"ism", "peserta", "wbp", "residen", "narapidana", "warga binaan"}


def refuse_no_people(rows: Sequence[FileRow], plan: ListPlan) -> None:
    """Refuse rows without a number whose name is none, and those of a signature block."""
    numberings = [at for at, key in enumerate(plan.table.keys) if key in _NUMBERING]
    foot = _foot(rows, plan, numberings)
    column = heading_of(plan, "name")
    for row in rows:
        if row.problems or _has_number(row):
            continue
        name: NameParts | str | None = row.get("name")
        said = name.name if isinstance(name, NameParts) else name or ""
        if foot is not None and row.number >= foot:
            words = "Baris ini dibaca sebagai tanda tangan di bawah daftar, bukan orang."
        elif said and _is_aside(said):
            words = "Ini dibaca sebagai judul, jumlah, atau keterangan, bukan nama orang."
        else:
            continue
        row.problems.append(Problem(row=row.number, column=column, problem=words))


def lone_names(rows: Sequence[FileRow], plan: ListPlan) -> frozenset[int]:
    """The numbers of rows that hold nothing but a name, where most say more: maybe a heading."""
    numberings = [at for at, key in enumerate(plan.table.keys) if key in _NUMBERING]
    names = plan.place_of("name")
    good = [row for row in rows if not row.problems]
    lone = frozenset(row.number for row in good if _is_lone(row, names, numberings))
    return lone if len(good) >= _ENOUGH and 2 * len(lone) <= len(good) else frozenset()


def _is_lone(row: FileRow, names: int | None, numberings: Sequence[int]) -> bool:
    """Whether nothing stands beside the name; the "II" of a section is no number of a person."""
    beside = ((at, text_in(cell)) for at, cell in enumerate(row.cells) if at != names)
    return row.has("name") and not any(
        text.strip(" .)").isdigit() if at in numberings else text.strip() for at, text in beside
    )


def _foot(rows: Iterable[FileRow], plan: ListPlan, numberings: Sequence[int]) -> int | None:
    """The number of the row in which a signature block below the people begins."""
    last = max((row.number for row in rows if _has_number(row)), default=0)
    lines = plan.table.lines
    numbered = (line.number for line in lines if _is_numbered(line, numberings))
    last = max(last, max(numbered, default=0))
    names = plan.place_of("name")
    for line in lines:
        if line.number > last and _begins_foot(line, names):
            return line.number
    return None


def _begins_foot(line: TableLine, names: int | None) -> bool:
    texts = [(at, cell.strip()) for at, cell in enumerate(line.cells) if isinstance(cell, str)]
    return any(
        _SIGNED.match(text) or (at == names and _SIGNED_BY.match(text)) for at, text in texts
    )


def _is_numbered(line: TableLine, numberings: Sequence[int]) -> bool:
    return any(text_in(line.cells[at]).strip(" .)").isdigit() for at in numberings)


def _has_number(row: FileRow) -> bool:
    """Whether a row has a number of its own; words of a signature may stand in any column."""
    numbers = (row.get(key) for key in ("registration_no", "person_no", "nip"))
    return any(one and not _is_signature(str(one)) for one in numbers)


def _is_signature(text: str) -> bool:
    return bool(_SIGNED.match(text) or _SIGNED_BY.match(text)) or not _DIGIT.search(text)


def _is_aside(name: str) -> bool:
    found = _ASIDE.match(name) or _SIGNED.match(name) or _SIGNED_BY.match(name)
    return found is not None or normal_heading(name) in _HEADINGS
