"""The fields of a resident (domain.md 7.4); headings as SDP and offices write them (7.2)."""

from rehabdesk.domain.nip import require_nik
from rehabdesk.domain.resident import Resident
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.field import FieldKind, FieldsTogether, RecordField, RecordFields

SELF, FAMILY, PLACE, NOTE = "Diri", "Keluarga dan penjamin", "Tempat di lapas", "Catatan"
_NATIONALITIES = ("Indonesia", "WNA")
_RELIGIONS = (
    "Islam",
    "Kristen",
    "Katolik",
    "Hindu",
    "Buddha",
    "Khonghucu",
    "Kepercayaan terhadap Tuhan YME",
)
_EDUCATIONS = (
    "Tidak sekolah",
    "SD/sederajat",
    "SMP/sederajat",
    "SMA/sederajat",
    "Diploma",
    "Sarjana (S1)",
    "Magister (S2)",
)
_MARITAL = ("Belum kawin", "Kawin", "Cerai hidup", "Cerai mati")


def _born(resident: Resident) -> str:
    day = long_date(resident.birth_on) if resident.birth_on else ""
    return ", ".join(part for part in (resident.birth_place, day) if part)


RESIDENT = RecordFields(
    record=Resident,
    fields=(
        RecordField(
            key="name",
            what="Nama orang itu seperti dalam putusan. Nama ini tercetak di daftar hadir dan "
            "sertifikat.",
            label="&Nama lengkap",
            short="Nama",
            kind=FieldKind.PERSON,
            limit=120,
            required=True,
            wide=True,
            hint="Seperti dalam putusan, dengan bin atau binti.",
            placeholder="Mahmud bin Karta",
            headings="Nama;Nama Lengkap;Nama WBP;Nama Warga Binaan;Nama Narapidana;"
            "Nama dan Alias;Nama Residen;Name",
            example="Mahmud bin Karta",
        ),
        RecordField(
            key="aliases",
            what="Nama lain yang dipakai orang itu; ikut dicari bila namanya dicari.",
            label="Nama a&lias",
            short="Alias",
            kind=FieldKind.ALIASES,
            limit=80,
            hint="Pisahkan dengan titik koma.",
            placeholder="Cungkring; Acil",
            headings="Alias;Nama Alias;Nama Panggilan;Als;Nama Kecil",
            example="Cungkring; Acil",
        ),
        RecordField(
            key="registration_no",
            what="Nomor dari buku register lapas, misalnya BI 283/21. Dengan nomor ini orang "
            "bernama sama dibedakan.",
            label="No. &registrasi",
            kind=FieldKind.REGISTRATION,
            limit=40,
            placeholder="BI 283/21",
            headings="No. Registrasi;No Reg;Registrasi;No Registrasi Instansi;Nomor Register;"
            "No Register;Reg",
            example="BI 283/21",
        ),
        RecordField(
            key="birth_place",
            what="Kota atau kabupaten tempat lahirnya; tercetak di sertifikat.",
            label="Tempat lahir",
            limit=80,
            headings="Tempat Lahir;Tmp Lahir;Tpt Lahir;Kota Lahir",
            example="Serang",
        ),
        RecordField(
            key="birth_on",
            what="Hari lahirnya. Umur dihitung dari sini.",
            label="Tanggal lahir",
            kind=FieldKind.BIRTHDAY,
            headings="Tgl Lahir;Tanggal Lahir;Lahir;Tgl Lhr;Date of Birth",
            example="12-03-1988",
        ),
        RecordField(
            key="sex",
            what="Laki-laki atau perempuan, menurut berkas.",
            label="Jenis kelamin",
            kind=FieldKind.SEX,
            group=SELF,
            headings="Jenis Kelamin;Kelamin;L/P;JK;Sex;Gender",
            example="L",
        ),
        RecordField(
            key="nik",
            what="Nomor Induk Kependudukan dari KTP, 16 angka.",
            label="NIK",
            kind=FieldKind.NIK,
            group=SELF,
            limit=16,
            check=require_nik,
            placeholder="16 angka",
            headings="NIK;No KTP;Nomor KTP;Nomor Induk Kependudukan",
            example="3673010101880001",
        ),
        RecordField(
            key="religion",
            what="Agama menurut berkas. Pilih atau ketik.",
            label="Agama",
            group=SELF,
            limit=40,
            usual=_RELIGIONS,
            headings="Agama",
            example="Islam",
        ),
        RecordField(
            key="education",
            what="Sekolah terakhir yang ditamatkan.",
            label="Pendidikan",
            group=SELF,
            limit=60,
            usual=_EDUCATIONS,
            headings="Pendidikan;Pendidikan Terakhir",
            example="SMA/sederajat",
        ),
        RecordField(
            key="occupation",
            what="Pekerjaan sebelum masuk lapas.",
            label="Pekerjaan",
            group=SELF,
            limit=80,
            headings="Pekerjaan;Pekerjaan Terakhir",
            example="Buruh",
        ),
        RecordField(
            key="marital_status",
            what="Kawin, belum kawin, atau cerai.",
            label="Status perkawinan",
            group=SELF,
            limit=40,
            usual=_MARITAL,
            headings="Status Perkawinan;Status Kawin;Perkawinan;Status Nikah",
            example="Kawin",
        ),
        RecordField(
            key="ethnicity",
            what="Suku menurut berkas, bila dicatat.",
            label="Suku",
            group=SELF,
            limit=60,
            headings="Suku;Suku Bangsa;Etnis",
            example="Sunda",
        ),
        RecordField(
            key="nationality",
            what="Kewarganegaraan menurut berkas.",
            label="Kewarganegaraan",
            group=SELF,
            limit=60,
            usual=_NATIONALITIES,
            headings="Negara;Kewarganegaraan;Kebangsaan;Warga Negara;WN",
            example="Indonesia",
        ),
        RecordField(
            key="address",
            what="Alamat rumah sebelum masuk lapas.",
            label="Alamat",
            group=FAMILY,
            limit=300,
            wide=True,
            headings="Alamat;Alamat Asal;Alamat Rumah;Alamat Lengkap;Tempat Tinggal;Address",
            example="Jl. Melati 5, Serang",
        ),
        RecordField(
            key="father_name",
            what="Nama ayah. Hanya nama; keterangan seperti almarhum ditulis di Catatan.",
            label="Nama ayah",
            group=FAMILY,
            limit=120,
            headings="Nama Ayah;Ayah;Bin;Nama Bapak",
            example="Karta",
        ),
        RecordField(
            key="mother_name",
            what="Nama ibu kandung. Hanya nama.",
            label="Nama ibu",
            group=FAMILY,
            limit=120,
            headings="Nama Ibu;Ibu;Ibu Kandung;Nama Ibu Kandung",
            example="Aminah",
        ),
        RecordField(
            key="guarantor",
            what="Orang yang menjaminnya: nama, hubungan, dan nomor telepon.",
            label="Penjamin",
            group=FAMILY,
            limit=120,
            placeholder="Nama, hubungan, nomor telepon",
            headings="Penjamin;Nama Penjamin;Keluarga Penjamin",
            example="Siti, istri, 081200000000",
        ),
        RecordField(
            key="guardian",
            what="Petugas yang menjadi wali pemasyarakatannya.",
            label="Wali pemasyarakatan",
            group=FAMILY,
            limit=120,
            headings="Wali Pemasyarakatan;Wali;Wali PAS;Nama Wali",
            example="Budi Santoso",
        ),
        RecordField(
            key="block",
            what="Blok huniannya, misalnya A atau Melati.",
            label="Blok",
            kind=FieldKind.BLOCK,
            group=PLACE,
            limit=40,
            headings="Blok;Nama Blok;Blok Hunian",
            example="A",
        ),
        RecordField(
            key="cell",
            what="Nomor kamar di blok itu.",
            label="Kamar",
            kind=FieldKind.CELL,
            group=PLACE,
            limit=20,
            headings="Sel;Kamar;No Kamar;Lokasi Sel;No Sel;Sel/Kamar",
            example="18",
        ),
        RecordField(
            key="consent_on",
            what="Hari ia menandatangani persetujuan agar datanya diolah. Kosong bila belum.",
            label="Persetujuan pengolahan data, tanggal",
            short="Persetujuan pengolahan data",
            kind=FieldKind.DAY,
            group=NOTE,
        ),
        RecordField(
            key="note",
            what="Hal lain yang perlu diketahui kantor. Jangan menulis hal medis di sini; "
            "untuk itu ada catatan medis.",
            label="Catatan",
            kind=FieldKind.NOTE,
            group=NOTE,
            limit=2000,
            lines=3,
            wide=True,
        ),
    ),
    elsewhere={
        "id": "made by the program",
        "photo": "a picture of its own, changed by a deed of its own",
        "anonymised": "set by services/retention.py",
    },
    together=(
        FieldsTogether(keys=("birth_place", "birth_on"), name="Tempat, tanggal lahir", words=_born),
    ),
)
