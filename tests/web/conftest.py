"""Every web test may ask for the cast."""

import pytest
from tests.web import cast as cast_module
from tests.web.cast import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """A small municipality on a fixed Monday; see ``tests/web/cast.py``."""
    return cast_module.build()
