from django.urls import URLPattern, URLResolver, path

from naervaer.web.sickcall import views, views_guide

app_name = "sickcall"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sygemelding/", views.calls, name="calls"),
    path("sygemelding/ny/<int:pk>/", views.new, name="new"),
    path("min-side/sygemelding/<int:pk>/", views.own_new, name="own-new"),
    path("sygemelding/rask/<int:pk>/", views.well_without_call, name="well-without-call"),
    path("sygemelding/<int:pk>/rask/", views.well, name="well"),
    path("sygemelding/<int:pk>/stadig-syg/", views.not_well, name="not-well"),
    path("sygemelding/<int:pk>/ret/", views.correct, name="correct"),
    path("sygemelding/<int:pk>/annuller/", views.annul, name="annul"),
    path("sygemelding/<int:pk>/loensystemet-har-ret/", views.payroll_right, name="payroll-right"),
    path("sygemelding/<int:pk>/sygemeldingen-har-ret/", views.call_right, name="call-right"),
    path("sygemelding/<int:pk>/arbejdsskade/", views.injury, name="injury"),
    path("sygemelding/vejledning/", views_guide.own_guide, name="own-guide"),
    path("sygemelding/vejledning/<int:pk>/", views_guide.guide, name="guide"),
    path("sygemelding/vejledning/<int:pk>/ret/", views_guide.rule, name="rule"),
]
