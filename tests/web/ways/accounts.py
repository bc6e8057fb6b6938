"""Ways to the actions of accounts."""

from allauth.mfa.models import Authenticator
from django.test import override_settings
from tests.web.cast import PASSWORD, Cast
from tests.web.killing import Call, way

from naervaer.core.access.model import SYSTEM
from naervaer.web.accounts import actions
from naervaer.web.accounts.models import Persona, User
from naervaer.web.audit.models import Entry


@way("accounts.open_account")
def open_account(cast: Cast) -> Call:
    return lambda: actions.open_account(by=SYSTEM, person=cast.people["fatima"], username="fatima")


@way("accounts.open_account_outside_payroll")
def open_account_outside_payroll(cast: Cast) -> Call:
    return lambda: actions.open_account_outside_payroll(
        by=SYSTEM, name="Petra Psykolog", email="p@example.org", username="petra"
    )


@way("accounts.set_address")
def set_address(cast: Cast) -> Call:
    user = cast.users["provider"]
    return lambda: actions.set_address(by=cast.actor("administrator"), user_pk=user.pk, email="ny@example.org")


@way("accounts.invite")
def invite(cast: Cast) -> Call:
    return lambda: actions.invite(by=cast.actor("administrator"), user_pk=cast.users["anne"].pk)


@way("accounts.choose_password")
def choose_password(cast: Cast) -> Call:
    return lambda: actions.choose_password(user=cast.users["anne"], password=PASSWORD + "-ny")


@way("accounts.close_account")
def close_account(cast: Cast) -> Call:
    return lambda: actions.close_account(by=cast.actor("administrator"), user_pk=cast.users["anne"].pk)


@way("accounts.reopen_account")
def reopen_account(cast: Cast) -> Call:
    close_account(cast)()
    return lambda: actions.reopen_account(by=cast.actor("administrator"), user_pk=cast.users["anne"].pk)


@way("accounts.unlock_account")
def unlock_account(cast: Cast) -> Call:
    return lambda: actions.unlock_account(by=cast.actor("administrator"), user_pk=cast.users["anne"].pk)


@way("accounts.reset_second_factor")
def reset_second_factor(cast: Cast) -> Call:
    user = cast.users["anne"]
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    return lambda: actions.reset_second_factor(by=cast.actor("administrator"), user_pk=user.pk)


@way("accounts.open_first_account")
def open_first_account(cast: Cast) -> Call:
    Entry.objects.all().delete()
    for model in User._meta.related_objects:
        model.related_model._base_manager.filter(**{model.field.name + "__isnull": False}).delete()
    User.objects.all().delete()
    return lambda: actions.open_first_account(username="første", password=PASSWORD)


@way("accounts.add_persona")
def add_persona(cast: Cast) -> Call:
    assert not Persona.objects.exists()
    fatima = cast.people["fatima"]

    def call() -> User:
        with override_settings(NAERVAER_DEMO=True):
            return actions.add_persona(by=SYSTEM, person=fatima, username="f", title="Sygeplejerske", about="Prøver")

    return call
