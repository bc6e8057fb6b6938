from django.urls import path

from naervaer.web.decisions import views

app_name = "decisions"
urlpatterns = [
    path("langt-fravaer/", views.overview, name="overview"),
    path("forloeb/<int:case>/beslutning/<slug:gate>/", views.decision, name="decision"),
    path("forloeb/<int:case>/beslutning/<slug:gate>/overvej/<slug:consideration>/", views.consider, name="consider"),
    path("forloeb/<int:case>/beslutning/<slug:gate>/beslut/", views.decide, name="decide"),
    path("forloeb/<int:case>/beslutning/<slug:gate>/ret/", views.correct, name="correct"),
    path("forloeb/<int:case>/beslutning/<slug:gate>/besked/", views.inform, name="inform"),
    path("forloeb/<int:case>/beslutning/<slug:gate>/ikke-aktuel/", views.drop, name="drop"),
    path("beslutning/<int:pk>/brev.pdf", views.letter, name="letter"),
    path("min-side/beslutning/<int:pk>/brev.pdf", views.own_letter, name="own-letter"),
]
