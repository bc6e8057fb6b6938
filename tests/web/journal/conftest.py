"""The journal is tried in the municipality that has a psychologist of its own."""

import pytest
from django.conf import LazySettings
from tests.web.cast import Cast
from tests.web.journal.scene import POLICY, Scene, scene_of


@pytest.fixture(autouse=True)
def norddjurs(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = POLICY


@pytest.fixture
def scene(cast: Cast, norddjurs: None) -> Scene:
    return scene_of(cast)
