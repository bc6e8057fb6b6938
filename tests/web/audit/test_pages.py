"""*Hvem har set mine oplysninger*, and the log for who keeps an eye on access."""

from django.test import Client
from tests.web.cast import Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web.audit import wording
from naervaer.web.audit.actions import Kind, record
from naervaer.web.audit.models import Entry

SEEN = "/min-side/hvem-har-set/"


def look(cast: Cast, who: str, at: str = "anne") -> None:
    record(by=cast.actor(who), kind=Kind.READ, action="followup.person", subject=cast.people[at])


def test_the_employee_sees_who_looked_in_what_role_and_on_whose_behalf(cast: Cast, client: Client) -> None:
    look(cast, "leader")
    look(cast, "deputy")
    cast.login(client, "anne")
    body = client.get(SEEN).content.decode()
    assert "Lone Leder" in body
    assert "Leder, på vegne af Lone Leder" in body
    assert "så dit forløb" in body


def test_nobody_is_shown_who_looked_at_another(cast: Cast, client: Client) -> None:
    look(cast, "leader", at="mads")
    cast.login(client, "anne")
    assert "Ingen har set dine oplysninger" in client.get(SEEN).content.decode()


def test_what_the_program_did_by_itself_is_shown_too(cast: Cast, client: Client) -> None:
    record(by=SYSTEM, kind=Kind.WRITE, action="imports.import_file", subject=cast.people["anne"])
    cast.login(client, "anne")
    body = client.get(SEEN).content.decode()
    assert "indlæste oplysninger om dig fra lønsystemet" in body
    assert "Nærvær" in body


def test_a_long_list_is_paged(cast: Cast, client: Client) -> None:
    for _ in range(51):
        look(cast, "leader")
    cast.login(client, "anne")
    assert client.get(SEEN).content.decode().count("så dit forløb") == 50
    assert client.get(SEEN, {"side": "2"}).content.decode().count("så dit forløb") == 1


def test_the_log_is_filtered_by_name_kind_and_day(cast: Cast, client: Client) -> None:
    look(cast, "leader")
    record(by=cast.actor("outsider"), kind=Kind.EXPORT, action="reports.download", unit=cast.units["havblik"])
    cast.login(client, "administrator")
    assert "Uffe Udenfor" in client.get("/log/", {"kind": "export"}).content.decode()
    assert "Lone Leder" not in client.get("/log/", {"kind": "export"}).content.decode()
    assert "Lone Leder" in client.get("/log/", {"person": "anne b"}).content.decode()
    body = client.get("/log/", {"first": "2030-01-01"}).content.decode()
    assert "Ingen linjer passer" in body
    assert (
        "Slutdatoen ligger før startdatoen."
        in client.get("/log/", {"first": "2026-02-02", "last": "2026-01-01"}).content.decode()
    )


def test_whoever_looks_in_the_log_is_written_in_it(cast: Cast, client: Client) -> None:
    look(cast, "leader")
    cast.login(client, "administrator")
    client.get("/log/")
    looked = Entry.objects.filter(action="audit.log", by=cast.users["administrator"])
    assert {entry.subject for entry in looked} == {cast.people["anne"], None}


def test_a_look_in_the_log_is_one_line_in_it_that_says_what_was_asked_for_and_how_much_was_shown(
    cast: Cast, client: Client
) -> None:
    look(cast, "leader")
    look(cast, "leader", at="mads")
    cast.login(client, "administrator")
    client.get("/log/", {"kind": "read"})
    body = client.get("/log/").content.decode()
    assert body.count("Log vist") == 1
    assert "2 linjer om 2 personer; Slags: Set" in body


def test_who_asks_the_log_for_a_person_is_told_that_lines_about_them_were_looked_at(cast: Cast, client: Client) -> None:
    look(cast, "leader")
    cast.login(client, "administrator")
    client.get("/log/")
    assert client.get("/log/", {"person": "anne b"}).content.decode().count("Log vist") == 1
    cast.login(client, "anne")
    assert client.get(SEEN).content.decode().count("så linjer om dig i loggen") == 1


def test_a_login_is_written_with_every_role_held_and_an_employees_as_an_employee(cast: Cast, client: Client) -> None:
    for who in ("anne", "leader"):
        cast.login(client, who)
    cast.login(client, "administrator")
    roles = {entry.by_name: wording.roles(entry) for entry in Entry.objects.filter(kind=Kind.LOGIN)}
    assert roles["Anne Birk"] == "Medarbejder"
    assert roles["Lone Leder"].startswith("Leder")
