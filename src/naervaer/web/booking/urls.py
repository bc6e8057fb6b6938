"""Addresses of times, sessions and hours."""

from django.urls import URLPattern, URLResolver, path

from naervaer.web.booking import views, views_extra, views_hours, views_openings, views_own, views_sessions

app_name = "booking"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mine-forloeb/", views.index, name="given"),
    path("mine-forloeb/ledige-tider/", views_openings.index, name="openings"),
    path("mine-forloeb/ledige-tider/<int:pk>/tag-ned/", views_openings.end, name="end-opening"),
    path("mine-forloeb/luk-dage/", views_openings.close, name="close-days"),
    path("mine-forloeb/luk-dage/<int:pk>/aabn/", views_openings.open_again, name="open-again"),
    path("mine-forloeb/timer/", views_hours.index, name="hours"),
    path("mine-forloeb/timer.xlsx", views_hours.workbook, name="hours-xlsx"),
    path("mine-forloeb/<int:pk>/", views.show, name="course"),
    path("mine-forloeb/<int:pk>/tag/", views.take, name="take"),
    path("mine-forloeb/<int:pk>/kontakt/", views.contact, name="contact"),
    path("mine-forloeb/<int:pk>/afslut/", views.finish, name="finish"),
    path("mine-forloeb/<int:pk>/stop/", views.stop, name="stop"),
    path("mine-forloeb/<int:pk>/flere-timer/", views_extra.ask, name="ask-extra"),
    path("mine-forloeb/<int:pk>/aftal/", views_sessions.book, name="book"),
    path("mine-forloeb/<int:pk>/registrer/", views_sessions.hold_now, name="hold-now"),
    path("mine-forloeb/samtale/<int:pk>/flyt/", views_sessions.move, name="move"),
    path("mine-forloeb/samtale/<int:pk>/holdt/", views_sessions.hold, name="hold"),
    path("mine-forloeb/samtale/<int:pk>/kom-ikke/", views_sessions.no_show, name="no-show"),
    path("mine-forloeb/samtale/<int:pk>/aflys/", views_sessions.call_off, name="call-off"),
    path("flere-timer/<int:pk>/", views_extra.show, name="extra"),
    path("flere-timer/<int:pk>/ja/", views_extra.agree, name="agree-extra"),
    path("flere-timer/<int:pk>/nej/", views_extra.decline, name="decline-extra"),
    path("min-side/tider/<int:pk>/kontakt/", views_own.way, name="way"),
    path("min-side/tider/<int:pk>/book/", views_own.book, name="book-own"),
    path("min-side/tider/samtale/<int:pk>/flyt/", views_own.move, name="move-own"),
    path("min-side/tider/samtale/<int:pk>/aflys/", views_own.cancel, name="cancel-own"),
]
