from django.urls import URLPattern, URLResolver, path

from naervaer.web.early import views

app_name = "early"
urlpatterns: list[URLPattern | URLResolver] = [
    path("person/<int:person>/vurdering/", views.judge, name="judge"),
    path("person/<int:person>/tidlig-hjaelp/", views.offer, name="offer"),
    path("person/<int:person>/henvis/", views.refer, name="refer"),
    path("tidlig-hjaelp/<int:pk>/<slug:what>/", views.act, name="act"),
    path("henvisning/<int:pk>/<slug:what>/", views.carry_on, name="carry-on"),
]
