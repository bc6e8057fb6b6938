"""A4 A11 N10: invoices are checked against hours recorded and split by payer, exactly."""

from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.web.booking.scene import at_human_house
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import AGREEMENT, use
from tests.web.invoices.billing import HOUSE, sent, told, worked

from naervaer.core.verdicts import Refused
from naervaer.web.courses import actions as courses
from naervaer.web.courses import money
from naervaer.web.courses.models import Course, MoneyDecision, Posting
from naervaer.web.invoices import actions
from naervaer.web.invoices.models import Invoice, InvoicePart
from naervaer.web.status import queries as status

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paid(settings: LazySettings) -> None:
    use(settings)


def used(course: Course) -> Decimal:
    return money.used_for(course)


def parts(invoice: Invoice) -> list[tuple[str, int, Decimal]]:
    return list(InvoicePart.objects.filter(invoice=invoice).order_by("pk").values_list("payer", "minutes", "amount"))


def test_the_provider_sends_what_is_recorded_and_hr_approves_it(client: Client, cast: Cast) -> None:
    course = worked(cast)
    cast.login(client, "provider")
    address = f"/fakturaer/ny/{HOUSE}/?maaned=2026-11"
    page = client.get(address).content.decode()
    assert f'value="{course.pk}"' in page
    assert 'value="3,00"' in page
    lines = {"linje-TOTAL_FORMS": 4, "linje-INITIAL_FORMS": 1, "linje-0-course": course.pk, "linje-0-hours": "3,00"}
    form = {"number": "F-17", "billed_on": "22-11-2026", **lines, "linje-0-amount": "3.000,00"}
    assert client.post(address, form).status_code == 302
    invoice = Invoice.objects.get()
    assert "Stemmer" in client.get(f"/fakturaer/{invoice.pk}/").content.decode()
    assert client.get(f"/fakturaer/{invoice.pk}/godkend/").status_code == 404, "whoever sends does not approve"
    cast.login(client, "hr")
    assert "Fakturaer, der venter: 1" in client.get("/trivselsordning/").content.decode()
    assert client.post(f"/fakturaer/{invoice.pk}/godkend/", {}).status_code == 302
    page = client.get(f"/fakturaer/{invoice.pk}/").content.decode()
    assert "Trivselsordningen" in page
    assert "3.000,00" in page
    assert parts(invoice) == [("scheme", 180, Decimal(3000))]
    assert used(course) == Decimal(3000), "it was paid of the agreement as the hours were held, and not once more"
    assert client.get(f"/fakturaer/{invoice.pk}/fordeling.xlsx").status_code == 200


def test_hours_beyond_the_quota_are_the_workplaces_to_pay(cast: Cast) -> None:
    course = worked(cast, 6)
    invoice = sent(cast, course, 6, 6000)
    assert actions.approve(by=cast.actor("hr"), invoice_id=invoice.pk)
    assert parts(invoice) == [("scheme", 300, Decimal(5000)), ("workplace", 60, Decimal(1000))]
    assert InvoicePart.objects.get(payer="workplace").unit == course.unit


def test_N10_the_status_says_what_the_scheme_and_the_workplace_have_paid_to_the_krone(cast: Cast) -> None:
    worked(cast, 6)
    table = status.status_on(TODAY).costs
    assert dict(zip(table.payers, table.by_payer, strict=True)) == {
        "Arbejdspladsen": Decimal(1000),
        "Individuelle samtaleforløb": Decimal(5000),
    }
    assert table.used == Decimal(6000)


def test_an_invoice_for_more_than_is_recorded_is_paid_as_recorded_when_it_is_said_why(
    client: Client, cast: Cast
) -> None:
    course = worked(cast)
    invoice = sent(cast, course, 4, 4000)
    cast.login(client, "hr")
    page = client.get(f"/fakturaer/{invoice.pk}/").content.decode()
    assert f"Forløb {course.pk}: flere timer end registreret: 4 timer på fakturaen, 3 timer registreret." in page
    refused = actions.approve(by=cast.actor("hr"), invoice_id=invoice.pk)
    assert isinstance(refused, Refused)
    assert "hvorfor resten ikke bliver betalt" in refused.reasons[0]
    assert actions.approve(by=cast.actor("hr"), invoice_id=invoice.pk, text="Den sidste time er ikke holdt.")
    assert parts(invoice) == [("scheme", 180, Decimal(3000))]
    cast.login(client, "provider")
    assert "Den sidste time er ikke holdt." in client.get(f"/fakturaer/{invoice.pk}/").content.decode()


