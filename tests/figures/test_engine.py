import pytest
from hypothesis import given, settings
from tests.figures import worlds
from tests.figures.loading import load

from naervaer.figures import engine, reference
from naervaer.figures.model import Facts, Request


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(worlds.facts(), worlds.requests())
def test_h2_the_engine_equals_the_reference_in_many_worlds(facts: Facts, request: Request) -> None:
    """Both inputs, all denominators, half days, moves, several employments, open ends, reorganisations, roll-up."""
    assert engine.compute(load(facts), request) == reference.compute(facts, request)


@settings(max_examples=60, deadline=None)
@given(worlds.facts(), worlds.requests())
def test_h2_the_engine_equals_the_reference(facts: Facts, request: Request) -> None:
    """Both inputs, all denominators, half days, moves, several employments, open ends, reorganisations, roll-up."""
    assert engine.compute(load(facts), request) == reference.compute(facts, request)
