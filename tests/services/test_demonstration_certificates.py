"""All certificates of the demonstration, read back from paper and held against the records."""

import re
from datetime import date

import pytest

from rehabdesk.documents.certificate import draw
from rehabdesk.services.certificates import lines
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.wording import dates, numbers
from tests.documents.reading import pages_of

TODAY = date(2021, 8, 30)
_ROW = re.compile(r"(?:\d+ .+|Jumlah) (\d+) (\d+|-) (\d+)")


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
    pages = pages_of(draw([frozen_dossier(one) for _, one, _ in found]))
    assert len(pages) == 2 * len(found) > 200
    return [
        (*one, front, back) for one, front, back in zip(found, pages[::2], pages[1::2], strict=True)
    ]


def rows_of(page):
    """The table of a back page, line by line: sessions, JP, attended."""
    lines_of_words = {}
    for word in page.words:
        lines_of_words.setdefault(round(word["top"]), []).append(word["text"])
    table = (_ROW.fullmatch(" ".join(words)) for words in lines_of_words.values())
    return [
        tuple(0 if cell == "-" else int(cell) for cell in found.groups())
        for found in table
        if found
    ]


def test_every_page_is_of_its_own_person_and_every_sum_is_right(demonstration, read):
    for line, certificate, cohort, front, back in read:
        person, stands = line.resident, line.standing
        *rows, total = rows_of(back)

        assert person.name in front.text
        assert person.name in back.text
        assert certificate.number in front.text
        assert certificate.number in back.text
        assert certificate.check_code in front.text
        assert f"No. Registrasi : {person.registration_no}" in front.text
        assert "tanggal lahir :" in front.text
        assert tuple(map(sum, zip(*rows, strict=True))) == total
        assert total[::2] == (stands.denominator, stands.numerator)
        share = numbers.percent(stands.numerator, stands.denominator)
        assert (
            f"Kehadiran {share}: hadir {stands.numerator} dari {stands.denominator} sesi"
            in back.text
        )
        assert f"{total[1]} jam pelajaran" in front.text
        assert cohort.decree_no in front.text
        assert dates.long_date(certificate.issued_on) in front.text
        assert dates.long_date(cohort.ends_on) in front.text
