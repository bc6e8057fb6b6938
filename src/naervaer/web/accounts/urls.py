from allauth.account import views as allauth
from django.urls import URLPattern, URLResolver, path

from naervaer.web.access.rules import open_to_all
from naervaer.web.accounts import views

app_name = "accounts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("log-ind/", open_to_all(allauth.login), name="login"),
    path("log-ud/", open_to_all(allauth.logout), name="logout"),
    path("vaelg-rolle/", views.choose, name="choose"),
    path("min-side/", views.own, name="own"),
]
