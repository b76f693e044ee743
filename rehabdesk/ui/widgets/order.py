"""Two days or two times that exclude each other, in words that stand beside the later one."""

from datetime import date, time


def order_trouble(
    first: date | time | None, last: date | time | None, name: str, *, last_name: str = ""
) -> str:
    """Say that ``last`` lies before ``first``, which is called ``name``; nothing where it may.

    Days may be the same, times may not. Where there is no label above the later one,
    ``last_name`` begins the sentence.
    """
    if isinstance(first, time) and isinstance(last, time):
        return f"Harus sesudah “{name}”." if last <= first else ""
    if isinstance(first, date) and isinstance(last, date) and last < first:
        begin = f"{last_name} lebih awal" if last_name else "Lebih awal"
        return f"{begin} daripada “{name}”."
    return ""
