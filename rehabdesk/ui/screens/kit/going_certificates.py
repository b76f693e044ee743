"""Certificates in the window that shows papers: they go out when they are printed or saved."""

from collections.abc import Collection, Sequence

from rehabdesk.domain.certificate import Certificate
from rehabdesk.services.certificate_papers import pages_out, shown_pdf
from rehabdesk.services.certificates_out import Leaving, give_back, would_go_out
from rehabdesk.ui.context import Context


class GoingCertificates:
    """What ``PaperDialog`` asks before and after its certificates go out."""

    def __init__(
        self, context: Context, certificates: Sequence[Certificate], *, copy: bool = False
    ) -> None:
        self._context = context
        self._certificates = tuple(certificates)
        self._copy = copy
        self._before: tuple[Leaving, ...] = ()
        self._left: tuple[Leaving, ...] = ()
        self.leaving: tuple[Leaving, ...] = ()

    def shown(self) -> bytes:
        """The certificates as they would go out now; raises ``NotFound``."""
        store, today = self._context.store, self._context.today()
        self.leaving = would_go_out(store, self._certificates, today=today, copy=self._copy)
        return shown_pdf(store, self._certificates, today=today, copy=self._copy)

    def leave(self, pages: Collection[int]) -> bytes:
        """Let the certificates of these pages, from 0, go out: the file to print or save."""
        self._left = ()
        pdf, self._left = pages_out(
            self._context.store,
            self._certificates,
            pages,
            today=self._context.today(),
            copy=self._copy,
            before=self._before,
        )
        self._before = (*self._before, *self._left)
        return pdf

    def stay(self) -> None:
        """The printer or the disk took nothing: the last ones have not gone out after all."""
        give_back(self._context.store, self._left)
        self._before = tuple(one for one in self._before if one not in self._left)
        self._left = ()
