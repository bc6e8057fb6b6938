from django.urls import URLPattern, URLResolver, path

from naervaer.web.advice import views, views_answers

app_name = "advice"
urlpatterns: list[URLPattern | URLResolver] = [
    path("hjaelp/", views.index, name="index"),
    path("hjaelp/ny/", views.choose, name="choose"),
    path("hjaelp/ny/<slug:theme>/", views.ask, name="ask"),
    path("hjaelp/overblik/", views_answers.overview, name="overview"),
    path("hjaelp/ord/<int:pk>/ret/", views.correct, name="correct"),
    path("hjaelp/svar/<int:pk>/<slug:what>/", views_answers.decide, name="decide"),
    path("hjaelp/<int:pk>/", views.show, name="show"),
    path("hjaelp/<int:pk>/til-haandbogen/", views_answers.propose, name="propose"),
    path("hjaelp/<int:pk>/<slug:what>/", views.act, name="act"),
    path("saadan-goer-vi-her/spoergsmaal-og-svar/", views_answers.known, name="known"),
]
