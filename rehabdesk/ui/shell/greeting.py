"""What is said when somebody has come in: the login before, and whether the log is whole."""

from rehabdesk.domain.audit import ChainReport
from rehabdesk.services.login import last_login
from rehabdesk.services.safety_papers import pc_code
from rehabdesk.ui.context import Context
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.terms import label


def greet(context: Context) -> None:
    """Say when this user came in last, and warn of an audit log that is not as it was left."""
    store = context.store
    before = last_login(store)
    if before is not None:
        when = stamp(before.astimezone(), store.office.time_zone)
        name = store.users.name_of(store.desk.user)
        context.shell.say(f"Selamat bekerja, {name}. Terakhir masuk {when}.")
    if store.altered is not None:
        context.shell.warn(altered_words(store.altered))


def altered_words(report: ChainReport) -> str:
    """Which log is broken, how, and at which entry; nothing where there is no break."""
    if report.broken is None:
        return ""
    return (
        f"Jejak audit tidak utuh: {label(report.broken).lower()}, pada catatan nomor"
        f" {report.number} komputer {pc_code(report.origin)}. Bandingkan dengan cadangan dan"
        " beri tahu pimpinan."
    )
