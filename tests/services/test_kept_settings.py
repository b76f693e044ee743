"""Settings that an office has kept stay readable, whatever becomes of the classes behind them."""

from datetime import UTC, date, datetime

import pytest

from rehabdesk.domain.audit import LeftHead, LeftHeads
from rehabdesk.domain.certificate import CertificateLook, CertificateRule, Numbering
from rehabdesk.domain.importing import ExportPresets
from rehabdesk.domain.note import ClosedNotes
from rehabdesk.domain.office import Paper
from rehabdesk.domain.official_numbers import Certain, LastGiven, NumberSpan
from rehabdesk.domain.retention import Retention
from rehabdesk.services.check_secret import CheckSecret
from rehabdesk.services.login import LockOptions
from rehabdesk.services.sheet_words import SheetOptions
from rehabdesk.storage.settings import Setting
from rehabdesk.storage.slot_owners import SlotOwners

KEPT = {
    "LockOptions": ('{"minutes": 3}', LockOptions(minutes=3)),
    "CheckSecret": ('{"secret": "0a0b"}', CheckSecret(secret="0a0b")),
    "SheetOptions": (
        '{"spare_rows": 5, "warden_signs": true}',
        SheetOptions(spare_rows=5, warden_signs=True),
    ),
    "CertificateRule": (
        """{"least_percent": 75, "mandatory_percent": 60, "basis": "attendable",
        "days_before_end": 2, "marks_needed": false, "sheets_needed": true}""",
        CertificateRule(
            least_percent=75,
            mandatory_percent=60,
            days_before_end=2,
            marks_needed=False,
            sheets_needed=True,
        ),
    ),
    "Numbering": (
        '{"template": "{urut}", "prefix": "W12", "classification": "PK", "first": 7}',
        Numbering(template="{urut}", prefix="W12", classification="PK", first=7),
    ),
    "LastGiven": (
        """{"spans": [{"year": 2026, "first": 1, "last": 217}], "doubt": "2026-11-29T08:00:00Z",
        "certain": [{"line": "7", "year": 2026, "on": "2026-11-29"}]}""",
        LastGiven(
            spans=(NumberSpan(year=2026, first=1, last=217),),
            certain=(Certain(line="7", year=2026, on=date(2026, 11, 29)),),
            doubt=datetime(2026, 11, 29, 8, tzinfo=UTC),
        ),
    ),
    "CertificateLook": ('{"paper": "F4"}', CertificateLook(paper=Paper.F4)),
    "ExportPresets": ('{"lines": ["SDP"]}', ExportPresets(lines=("SDP",))),
    "Retention": ('{"years": 8, "proposals": []}', Retention(years=8)),
    "LeftHeads": (
        '{"heads": [{"origin": 5, "since": 7, "until": 9, "chain": {"hex": "ab01"}}]}',
        LeftHeads(heads=(LeftHead(origin=5, since=7, until=9, chain=bytes.fromhex("ab01")),)),
    ),
    "SlotOwners": (
        '{"owners": ["018f", "pemulihan"], "told": ["0190"]}',
        SlotOwners(owners=("018f", "pemulihan"), told=("0190",)),
    ),
    "ClosedNotes": ('{"kinds": []}', ClosedNotes()),
}
"""The tags and texts of offices of November 2026: what stands here never changes."""


@pytest.mark.parametrize("tag", KEPT)
def test_a_setting_of_an_office_of_2026_is_read_as_it_was_meant(store, tag):
    text, meant = KEPT[tag]
    with store.change("Dari kantor lama"):
        store.settings.put(Setting(id=tag, value=text))

    assert store.settings.read(type(meant)) == meant


@pytest.mark.parametrize("tag", KEPT)
def test_a_setting_is_kept_under_its_tag(store, tag):
    meant = KEPT[tag][1]

    with store.change("Simpan"):
        store.settings.write(meant)

    assert store.settings.get(tag) is not None
    assert store.settings.read(type(meant)) == meant
