"""Addresses of invoices."""

from django.urls import URLPattern, URLResolver, path

from naervaer.web.invoices import views

app_name = "invoices"
urlpatterns: list[URLPattern | URLResolver] = [
    path("fakturaer/", views.index, name="index"),
    path("fakturaer/ny/<slug:provider>/", views.new, name="new"),
    path("fakturaer/<int:pk>/", views.show, name="show"),
    path("fakturaer/<int:pk>/fordeling.xlsx", views.workbook, name="xlsx"),
    path("fakturaer/<int:pk>/godkend/", views.approve, name="approve"),
    path("fakturaer/<int:pk>/send-tilbage/", views.send_back, name="send-back"),
    path("fakturaer/<int:pk>/traek-tilbage/", views.withdraw, name="withdraw"),
]
