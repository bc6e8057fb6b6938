"""A room keeps its tables to itself: the others call its actions and queries."""

import grimp
import pytest

ROOMS = "naervaer.web"
ALLOWED = {("naervaer.web.access.scope", "naervaer.web.organisation.models")}
"""The one filter of every list is made of the organisation's own rows."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("naervaer", exclude_type_checking_imports=True, cache_dir=None)


def _models(graph: grimp.ImportGraph) -> list[str]:
    return sorted(
        module
        for module in graph.modules
        if module.startswith(f"{ROOMS}.") and module.endswith(".models") and module.count(".") == 3
    )


def test_only_a_room_itself_imports_its_models(graph: grimp.ImportGraph) -> None:
    strangers = {
        (importer, models)
        for models in _models(graph)
        for importer in graph.find_modules_that_directly_import(models)
        if not importer.startswith(models.removesuffix("models"))
    }
    assert strangers == ALLOWED


def test_the_rooms_with_tables_are_found(graph: grimp.ImportGraph) -> None:
    assert {"naervaer.web.followup.models", "naervaer.web.audit.models"} <= set(_models(graph))
