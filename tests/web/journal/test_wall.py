"""N12b: the wall between the journals and everything else, held in the source, in the models and in every query."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conventions.source import modules
from tests.web.cast import Cast
from tests.web.walking import Route, address, fill, routes, rows

pytestmark = pytest.mark.django_db
ROOM = "web/journal/"
OURS = tuple(apps.get_app_config("journal").get_models())
TABLES = sorted(model._meta.db_table for model in OURS)

WALKERS = ("leader", "chief", "hr", "administrator", "wellbeing", "provider", "anne", "coordinator", "lawyer")
COUNTS = {"records:retention"}
"""How many journals are too old is counted with all else that is: by their keys and days alone."""
COUNTED = {"id", "employment_id", "at", "last_entry"}


def others() -> Iterator[tuple[str, ast.Module]]:
    return ((name, tree) for name, tree in modules().items() if not name.startswith(ROOM))


def test_no_module_outside_the_room_imports_anything_of_it() -> None:
    found = []
    for name, tree in others():
        for node in ast.walk(tree):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            named += [f"{node.module}.{one.name}" for one in node.names] if isinstance(node, ast.ImportFrom) else []
            named += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            found += [f"{name}: {one}" for one in named if one.startswith("naervaer.web.journal")]
    assert found == []


def test_no_module_outside_the_room_names_its_tables_or_asks_the_registry_for_its_models() -> None:
    told = re.compile(rf"\b({'|'.join(TABLES)})\b|\bjournal\.[A-Z]\w+")
    found = []
    for name, tree in others():
        strings = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        found += [f"{name}: {text}" for text in strings if told.search(text)]
    assert found == []


def test_no_relation_leads_into_the_room() -> None:
    """Neither by a field, nor back along one, nor by the name of a query."""
    inward = []
    for model in set(apps.get_models(include_auto_created=True)) - set(OURS):
        meta = model._meta
        inward += [f"{meta.label}.{f.name}" for f in meta.get_fields() if f.related_model in OURS]
        inward += [
            f"{meta.label}.{name}"
            for name in dir(model)
            if isinstance(getattr(model, name, None), models.manager.Manager | property) and "journal" in name.lower()
        ]
        names = {field.name for field in meta.get_fields()} | set(meta.fields_map)
        inward += [f"{meta.label}.{name}" for name in names if name in {m._meta.model_name for m in OURS} - {"entry"}]
    assert inward == []


def test_every_relation_of_the_room_is_hidden_from_the_other_side() -> None:
    led = [(m.__name__, f) for m in OURS for f in m._meta.fields if isinstance(f, models.ForeignKey)]
    assert len(led) > 10
    assert [f"{name}.{field.name}" for name, field in led if not field.remote_field.hidden] == []


def test_every_text_of_the_room_that_is_not_sealed_is_a_choice_a_role_or_a_total() -> None:
    """A field that somebody could write freely in would be readable to whoever has the database."""
    free = [
        f"{m.__name__}.{f.name}"
        for m in OURS
        for f in m._meta.fields
        if isinstance(f, models.CharField | models.TextField | models.JSONField) and not f.choices
    ]
    assert sorted({name for name in free if not name.endswith(".role")}) == ["ReleasedTotals.by_theme"]


ELSEWHERE = [route for route in routes() if not route.name.startswith("journal:")]


def touching(queries: list[dict[str, str]]) -> list[str]:
    return [query["sql"] for query in queries if re.search(r"\bjournal_", query["sql"])]


@pytest.mark.walk
@pytest.mark.parametrize("route", ELSEWHERE, ids=lambda route: route.name)
def test_no_page_of_another_room_asks_the_journals_anything(cast: Cast, settings: LazySettings, route: Route) -> None:
    settings.NAERVAER_POLICY = route.policy
    inside, _outside = fill(route, rows(cast))
    found: dict[str, list[str]] = {}
    for who in WALKERS:
        client = Client()
        cast.login(client, who)
        for method in ("get", "post"):
            with CaptureQueriesContext(connection) as asked, transaction.atomic():
                getattr(client, method)(address(route, inside))
                transaction.set_rollback(True)
            found[f"{who} {method}"] = touching(asked.captured_queries)
    told = [sql for statements in found.values() for sql in statements]
    if route.name in COUNTS:
        assert told, "the count is made"
        told = [sql for sql in told if not _only_counts(sql)]
    assert told == []


def _only_counts(sql: str) -> bool:
    columns = set(re.findall(r'"journal_journal"\."(\w+)"', sql))
    tables = set(re.findall(r'"(journal_\w+)"', sql))
    return sql.startswith("SELECT") and tables == {"journal_journal"} and columns <= COUNTED


@pytest.mark.parametrize(
    ("sql", "counts"),
    [
        ('SELECT "journal_journal"."id", "journal_journal"."at" FROM "journal_journal"', True),
        ('SELECT "journal_journal"."keeper_id" FROM "journal_journal"', False),
        ('SELECT "journal_entry"."sealed" FROM "journal_entry"', False),
        ('DELETE FROM "journal_journal" WHERE "journal_journal"."id" = 1', False),
    ],
)
def test_only_a_count_passes_for_one(sql: str, counts: bool) -> None:
    assert _only_counts(sql) is counts
