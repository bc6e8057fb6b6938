"""The pages of allauth we use, at Danish addresses and under the names it looks for. No sign-up, no mail addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path

from naervaer.web.access.rules import open_to_all, signed_in

urlpatterns = [
    path("log-ind/", open_to_all(account.login), name="account_login"),
    path("log-ud/", open_to_all(account.logout), name="account_logout"),
    path("log-ind/kode/", open_to_all(mfa.authenticate), name="mfa_authenticate"),
    path("log-ind/lukket/", open_to_all(account.account_inactive), name="account_inactive"),
    path("min-side/adgangskode/", signed_in(account.password_change), name="account_change_password"),
    path("min-side/bekraeft/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("min-side/bekraeft/kode/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("min-side/totrinslogin/", signed_in(mfa.index), name="mfa_index"),
    path("min-side/totrinslogin/app/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("min-side/totrinslogin/app/fjern/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("min-side/totrinslogin/noedkoder/", signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "min-side/totrinslogin/noedkoder/nye/",
        signed_in(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "min-side/totrinslogin/noedkoder/hent/",
        signed_in(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
