"""Every refusal has its sentence, and every sentence can be filled."""

import inspect
import re
import string
from datetime import date

import pytest

from rehabdesk.domain import refusals
from rehabdesk.domain.refusals import (
    ListUnreadable,
    NipWrong,
    NumberRangeCut,
    OutsideCohort,
    Refusal,
    TooLong,
)
from rehabdesk.wording.refusals import SENTENCES, VARIANTS, sentence

KINDS = [
    kind for _, kind in inspect.getmembers(refusals, inspect.isclass) if issubclass(kind, Refusal)
]
# Every refusal made from a typed text may carry these, whatever its docstring names.
CLOSER_FACTS = {"most", "count", "month", "last", "text", "file", "problem"}
CLOSER_FACTS |= {"first", "group", "name", "sign", "word"}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_has_a_sentence(kind):
    words = SENTENCES[kind]
    assert words[0].isupper() or words[0] in "“{"
    assert words.endswith((".", "{problem}"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_asks_only_for_facts_that_the_refusal_documents(kind):
    documented = set(re.findall(r"``(\w+)``", kind.__doc__ or ""))
    assert placeholders(SENTENCES[kind]) <= documented


def test_the_closer_sentences_ask_only_for_facts_of_their_reason():
    for template in VARIANTS.values():
        assert placeholders(template) <= CLOSER_FACTS


def test_no_sentence_is_kept_for_a_refusal_that_is_gone():
    assert set(SENTENCES) == set(KINDS)


def test_facts_are_written_as_people_write_them():
    outside = OutsideCohort(starts_on=date(2021, 3, 1), ends_on=date(2021, 8, 31))
    assert "1 Maret 2021 dan 31 Agustus 2021" in sentence(outside)
    assert "1.200 karakter" in sentence(TooLong(limit=1200))
    assert "Nomor 1200 sudah" in sentence(NumberRangeCut(highest=1200))


def test_a_reason_gives_a_closer_sentence():
    assert sentence(NipWrong(reason="length", count=17)) == (
        "NIP harus 18 angka, yang ditulis 17 angka."
    )
    assert sentence(NipWrong(reason="unheard of")) == SENTENCES[NipWrong]


def test_a_fact_that_was_forgotten_never_breaks_the_sentence():
    assert "…" in sentence(ListUnreadable(file="sdp.xlsx", problem="rusak."))


def test_braces_typed_by_the_user_are_shown_as_they_are():
    unknown = refusals.NumberTemplateWrong(reason="unknown", text="{nomor}")
    assert "Isian {nomor} tidak dikenal" in sentence(unknown)


def test_a_new_kind_of_a_known_refusal_borrows_its_sentence():
    class Fresh(NipWrong):
        """Only for this test."""

    assert sentence(Fresh()) == SENTENCES[NipWrong]
