"""All certificates of the demonstration, read back from paper and held against the records."""

import re
from contextlib import closing
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from rehabdesk.documents.certificate import draw
from rehabdesk.domain.attendance import CountsAs
from rehabdesk.services.certificates import lines
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.services.grid_words import grid_dossier
from rehabdesk.wording import dates, numbers
from tests.services.moments import NOON

TODAY = date(2021, 8, 30)
_ROW = re.compile(r"(?:\d+ .+|Jumlah) (\d+) (\d+|-)")


@pytest.fixture
def read(demonstration):
    """Each certificate with the line of its person and its two pages."""
    found = []
    for cohort in demonstration.cohorts.all():
        issue_due(demonstration, cohort, issued_on=cohort.ends_on, today=TODAY)
        found += [
            (line, line.certificate, cohort)
            for line in lines(demonstration, cohort, today=TODAY)
            if line.certificate
        ]
    pages = texts_of(draw([frozen_dossier(one) for _, one, _ in found]))
    assert len(pages) == 2 * len(found) > 200
    return [
        (*one, front, back) for one, front, back in zip(found, pages[::2], pages[1::2], strict=True)
    ]


def texts_of(pdf):
    """The words of every page, in lines as they were drawn."""
    with closing(PdfDocument(pdf)) as document:
        return [page.get_textpage().get_text_range().replace("\r", "") for page in document]


def rows_of(page):
    """The table of a back page, line by line: sessions, JP, attended.

    What was attended is drawn after the rest of the table, in the order of the rows.
    """
    said = page.split("\n")
    rows = [found.groups() for found in map(_ROW.fullmatch, said) if found]
    attended = [line for line in said if line.isdigit()]
    return [
        (int(sessions), 0 if hours == "-" else int(hours), int(came))
        for (sessions, hours), came in zip(rows, attended, strict=True)
    ]


def test_every_page_is_of_its_own_person_and_every_sum_is_right(demonstration, read):
    for line, certificate, cohort, front_page, back_page in read:
        person, stands = line.resident, line.standing
        *rows, total = rows_of(back_page)
        front, back = (" ".join(page.split()) for page in (front_page, back_page))

        assert person.name in front
        assert person.name in back
        assert certificate.number in front
        assert certificate.number in back
        assert certificate.check_code in front
        assert f"No. Registrasi : {person.registration_no}" in front
        assert "tanggal lahir :" in front
        assert tuple(map(sum, zip(*rows, strict=True))) == total
        assert total[::2] == (stands.denominator, stands.numerator)
        share = numbers.percent(stands.numerator, stands.denominator)
        assert f"Kehadiran {share}: hadir {stands.numerator} dari {stands.denominator} sesi" in back
        assert f"{total[1]} jam pelajaran" in front
        assert cohort.decree_no in front
        assert dates.long_date(certificate.issued_on) in front
        assert dates.long_date(cohort.ends_on) in front


def test_the_recaps_of_all_months_add_up_to_what_the_certificates_say(demonstration):
    """For everybody of two cohorts who stayed in one group: the same sides of one percentage."""
    store = demonstration
    statuses = {one.code: one for one in store.statuses.all()}
    sums = {}
    for group in store.groups.all():
        for month in range(3, 9):
            grid = grid_dossier(store, group, 2021, month, now=NOON)
            present = [
                statuses.get(code) is not None and statuses[code].counts_as is CountsAs.PRESENT
                for code in grid.total_headings
            ]
            for row in grid.rows:
                came = sum(
                    int(total) for total, counts in zip(row.totals, present, strict=True) if counts
                )
                key = group.name, row.name, row.registration_no
                before = sums.get(key, (0, 0))
                sums[key] = before[0] + came, before[1] + int(row.totals[-1])

    compared = 0
    for cohort in store.cohorts.all():
        for line in lines(store, cohort, today=TODAY):
            if len(store.memberships.of_enrolment(line.enrolment.id)) != 1:
                continue
            person, stands = line.resident, line.standing
            key = line.group_name, person.name, person.registration_no
            assert sums[key] == (stands.numerator, stands.denominator), person.name
            compared += 1
    assert compared > 100
