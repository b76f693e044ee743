"""Periksa keutuhan: the chain, and the comparison with a printed head."""

from rehabdesk.domain.audit import ChainReport
from rehabdesk.services.audit import check_chain, compare_head
from rehabdesk.services.pages import found_words, settle_pages
from rehabdesk.services.safety_papers import pc_code
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import office
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.terms import label

_MOST = 2_000_000_000


def chain_words(report: ChainReport) -> str:
    """What was found, and what to do."""
    if report.broken is None:
        return (
            f"Utuh: {thousands(report.count)} catatan terbaca, urut, dan tidak satu pun diubah."
            " Bandingkan juga dengan lembar sidik yang disimpan di luar kantor."
        )
    return (
        f"Tidak utuh: {label(report.broken).lower()}, mulai dari catatan nomor"
        f" {thousands(report.number)} komputer {pc_code(report.origin)}. Jangan menimpa cadangan;"
        " bandingkan dengan cadangan dan lembar sidik, lalu beri tahu pimpinan."
    )


def check_dialog(context: Context) -> FormDialog:
    """Check the chain now, and on demand against a printed sheet."""
    report = check_chain(context.store)
    tone = Tone.SUCCESS if report.broken is None else Tone.DANGER
    form = Form(office.AUDIT_HEAD)
    form.add_widget(Banner(chain_words(report), tone))
    context.carry_out(lambda: settle_pages(context.store))
    if said := found_words(context.store):
        form.add_widget(Banner(said, Tone.DANGER))
    form.section(
        "Bandingkan dengan lembar sidik",
        "Ketik jumlah catatan dan sidik dari lembar yang pernah dicetak di komputer ini.",
    )
    number, code = NumberField(lowest=1, highest=_MOST), TextField(limit=120)
    form.row("&Jumlah catatan", number, name="number", required=True)
    form.row("&Sidik", code, name="code", required=True, hint="16 kelompok huruf dan angka")
    answer = Banner("", Tone.INFO)
    answer.hide()
    form.add_widget(answer)

    def compare() -> str | None:
        fits = compare_head(context.store, number.value() or 0, code.value())
        words = (
            "Cocok: semua catatan sampai nomor itu masih seperti saat lembar dicetak."
            if fits
            else "Tidak cocok. Periksa salah ketik; bila benar, jejak audit telah diganti."
        )
        answer.set_message(words, Tone.SUCCESS if fits else Tone.DANGER)
        answer.show()
        return None

    dialog = _Comparing(
        "Periksa keutuhan",
        form,
        "&Bandingkan",
        compare,
        icon_name="check",
        width=620,
        parent=context.shell.window_widget(),
    )
    dialog.cancel_button.setText("Tutup")
    return dialog


class _Comparing(FormDialog):
    """Stays open after a comparison."""

    def accept(self) -> None:
        """A comparison closes nothing."""
