"""The coordinator's table: figures beside the follow-up, sorted by any column, units under strain (H7, H20c)."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.cast import TODAY, Cast

from naervaer.core.absence import Category
from naervaer.core.access.model import SYSTEM
from naervaer.core.evidence.control import MonthsOver
from naervaer.core.followup.strain import Reason
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.followup.lines import COLUMNS, FALLING, RISING, Line, lines, ordered
from naervaer.web.followup.overview import UnitLine, overview
from naervaer.web.organisation.models import EmploymentTerm
from naervaer.web.organisation.queries import leavers
from naervaer.web.organisation.snapshot import UnitRow
from naervaer.web.reports import actions as reports
from naervaer.web.reports import queries
from naervaer.web.reports.standings import Share, Standing, standings


@pytest.fixture
def computed(followed: Cast) -> Cast:
    """Two quiet years with a day of absence each month, then Anne's autumn."""
    AbsencePeriod.objects.bulk_create(
        AbsencePeriod(
            employment=followed.employments["trio-1"],
            category=Category.OWN_SICKNESS.value,
            first=day,
            last=day,
            degree=Decimal(1),
            added_by=followed.run,
        )
        for year in (2024, 2025, 2026)
        for day in (date(year, month, 10) for month in range(1, 10))
    )
    reports.recompute(by=SYSTEM, because="prøve")
    return followed


def page(client: Client, cast: Cast, who: str, query: str = "") -> str:
    cast.login(client, who)
    response = client.get(f"/koordinator/{query}")
    assert response.status_code == 200
    return str(response.content.decode())


def names(text: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a href="/tal/[^>]*>([^<]+)</a>', text)


def test_the_figures_are_those_of_the_page_tal(computed: Cast) -> None:
    """H2: one figure everywhere."""
    leader = computed.actor("leader")
    found = standings(leader, TODAY)
    for headline in queries.headlines(leader, queries.top_units(leader, TODAY), TODAY):
        standing = found[headline.unit.unit_id]
        assert headline.row is not None
        assert headline.before is not None
        assert standing.row == Share(headline.row.percent)
        assert standing.before == Share(headline.before.percent)


def test_h20c_months_over_what_is_normal_for_the_unit_are_counted_and_said(client: Client, computed: Cast) -> None:
    assert standings(computed.actor("leader"), TODAY)["elmegaarden"].over == MonthsOver(2, 12), "marts og oktober"
    assert "2 af 12 måneder over det, der er normalt for enheden" in page(client, computed, "leader")


def test_leavers_stand_beside_the_figure_and_who_moves_has_not_left(computed: Cast) -> None:
    assert leavers(date(2025, 11, 1), date(2026, 11, 30), monthly_paid_only=True) == {"elmegaarden": 1}
    assert leavers(date(2026, 10, 1), date(2026, 11, 30), monthly_paid_only=False) == {}
    assert standings(computed.actor("leader"), TODAY)["elmegaarden"].left == 1
    assert standings(computed.actor("coordinator"), TODAY)["forvaltning"].left == 1


def test_a_unit_that_is_hidden_tells_neither_months_nor_leavers(client: Client, computed: Cast) -> None:
    EmploymentTerm.objects.filter(employment__ext_id="fatima-1").update(last=date(2026, 9, 30))
    reports.recompute(by=SYSTEM, because="igen")
    hidden = standings(computed.actor("coordinator"), TODAY)["skovbo"]
    assert hidden.row == Share(None, suppressed=True)
    assert (hidden.over, hidden.left, hidden.against_before) == (None, None, None)
    assert standings(computed.actor("leader"), TODAY)["skovbo"].left == 1
    row = page(client, computed, "coordinator").split("Skovbo</a>")[1].split("</tr>")[0]
    assert "færre end 5" in row


def test_every_column_sorts_both_ways_and_units_without_the_figure_come_last(computed: Cast) -> None:
    coordinator = computed.actor("coordinator")
    found = lines(overview(coordinator, TODAY).units, standings(coordinator, TODAY))
    for column in COLUMNS:
        rising = [column.value(line) for line in ordered(found, column.key, RISING)]
        falling = [column.value(line) for line in ordered(found, column.key, FALLING)]
        known = [value for value in rising if value is not None]
        assert known == sorted(known)  # type: ignore[type-var]
        assert rising[len(known) :] == [None] * (len(found) - len(known))
        assert falling == [*reversed(known), *rising[len(known) :]]


def test_a_heading_says_how_it_is_sorted_and_keeps_the_filters(client: Client, computed: Cast) -> None:
    text = page(client, computed, "coordinator", "?soeg=o&sorter=navn&retning=faldende&side=1")
    assert names(text) == sorted(names(text), reverse=True)
    assert text.count('aria-sort="descending"') == 1
    assert text.count('aria-sort="none"') == len(COLUMNS) - 1
    assert "soeg=o&amp;sorter=navn&amp;retning=stigende" in text
    assert "soeg=o&amp;sorter=overskredet&amp;retning=faldende" in text


def test_h20c_only_units_under_strain_are_shown_when_asked_for_and_the_rule_is_said(
    client: Client, computed: Cast
) -> None:
    everybody = page(client, computed, "coordinator")
    strained = page(client, computed, "coordinator", "?pres=1")
    assert "Hvornår er en enhed under pres?" in everybody
    assert set(names(strained)) < set(names(everybody))
    assert strained.count("Under pres</") == len(names(strained)) > 0


@pytest.mark.parametrize(
    ("before", "above", "said"),
    [
        (7, 6, "mere fravær end året før og enheden over"),
        (7, None, "mere fravær end året før"),
        (None, 6, "mere fravær end enheden over"),
    ],
)
def test_the_reason_names_only_what_is_known(before: int | None, above: int | None, said: str) -> None:
    shares = [None if value is None else Share(Fraction(value)) for value in (8, before, above)]
    standing = Standing(*shares, over=MonthsOver(2, 12), left=0)
    [line] = lines([UnitLine(UnitRow(1, "a", "A", "", None), 0, None)], {"a": standing})
    assert line.strain == (Reason.HIGHER, Reason.MONTHS_OVER)
    assert line.reasons_in_words == (said, "2 af 12 måneder over det, der er normalt for enheden")


def test_a_unit_without_figures_is_strained_by_its_steps_alone() -> None:
    unit = UnitLine(UnitRow(1, "a", "A", "", None), 0, None)
    assert lines([unit], {}) == [Line(unit, None, ())]


def test_the_file_has_the_columns_of_the_page_and_hides_what_it_hides(client: Client, computed: Cast) -> None:
    computed.login(client, "coordinator")
    text = client.get("/koordinator/opfoelgning.csv?sorter=navn").content.decode("utf-8-sig")
    rows = {row["Enhed"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert list(rows) == sorted(rows)
    assert rows["Ældre og Sundhed"]["Fratrådte 12 mdr."] == "1"
    assert rows["Skovbo"]["Fravær 12 mdr., pct."] == "for få personer"
    assert rows["Skovbo"]["Fratrådte 12 mdr."] == ""


def test_the_page_asks_the_database_as_often_for_one_unit_as_for_all(client: Client, computed: Cast) -> None:
    computed.login(client, "coordinator")
    client.get("/koordinator/")
    counts = []
    for query in ("?soeg=havblik", "", "?sorter=fravaer"):
        standings.__globals__["_kept"].cache_clear()
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/koordinator/{query}")
        counts.append(len(asked))
    assert max(counts) == min(counts) <= 25