def test_an_invoice_is_not_paid_twice_nor_sent_twice_under_its_number(cast: Cast) -> None:
    course = worked(cast)
    first = sent(cast, course)
    assert sent(cast, course) == first, "the same button again is the same invoice"
    other = actions.send_invoice(by=cast.actor("provider"), **told(course, 2, 2000))
    assert isinstance(other, Refused)
    assert "allerede en faktura med nummer F-17" in other.reasons[0]
    assert actions.approve(by=cast.actor("hr"), invoice_id=first.pk)
    again = sent(cast, course, number="F-18")
    refused = actions.approve(by=cast.actor("hr"), invoice_id=again.pk, text="-")
    assert isinstance(refused, Refused)
    assert "Intet af fakturaen er registreret" in refused.reasons[0]
    assert actions.send_back(by=cast.actor("hr"), invoice_id=again.pk, text="Betalt med F-17.")
    again.refresh_from_db()
    assert again.state == "sent_back"


def test_what_was_never_reserved_takes_a_decision_with_a_name(cast: Cast) -> None:
    """A rate that rose while the course ran: the invoice is right, and the quarter has not got it."""
    course = worked(cast)
    Posting.objects.filter(course=course).update(course=None)
    page = money.agreement_of(AGREEMENT, TODAY)
    assert page is not None
    left = money.available(page, TODAY)
    assert left is not None
    assert courses.grant_money(
        by=cast.actor("hr"), agreement=AGREEMENT, period=TODAY, amount=-left, decision="HMU", decided_on=TODAY
    )
    invoice = sent(cast, course)
    refused = actions.approve(by=cast.actor("hr"), invoice_id=invoice.pk)
    assert isinstance(refused, Refused)
    assert "Skriv, hvem der har besluttet" in refused.reasons[0]
    assert not InvoicePart.objects.exists()
    assert actions.approve(by=cast.actor("hr"), invoice_id=invoice.pk, decision="HMU 20.11.2026, punkt 3")
    assert used(course) == Decimal(3000)
    assert MoneyDecision.objects.latest("pk").text == "HMU 20.11.2026, punkt 3"


def test_a_provider_without_a_seat_here_or_a_course_of_somebody_elses_is_unknown(client: Client, cast: Cast) -> None:
    course = worked(cast)
    invoice = sent(cast, course)
    for who in ("leader", "wellbeing", "chief"):
        cast.login(client, who)
        for url in ("/fakturaer/", f"/fakturaer/{invoice.pk}/", f"/fakturaer/ny/{HOUSE}/"):
            assert client.get(url).status_code == 404, (who, url)
    cast.login(client, "provider")
    assert client.get("/fakturaer/ny/fysiodanmark/").status_code == 404
    elsewhere = at_human_house(cast, "anne", provider="fysiodanmark", offer="fysioterapi")
    refused = actions.send_invoice(by=cast.actor("provider"), **told(elsewhere, number="F-19"))
    assert isinstance(refused, Refused)
    assert "ikke et af leverandørens forløb" in refused.reasons[0]


def test_a_wrong_line_is_named_by_its_number_and_what_was_typed_is_kept(client: Client, cast: Cast) -> None:
    course = worked(cast)
    cast.login(client, "provider")
    lines = {"linje-TOTAL_FORMS": 2, "linje-INITIAL_FORMS": 1, "linje-0-course": course.pk, "linje-0-hours": "tre"}
    form = {"number": "F-17", "billed_on": "22-11-2026", **lines, "linje-0-amount": "3000", "linje-1-hours": "2"}
    page = client.post(f"/fakturaer/ny/{HOUSE}/?maaned=2026-11", form).content.decode()
    assert "Linje 1, Timer: Skriv timerne, for eksempel 1,5." in page
    assert "Linje 2, Forløb: Skal udfyldes." in page
    assert 'value="tre"' in page
    assert not Invoice.objects.exists()


def test_of_many_lines_all_is_sent_as_recorded_and_only_what_differs_is_shown(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = worked(cast)
    monkeypatch.setattr("naervaer.web.invoices.queries.MOST_LINES", 0)
    cast.login(client, "provider")
    address = f"/fakturaer/ny/{HOUSE}/?maaned=2026-11"
    page = client.get(address).content.decode()
    assert "Registreret i måneden: 3,00 timer i 1 forløb, 3.000 kr." in page
    assert "linje-0" not in page
    assert client.post(address, {"number": "F-17", "billed_on": "22-11-2026"}).status_code == 302
    invoice = Invoice.objects.get()
    assert list(invoice.lines.values_list("course", "minutes", "amount")) == [(course.pk, 180, Decimal(3000))]
    assert f'<th scope="row">{course.pk}</th>' not in client.get(f"/fakturaer/{invoice.pk}/").content.decode()
