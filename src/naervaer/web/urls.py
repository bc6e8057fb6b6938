"""All addresses of the program, room by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("naervaer.web.accounts.urls")),
    path("", include("naervaer.web.followup.urls")),
    path("tal/", include("naervaer.web.reports.urls")),
    path("indlaesning/", include("naervaer.web.imports.urls")),
    path("organisation/", include("naervaer.web.organisation.urls")),
    path("log/", include("naervaer.web.audit.urls")),
    path("saadan-goer-vi-her/", include("naervaer.web.handbook.urls")),
]
