"""Addresses of the three-party conversation."""

from django.urls import URLPattern, URLResolver, path

from naervaer.web.threeparty import views

app_name = "threeparty"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mine-forloeb/<int:pk>/indkald/", views.call, name="call"),
    path("mine-forloeb/<int:pk>/aftale/", views.write, name="write"),
    path("min-side/aftale/<int:pk>/godkend/", views.approve, name="approve"),
    path("min-side/aftale/<int:pk>/passer-ikke/", views.dispute, name="dispute"),
    path("faelles-aftale/<int:pk>/", views.show, name="show"),
]
