"""An office walks through everything its files may go through: no false alarm, no page unseen."""

from tests.storage.walking import run


def test_no_way_of_an_office_raises_an_alarm_and_every_planted_page_is_found():
    done, wrong = run(3, 20261129, steps=7)

    assert wrong == []
    planted = [done[f"planted {kind}"] for kind in ("a page", "all pages", "the ring")]
    assert min(planted) >= 3
    assert min(done[one] for one in ("kill", "backup", "role", "restrict", "open")) >= 1
