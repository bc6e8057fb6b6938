from allauth.account import views as allauth
from django.urls import URLPattern, URLResolver, path

from naervaer.web.access.rules import open_to_all
from naervaer.web.accounts import views, views_accounts
from naervaer.web.accounts.choosing import ChoosePasswordView

app_name = "accounts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("log-ind/", open_to_all(allauth.login), name="login"),
    path("log-ud/", open_to_all(allauth.logout), name="logout"),
    path("vaelg-rolle/", views.choose, name="choose"),
    path("min-side/", views.own, name="own"),
    path("vaelg-adgangskode/<uidb64>/<token>/", open_to_all(ChoosePasswordView.as_view()), name="choose-password"),
    path("konti/", views_accounts.show_accounts, name="list"),
    path("konti/ny/", views_accounts.new_account, name="new"),
    path("konti/uden-for-loensystemet/", views_accounts.new_outsider, name="new-outsider"),
    path("konti/<int:pk>/mail/", views_accounts.address, name="address"),
    path("konti/<int:pk>/", views_accounts.account, name="account"),
    path("konti/<int:pk>/inviter/", views_accounts.invite, name="invite"),
    path("konti/<int:pk>/luk/", views_accounts.close, name="close"),
    path("konti/<int:pk>/genaabn/", views_accounts.reopen, name="reopen"),
    path("konti/<int:pk>/laas-op/", views_accounts.unlock, name="unlock"),
    path("konti/<int:pk>/nulstil-totrinslogin/", views_accounts.reset_second_factor, name="reset-second-factor"),
]
