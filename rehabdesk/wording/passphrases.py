"""What a passphrase is worth, in words that do not flatter."""

from rehabdesk.domain.passphrase import LEAST_LENGTH, Estimate, Strength
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.terms import label

ADVICE = (
    f"Paling sedikit {LEAST_LENGTH} karakter. Empat kata acak dengan spasi lebih kuat dan lebih"
    " mudah diingat daripada satu kata dengan angka."
)
_DAY = 1 / 365.25
_LONG = 100_000


def strength_sentence(judged: Estimate, length: int) -> str:
    """How strong it is, and how long somebody with a copy of the file would need."""
    if not length:
        return ADVICE
    if length < LEAST_LENGTH:
        return f"{label(Strength.WEAK)}: masih kurang {LEAST_LENGTH - length} karakter."
    known = f" “{judged.known_word}” paling dahulu dicoba orang." if judged.known_word else ""
    time = f"{_time(judged.years)}."
    return f"{label(judged.strength)}: {time}{known}"


def _time(years: float) -> str:
    if years < _DAY:
        return "dapat ditebak dalam beberapa jam"
    if years < 1:
        return f"dapat ditebak dalam kira-kira {max(1, round(years / _DAY))} hari"
    if years < _LONG:
        return f"baru dapat ditebak dalam kira-kira {thousands(round(years))} tahun"
    return "baru dapat ditebak dalam ribuan abad"
