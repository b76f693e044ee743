"""A refusal says which rule said no, at which field, and with which facts."""

import pytest

from rehabdesk.domain import refusals
from rehabdesk.domain.refusals import Refusal, TooLong

EVERY = [
    one
    for one in vars(refusals).values()
    if isinstance(one, type) and issubclass(one, Refusal) and one is not Refusal
]


@pytest.mark.parametrize("kind", EVERY, ids=lambda one: one.__name__)
def test_each_refusal_is_told_by_its_name_without_any_fact_of_a_person(kind):
    refusal = kind("name", text="Mahmud bin Karta")

    assert str(refusal) == kind.__name__
    assert (refusal.field, refusal.facts) == ("name", {"text": "Mahmud bin Karta"})


def test_a_refusal_of_no_field_in_particular_has_none():
    assert (TooLong().field, TooLong().facts) == ("", {})
