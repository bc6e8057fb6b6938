"""All addresses of the program, room by room."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("naervaer.web.accounts.urls")),
    path("", include("naervaer.web.accounts.allauth_urls")),
    path("", include("naervaer.web.followup.urls")),
    path("", include("naervaer.web.agreements.urls")),
    path("", include("naervaer.web.decisions.urls")),
    path("", include("naervaer.web.advice.urls")),
    path("fravaerssparring/", include("naervaer.web.sparring.urls")),
    path("", include("naervaer.web.conversations.urls")),
    path("", include("naervaer.web.sickcall.urls")),
    path("", include("naervaer.web.early.urls")),
    path("", include("naervaer.web.returning.urls")),
    path("", include("naervaer.web.records.urls")),
    path("", include("naervaer.web.papers.urls")),
    path("", include("naervaer.web.presenteeism.urls")),
    path("", include("naervaer.web.courses.urls")),
    path("", include("naervaer.web.efforts.urls")),
    path("", include("naervaer.web.booking.urls")),
    path("", include("naervaer.web.invoices.urls")),
    path("", include("naervaer.web.evaluation.urls")),
    path("", include("naervaer.web.status.urls")),
    path("", include("naervaer.web.threeparty.urls")),
    path("", include("naervaer.web.scheme.urls")),
    path("", include("naervaer.web.journal.urls")),
    path("tal/", include("naervaer.web.reports.urls")),
    path("indlaesning/", include("naervaer.web.imports.urls")),
    path("organisation/", include("naervaer.web.organisation.urls")),
    path("", include("naervaer.web.audit.urls")),
    path("saadan-goer-vi-her/", include("naervaer.web.handbook.urls")),
]

if settings.NAERVAER_DEMO:
    urlpatterns.append(path("demo/", include("naervaer.web.accounts.demo_urls")))

handler400 = "naervaer.web.access.errors.bad_request"
handler403 = "naervaer.web.access.errors.not_found"
handler404 = "naervaer.web.access.errors.not_found"
handler500 = "naervaer.web.access.errors.server_error"
