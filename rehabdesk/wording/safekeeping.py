"""Sentences about backups: how old, how safe, what failed."""

from datetime import datetime

from rehabdesk.wording.dates import clock, medium_date

_HOUR = 60


def age(moment: datetime, now: datetime) -> str:
    """How long ago a backup was made: "baru saja", "2 jam lalu", "kemarin", "5 hari lalu"."""
    minutes = int((now - moment).total_seconds() // _HOUR)
    if minutes < 0:
        return "jam komputer mundur"
    if minutes <= 1:
        return "baru saja"
    if minutes < _HOUR:
        return f"{minutes} menit lalu"
    days = (now.date() - moment.date()).days
    if days == 0:
        return f"{minutes // _HOUR} jam lalu"
    return "kemarin" if days == 1 else f"{days} hari lalu"


def made(moment: datetime) -> str:
    """When a backup was made: "30 Agu 2021 16.05"."""
    return f"{medium_date(moment.date())} {clock(moment.time())}"


FORMER_KEY = "dibuka dengan kunci lama"
FORMER_KEY_MEANS = (
    "Cadangan ini dibuat sebelum kunci kantor diganti. Siapa yang sudah keluar mungkin masih dapat"
    " membuka salinannya dengan kata sandi waktu itu. Buat cadangan baru, lalu musnahkan yang lama."
)
