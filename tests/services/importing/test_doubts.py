"""What is taken over from a list and told all the same."""

from rehabdesk.services.importing.looking import look
from tests.services.importing.office_lists import HEADINGS, a_plan, fates, imported, people_list


def told(preview):
    return [(one.row, one.column, one.problem) for one in preview.warnings]


def test_a_remark_beside_a_name_is_told_with_its_row_and_column(store):
    rows = [
        ("BI 1/20", "Hasan Al Bukhari", None, "", ""),
        ("BI 2/20", "Idris (bebas)", None, "", ""),
    ]
    preview = imported(store, a_plan(store, people_list(*rows, headings=HEADINGS[:2])))

    assert fates(preview) == {"new": 2}
    words = '"bebas" di samping nama dibaca sebagai keterangan dan tidak disimpan.'
    assert told(preview) == [(3, "Nama", words)]
    known = sorted((one.name, one.aliases) for one in store.residents.all())
    assert known == [("Hasan Al Bukhari", ()), ("Idris", ())]


def test_the_same_remark_is_told_again_of_somebody_known(store):
    plan = a_plan(store, people_list(("BI 2/20", "Idris (bebas)"), headings=HEADINGS[:2]))
    imported(store, plan)

    again = look(store, plan)

    assert fates(again) == {"unchanged": 1}
    assert len(again.warnings) == 1
