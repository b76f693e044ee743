"""What a passphrase is worth, in words that do not flatter."""

from rehabdesk.domain.passphrase import LEAST_LENGTH, Estimate, Strength
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.terms import label

ADVICE = (
    f"Paling sedikit {LEAST_LENGTH} huruf. Empat kata acak dengan spasi lebih kuat dan lebih"
    " mudah diingat daripada satu kata dengan angka."
)
_DAY = 1 / 365.25
_LONG = 100_000


def strength_sentence(judged: Estimate, length: int) -> str:
    """How strong it is, and how long somebody with a copy of the file would need."""
    if not length:
        return ADVICE
    if length < LEAST_LENGTH:
        return f"{label(Strength.WEAK)}: masih kurang {LEAST_LENGTH - length} huruf."
    known = f" “{judged.known_word}” paling dulu dicoba orang." if judged.known_word else ""
    time = f"pencuri berkas perlu kira-kira {_time(judged.years)}."
    return f"{label(judged.strength)}: {time}{known}"


def _time(years: float) -> str:
    if years < _DAY:
        return "beberapa jam"
    if years < 1:
        return f"{max(1, round(years / _DAY))} hari"
    if years < _LONG:
        return f"{thousands(round(years))} tahun"
    return "ribuan abad"
