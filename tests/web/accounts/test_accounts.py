"""*Konti*: opened with an invitation, closed, reopened, unlocked, and the second factor reset; by the administrator."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.http import Http404
from django.test import Client
from tests.web.cast import PASSWORD, Cast

from naervaer.web import clock
from naervaer.web.accounts import actions, invitation
from naervaer.web.accounts.models import User
from naervaer.web.audit.models import Entry
from naervaer.web.organisation.models import RoleAssignment

NEW = "en-ny-lang-kode-7"
UNUSABLE = "Linket kan ikke bruges"


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


@pytest.fixture
def admin(cast: Cast, client: Client) -> Client:
    cast.login(client, "administrator")
    return client


def page(client: Client, address: str = "/konti/", **asked: str) -> str:
    return client.get(address, asked).content.decode()


def do(client: Client, user: User, what: str) -> str:
    return client.post(f"/konti/{user.pk}/{what}/", follow=True).content.decode()


def choose(client: Client, url: str, password: str = NEW) -> str:
    """Follow the link, as somebody with the mail open does, and choose a password; the page that answers."""
    path = "/" + url.split("/", 3)[3]
    asked = client.get(path, follow=True)
    if not asked.redirect_chain:
        return str(asked.content.decode())
    there = asked.redirect_chain[-1][0]
    answers = {"new_password1": password, "new_password2": password}
    return str(client.post(there, answers, follow=True).content.decode())


def log_in(who: str, password: str) -> bool:
    return Client().post("/log-ind/", {"login": who, "password": password}).status_code == 302


def test_a_person_is_given_an_account_chooses_a_password_and_logs_in_H1(cast: Cast, admin: Client) -> None:
    answers = {"person": "Fatima El-Khatib", "username": "faek"}
    told = admin.post("/konti/ny/", answers).content.decode()
    assert "er sendt til fatima@example.org" in told
    (sent,) = mail.outbox
    url = re.search(r"http\S+", sent.body).group()  # type: ignore[union-attr]
    assert url not in told
    assert "Fatima" not in sent.body + sent.subject
    assert not log_in("faek", "")
    assert "Adgangskoden er valgt" in choose(Client(), url)
    assert log_in("faek", NEW)
    made = User.objects.get(username="faek")
    lines = Entry.objects.filter(subject=made.person, kind="write").order_by("pk").values_list("action", "by_name")
    assert list(lines) == [
        ("accounts.open_account", "Aase Administrator"),
        ("accounts.invite", "Aase Administrator"),
        ("accounts.choose_password", "Fatima El-Khatib"),
    ]


def test_the_link_works_once_and_dies_when_it_is_replaced(cast: Cast) -> None:
    by, anne = cast.actor("administrator"), cast.users["anne"].pk
    first = actions.invite(by=by, user_pk=anne)
    second = actions.invite(by=by, user_pk=anne)
    assert isinstance(first, invitation.Invitation)
    assert isinstance(second, invitation.Invitation)
    assert UNUSABLE in choose(Client(), first.url)
    assert "mindst 12 tegn" in choose(Client(), second.url, "kort")
    assert "Adgangskoden er valgt" in choose(Client(), second.url)
    assert UNUSABLE in choose(Client(), second.url, "en-helt-anden-kode-8")
    assert log_in("anne", NEW)


def test_the_link_dies_after_a_week(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made = actions.invite(by=cast.actor("administrator"), user_pk=cast.users["anne"].pk)
    assert isinstance(made, invitation.Invitation)
    now = invitation.tokens._now()  # type: ignore[attr-defined]
    monkeypatch.setattr(invitation.InvitationTokens, "_now", lambda _self: now + timedelta(days=7, minutes=1))
    assert UNUSABLE in choose(Client(), made.url)


def test_an_invitation_takes_the_old_password_away_and_ends_the_session(cast: Cast, admin: Client) -> None:
    inside = Client()
    inside.post("/log-ind/", {"login": "anne", "password": PASSWORD})
    assert inside.get("/min-side/").status_code == 200
    do(admin, cast.users["anne"], "inviter")
    assert inside.get("/min-side/").status_code == 302
    assert not log_in("anne", PASSWORD)
    assert "Inviteret" in page(admin, f"/konti/{cast.users['anne'].pk}/")


def test_without_a_mail_address_the_link_is_shown_once_to_the_administrator(cast: Cast, admin: Client) -> None:
    cast.people["anne"].email = ""
    cast.people["anne"].save()
    told = do(admin, cast.users["anne"], "inviter")
    assert "Personen har ingen mailadresse" in told
    url = re.search(r"http\S+/vaelg-adgangskode/[^<]+", told).group()  # type: ignore[union-attr]
    assert mail.outbox == []
    assert "vaelg-adgangskode" not in page(admin, f"/konti/{cast.users['anne'].pk}/")
    assert "Adgangskoden er valgt" in choose(Client(), url)


def test_a_mail_that_can_not_be_sent_gives_the_link_to_the_administrator(
    cast: Cast, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_message: EmailMessage) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr(EmailMessage, "send", refuse)
    told = do(admin, cast.users["anne"], "inviter")
    assert "Mailen til anne@example.org kunne ikke sendes" in told
    assert "/vaelg-adgangskode/" in told


def test_a_closed_account_lets_nobody_in_and_ends_the_session_at_once(cast: Cast, admin: Client) -> None:
    inside, anne = Client(), cast.users["anne"]
    inside.post("/log-ind/", {"login": "anne", "password": PASSWORD})
    made = actions.invite(by=cast.actor("administrator"), user_pk=anne.pk)
    assert isinstance(made, invitation.Invitation)
    assert "Kontoen er lukket" in do(admin, anne, "luk")
    assert inside.get("/min-side/").status_code == 302
    assert UNUSABLE in choose(Client(), made.url)
    assert "Kontoen er lukket. Genåbn den først." in do(admin, anne, "inviter")
    assert "Kontoen er allerede lukket." in do(admin, anne, "luk")


def test_a_reopened_account_has_no_password_and_no_old_session(cast: Cast, admin: Client) -> None:
    inside, anne = Client(), cast.users["anne"]
    inside.post("/log-ind/", {"login": "anne", "password": PASSWORD})
    do(admin, anne, "luk")
    assert "Kontoen er åben igen" in do(admin, anne, "genaabn")
    assert inside.get("/min-side/").status_code == 302
    assert not log_in("anne", PASSWORD)
    assert "Kontoen er ikke lukket." in do(admin, anne, "genaabn")


def test_a_locked_account_is_unlocked_by_the_administrator(cast: Cast, admin: Client) -> None:
    for _ in range(5):
        assert not log_in("ANNE", "forkert-kode-her")
    assert not log_in("anne", PASSWORD)
    anne = cast.users["anne"]
    assert "Lås op nu" in page(admin, f"/konti/{anne.pk}/")
    assert "Anne Birk" in page(admin, tilstand="locked")
    assert "Mads Overgaard" not in page(admin, tilstand="locked")
    assert "Kontoen er låst op" in do(admin, anne, "laas-op")
    assert log_in("anne", PASSWORD)
    assert "Ingen konti passer" in page(admin, tilstand="locked")
    assert Entry.objects.filter(action="accounts.unlock_account", subject=cast.people["anne"]).exists()


def test_the_second_factor_of_somebody_who_lost_the_telephone_is_reset(cast: Cast, admin: Client) -> None:
    leader = cast.users["leader"]
    TOTP.activate(leader, generate_totp_secret())
    assert "Lone Leder" in page(admin, totrin="ja")
    assert "Anne Birk" not in page(admin, totrin="ja")
    assert "Lone Leder" not in page(admin, totrin="nej")
    assert "Totrinslogin er nulstillet" in do(admin, leader, "nulstil-totrinslogin")
    assert not Authenticator.objects.exists()
    assert "Kontoen har ikke totrinslogin." in do(admin, leader, "nulstil-totrinslogin")
    assert Entry.objects.filter(action="accounts.reset_second_factor", subject=leader.person).count() == 1


def test_nobody_changes_their_own_account_here(cast: Cast, admin: Client) -> None:
    own = cast.users["administrator"]
    TOTP.activate(own, generate_totp_secret())
    assert "Luk kontoen" not in page(admin, f"/konti/{own.pk}/")
    for what in ("luk", "inviter", "nulstil-totrinslogin"):
        assert "Det er din egen konto." in do(admin, own, what)
    own.refresh_from_db()
    assert own.is_active
    assert own.check_password(PASSWORD)


def test_a_user_name_is_one_persons_in_small_letters_and_capitals(cast: Cast, admin: Client) -> None:
    answers = {"person": "Fatima El-Khatib", "username": "ANNE"}
    assert "Brugernavnet er optaget" in admin.post("/konti/ny/", answers).content.decode()
    with pytest.raises(IntegrityError):
        User.objects.create_user(username="ANNE")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"person": "Anne Birk"}, "Anne Birk har allerede en konto."),
        ({"person": "Ingen Her"}, "Ingen hedder Ingen Her."),
        ({"username": "med mellemrum"}, "Der er problemer"),
        ({"username": ""}, "Der er problemer"),
    ],
)
def test_an_account_that_is_refused_says_why(cast: Cast, admin: Client, wrong: dict[str, str], says: str) -> None:
    answers = {"person": "Fatima El-Khatib", "username": "faek"} | wrong
    assert says in admin.post("/konti/ny/", answers).content.decode()
    assert mail.outbox == []


def test_the_list_is_searched_and_narrowed_by_how_it_stands_with_the_account(cast: Cast, admin: Client) -> None:
    User.objects.filter(username="mads").update(is_active=False)
    User.objects.filter(username="trio").update(password="!ingen")
    User.objects.filter(username="anne").update(last_login=clock.now())
    found = {
        state: set(re.findall(r'/konti/\d+/">([^<]+)', page(admin, tilstand=state)))
        for state in ("open", "never", "invited", "closed")
    }
    assert found["closed"] == {"Mads Overgaard"}
    assert found["invited"] == {"Tove Tillid"}
    assert found["open"] == {"Anne Birk", "Aase Administrator"}
    assert "Lone Leder" in found["never"]
    assert "Anne Birk" in page(admin, navn="birk")
    assert "Lone Leder" not in page(admin, navn="birk")
    assert "Lone Leder" in page(admin, tilstand="findes-ikke")


@pytest.mark.parametrize("who", ["leader", "coordinator", "hr", "anne"])
def test_nobody_but_the_administrator_sees_or_changes_accounts(cast: Cast, client: Client, who: str) -> None:
    cast.login(client, who)
    assert client.get("/konti/").status_code == 404
    with pytest.raises(Http404):
        actions.close_account(by=cast.actor(who), user_pk=cast.users["mads"].pk)


def test_whoever_manages_the_roles_of_one_area_manages_no_accounts(cast: Cast, admin: Client) -> None:
    RoleAssignment.objects.filter(person=cast.people["administrator"]).update(unit=cast.units["syd"])
    anne = cast.users["anne"].pk
    for address in ("/konti/", "/konti/ny/", f"/konti/{anne}/"):
        assert admin.get(address).status_code == 404
    assert admin.post(f"/konti/{anne}/luk/").status_code == 404


def test_a_user_name_is_typed_in_small_letters_or_capitals_H1(cast: Cast, admin: Client) -> None:
    admin.post("/konti/ny/", {"person": "Fatima El-Khatib", "username": "Ørnen"})
    choose(Client(), re.search(r"http\S+", mail.outbox[0].body).group())  # type: ignore[union-attr]
    assert log_in("ØRNEN", NEW)
    assert log_in("ørnen", NEW)
    assert not log_in("ornen", NEW)


def test_the_administrator_writes_where_a_persons_mail_goes_H4(cast: Cast, admin: Client) -> None:
    user = cast.users["leader"]
    refused = admin.post(f"/konti/{user.pk}/mail/", {"email": "ikke en adresse"}).content.decode()
    assert "ikke en adresse" in refused
    told = admin.post(f"/konti/{user.pk}/mail/", {"email": "leder@kommune.invalid"}, follow=True).content.decode()
    assert "Mailadressen er gemt" in told
    assert "leder@kommune.invalid" in told
    assert Entry.objects.filter(action="organisation.set_address", subject=user.person).count() == 1


def test_somebody_outside_payroll_is_given_an_account_H4a(cast: Cast, admin: Client) -> None:
    answers = {"name": "Psykolog Udefra", "email": "psykolog@example.org", "username": "psyk"}
    assert "er sendt til psykolog@example.org" in admin.post("/konti/uden-for-loensystemet/", answers).content.decode()
    made = User.objects.select_related("person").get(username="psyk")
    assert (made.person.name, made.person.ext_id) == ("Psykolog Udefra", "udefra-psyk")  # type: ignore[union-attr]


def test_nobody_but_the_administrator_writes_addresses_or_lets_strangers_in(cast: Cast, client: Client) -> None:
    cast.login(client, "leader")
    assert client.post(f"/konti/{cast.users['leader'].pk}/mail/", {"email": "a@b.dk"}).status_code == 404
    assert client.get("/konti/uden-for-loensystemet/").status_code == 404
