"""The demonstration made hard for the eye: long names everywhere, for every place that shows them.

More than 110 take part; names have sixty letters, and so have groups, rooms and topics as far as
their fields hold so many.
"""

from msgspec.structs import replace

from rehabdesk.storage import Store

_LONG = "Muhammad Abdurrahman Wahyudiningrat Kusumawardhana Al Fatih"


def make_hard(store: Store) -> None:
    """Give everybody and everything a long name; nothing else of the office changes."""
    with store.change("Nama panjang"):
        for number, one in enumerate(store.residents.all()):
            name = f"{_LONG[: 58 - number % 9]} {one.name[:1]}"
            store.residents.put(
                replace(one, name=name, block="Melati Utara", cell=f"{number % 30 + 100}")
            )
        for one in store.counselors.all():
            store.counselors.put(
                replace(
                    one,
                    name=f"Dr. {one.name[:20]} Wahyudiningrat Kusumawardhana, S.Psi., M.Si., Ph.D.",
                    institution="Yayasan Rehabilitasi Wahana Cita Indonesia Cabang Banten",
                )
            )
        for one in store.cohorts.all():
            store.cohorts.put(replace(one, name=f"{one.name} Gelombang Kedua Reguler Lanjutan"))
        for one in store.groups.all():
            store.groups.put(replace(one, name=f"{one.name} Pembinaan Lanjutan Blok Melati Utara"))
        for one in store.rooms.all():
            store.rooms.put(replace(one, name=f"{one.name} Gedung Serbaguna Lantai Dua Timur"))
        for one in store.session_kinds.all():
            store.session_kinds.put(replace(one, name=f"{one.name} dan Pembinaan Kepribadian"))
        office = store.office
        store.offices.put(
            replace(
                office,
                name="Lembaga Pemasyarakatan Narkotika Kelas IIA Khusus Perempuan Tangerang",
                short_name="Lapas Narkotika Perempuan Tangerang",
            )
        )
