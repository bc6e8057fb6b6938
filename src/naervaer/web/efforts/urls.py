"""Addresses of efforts for groups and units."""

from django.urls import URLPattern, URLResolver, path

from naervaer.web.efforts import views

app_name = "efforts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("indsatser/", views.index, name="index"),
    path("indsatser/ansoeg/<slug:offer_id>/", views.apply, name="apply"),
    path("indsatser/<int:pk>/", views.show, name="show"),
    path("indsatser/<int:pk>/send-igen/", views.answer_again, name="answer-again"),
    path("indsatser/<int:pk>/traek-tilbage/", views.withdraw, name="withdraw"),
    path("indsatser/<int:pk>/godkend/", views.approve, name="approve"),
    path("indsatser/<int:pk>/send-tilbage/", views.send_back, name="send-back"),
]
