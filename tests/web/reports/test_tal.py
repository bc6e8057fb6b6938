"""*Tal* (H2, H20c): the same figure everywhere, small groups hidden, nothing outside one's reach."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db.models import F
from django.http import Http404
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tests.web.cast import Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web.audit.models import Entry
from naervaer.web.design import danish
from naervaer.web.organisation.models import RoleAssignment
from naervaer.web.reports import actions, queries
from naervaer.web.reports.models import FigureFact, FigureRun, HiddenUnit


@pytest.fixture
def computed(cast: Cast) -> Cast:
    actions.recompute(by=SYSTEM, because="prøve")
    return cast


def page(client: Client, cast: Cast, who: str, unit: str, query: str = "") -> str:
    cast.login(client, who)
    response = client.get(f"/tal/{cast.units[unit].pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_h2_the_months_of_absence_are_stored_for_every_unit_with_those_below(computed: Cast) -> None:
    october = {
        fact.unit.ext_id: fact.absence_workdays
        for fact in FigureFact.objects.filter(month=date(2026, 10, 1), category="", job_group="").select_related("unit")
    }
    assert october["elmegaarden"] == 8 + 5, "Anne fra den 21. (8 hverdage) og Mie fra den 26. (5)"
    assert october["nord"] == october["elmegaarden"]
    assert october["forvaltning"] == october["nord"] + october["syd"]


def test_computing_twice_gives_the_same_facts_and_only_once(computed: Cast) -> None:
    def facts() -> list[tuple[object, ...]]:
        return list(FigureFact.objects.order_by("unit", "month", "category", "job_group").values_list(
            "unit", "month", "category", "job_group", "absence_workdays", "possible_days"))  # fmt: skip

    before = facts()
    actions.recompute(by=SYSTEM, because="igen", since=date(2026, 5, 1))
    assert facts() == before
    assert FigureRun.objects.count() == 2


def test_only_the_program_and_those_who_import_may_compute(computed: Cast) -> None:
    with pytest.raises(Http404):
        actions.recompute(by=computed.actor("leader"), because="nysgerrig")


def test_a_leader_sees_the_own_units_figure_with_method_and_base(computed: Cast, client: Client) -> None:
    shown = page(client, computed, "leader", "elmegaarden")
    assert "mulige" in shown
    assert "årsværk" in shown
    assert "KRL" in shown
    assert "færre end 5" in shown, "Skovbo og Birkely er små, og de er ikke lederens"


def test_h20c_a_small_unit_is_hidden_from_others_and_never_shown_as_zero(computed: Cast, client: Client) -> None:
    hidden = set(HiddenUnit.objects.filter(year=2026).values_list("unit__ext_id", flat=True))
    assert {"skovbo", "birkely"} <= hidden
    shown = page(client, computed, "coordinator", "skovbo")
    assert "færre end 5" in shown
    assert "0,0" not in shown


def test_what_is_hidden_cannot_be_subtracted_from_the_unit_above(computed: Cast) -> None:
    """H20c: below every shown unit either nothing is hidden or at least two parts are."""
    hidden = set(HiddenUnit.objects.filter(year=2026).values_list("unit__ext_id", flat=True))
    for parent, children in {"nord": {"elmegaarden", "skovbo", "birkely"}, "forvaltning": {"nord", "syd"}}.items():
        assert parent in hidden or len(children & hidden) != 1


@pytest.mark.parametrize(("who", "leads_on"), [("leader", True), ("coordinator", True), ("trio", False)])
def test_H6_the_figures_lead_on_to_nedsat_tjeneste_for_those_who_see_totals(
    computed: Cast, client: Client, who: str, leads_on: bool
) -> None:
    assert (reverse("returning:usage") in page(client, computed, who, "elmegaarden")) is leads_on


@pytest.mark.parametrize("form", ["", ".xlsx", ".csv", ".pdf", ".png"])
def test_a_unit_out_of_reach_is_not_found_in_any_form(computed: Cast, client: Client, form: str) -> None:
    computed.login(client, "outsider")
    address = f"/tal/{computed.units['elmegaarden'].pk}{form or '/'}"
    unknown = client.get(f"/tal/999999{form or '/'}")
    forbidden = client.get(address)
    assert (forbidden.status_code, unknown.status_code) == (404, 404)


def test_page_excel_and_csv_tell_the_same_percent(computed: Cast, client: Client) -> None:
    computed.login(client, "chief")
    unit = computed.units["forvaltning"].pk
    chief = computed.actor("chief")
    [headline] = queries.headlines(chief, queries.top_units(chief, computed.today), computed.today)
    assert headline.row is not None
    assert headline.row.percent is not None
    shown = client.get(f"/tal/{unit}/").content.decode()
    text = client.get(f"/tal/{unit}.csv").content.decode("utf-8-sig")
    total = next(row for row in csv.reader(StringIO(text), delimiter=";") if row[:1] == ["I alt"])
    assert f"{total[1]}\N{NO-BREAK SPACE}%" in shown
    book = load_workbook(BytesIO(client.get(f"/tal/{unit}.xlsx").content))
    last = list(book.worksheets[0].iter_rows(values_only=True))[-1]
    assert last[1] == pytest.approx(float(headline.row.percent))
    assert "Metode" in book.sheetnames


def test_a_pdf_is_tagged_and_downloads_are_logged(computed: Cast, client: Client) -> None:
    computed.login(client, "chief")
    answer = client.get(f"/tal/{computed.units['forvaltning'].pk}.pdf")
    assert answer.content.startswith(b"%PDF")
    assert b"StructTreeRoot" in answer.content
    assert Entry.objects.filter(kind=Entry.Kind.EXPORT, action="figures.download").count() == 1


def test_a_year_without_figures_is_not_found_and_a_year_with_them_is(computed: Cast, client: Client) -> None:
    computed.login(client, "chief")
    unit = computed.units["forvaltning"].pk
    assert client.get(f"/tal/{unit}/?aar=2026").status_code == 200
    assert client.get(f"/tal/{unit}/?aar=1999").status_code == 404


def test_before_any_figures_the_page_says_what_to_wait_for(cast: Cast, client: Client) -> None:
    assert "Ingen tal endnu" in page(client, cast, "chief", "forvaltning")


def test_a_chart_has_a_title_in_words_and_no_style_of_its_own(computed: Cast, client: Client) -> None:
    shown = page(client, computed, "chief", "forvaltning")
    assert '<svg role="img"' in shown
    assert "<title>Fraværsprocent i" in shown
    assert " style=" not in shown


def test_tal_opens_at_the_leaders_own_unit_also_for_who_sits_in_a_larger_units_committee(
    computed: Cast, client: Client
) -> None:
    RoleAssignment.objects.create(
        person=computed.people["area_leader"],
        role="committee",
        unit=computed.units["forvaltning"],
        first=date(2026, 1, 1),
    )
    computed.login(client, "area_leader")
    assert client.get("/tal/").headers["Location"] == f"/tal/{computed.units['nord'].pk}/"
    computed.login(client, "committee")
    assert client.get("/tal/").headers["Location"] == f"/tal/{computed.units['forvaltning'].pk}/"


def test_the_categories_of_a_large_unit_are_shown_and_the_rare_ones_hidden(computed: Cast) -> None:
    """Own sickness is not hidden to protect a rarer kind: the rarest of the others is."""
    chief = computed.actor("chief")
    window = queries.latest_window()
    assert window is not None
    found = queries.unit_figures(chief, computed.units["forvaltning"].pk, window, computed.today)
    assert found is not None
    own = next(split for split in found.categories if split.name == "own_sickness")
    assert not own.row.suppressed
    assert found.job_groups


def test_a_sum_that_differs_by_rounding_hides_nobody(computed: Cast) -> None:
    """Fractions of hours make stored days end in long decimals; no unit is hidden for a millionth of a day."""
    window = queries.latest_window()
    assert window is not None
    totals = FigureFact.objects.filter(category="", job_group="")
    totals.update(persons=30)
    totals.filter(unit=computed.units["forvaltning"]).update(persons=100)
    totals.filter(unit=computed.units["syd"]).update(possible_days=F("possible_days") + Decimal("0.000001"))
    HiddenUnit.objects.all().delete()
    found = queries.unit_figures(computed.actor("coordinator"), computed.units["syd"].pk, window, computed.today)
    assert found is not None
    assert [compared.row.suppressed for compared in found.children if compared.row] == [False]


def test_h2_a_leader_sees_the_twelve_months_drawn_beside_the_own_figure_on_i_dag(
    computed: Cast, client: Client
) -> None:
    computed.login(client, "leader")
    shown = client.get("/i-dag/").content.decode()
    assert "<title>Fraværsprocent i Elmegården måned for måned</title>" in shown


def test_h2_what_a_hidden_figure_is_called_follows_the_policy(
    computed: Cast, client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    policy = tmp_path / "syv.toml"
    policy.write_text(
        '[municipality]\nname = "Syv"\nextends = "standard"\n[figures]\nsuppress_below_persons = 7\nsource = "prøve"\n',
        encoding="utf-8",
    )
    settings.NAERVAER_POLICY = str(policy)
    actions.recompute(by=SYSTEM, because="ny politik")
    shown = page(client, computed, "leader", "elmegaarden")
    assert "færre end 7" in shown
    assert "færre end 5" not in shown


def test_h2_the_figure_is_the_same_number_wherever_it_stands_and_its_decimals_beside_it(
    computed: Cast, client: Client
) -> None:
    chief = computed.actor("chief")
    [headline] = queries.headlines(chief, queries.top_units(chief, computed.today), computed.today)
    assert headline.row is not None
    assert headline.row.percent is not None
    shown = page(client, computed, "chief", "forvaltning")
    percent = danish.percent(headline.row.percent, 1)
    assert f'<span class="key-figure">{percent}' in shown
    assert f"{percent} ({danish.number(headline.row.percent, 2)}) = " in shown


def test_h2_the_days_are_the_same_numbers_at_the_top_in_the_base_and_in_the_total(
    computed: Cast, client: Client
) -> None:
    chief = computed.actor("chief")
    [headline] = queries.headlines(chief, queries.top_units(chief, computed.today), computed.today)
    row = headline.row
    assert row is not None
    assert row.days_per_fte is not None
    assert row.absence_fulltime_days is not None
    shown = page(client, computed, "chief", "forvaltning")
    total = shown.split('<tr class="total">')[1].split("</tr>")[0]
    per_fte, days = danish.number(row.days_per_fte, 2), danish.number(row.absence_fulltime_days, 1)
    assert f'<span class="key-figure">{per_fte}</span>' in shown
    assert f'<td class="number">{per_fte}</td>' in total
    assert f" = {days} dage ud af " in shown
    assert f'<td class="number">{days}</td>' in total


def test_figures_made_after_midnight_are_of_the_day_it_is_in_denmark(computed: Cast) -> None:
    FigureRun.objects.update(at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    chief = computed.actor("chief")
    window = queries.latest_window()
    assert window is not None
    found = queries.unit_figures(chief, computed.units["forvaltning"].pk, window, computed.today)
    assert found is not None
    assert found.computed_on == date(2026, 11, 23)
