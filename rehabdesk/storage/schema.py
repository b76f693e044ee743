"""Today's schema as text: what ``schema.sql`` holds, for reading, and a test keeps true."""

from rehabdesk.storage.open_file import OpenFile

_OF_THE_ENGINE = ("sqlite_%", "_sqlite_%", "idx__sqlite_%", "resident_search_%")


def schema_text(store: OpenFile) -> str:
    """Every table and index of an open file as SQL, in the order of name."""
    terms = " AND ".join(["name NOT LIKE ? ESCAPE '!'"] * len(_OF_THE_ENGINE))
    rows = store.query(
        f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND {terms} ORDER BY type, name",
        tuple(one.replace("_", "!_") for one in _OF_THE_ENGINE),
    )
    return "".join(f"{' '.join(str(row[0]).split())};\n\n" for row in rows)
