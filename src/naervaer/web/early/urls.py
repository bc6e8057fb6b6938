from django.urls import URLPattern, URLResolver, path

from naervaer.web.early import views, views_own

app_name = "early"
urlpatterns: list[URLPattern | URLResolver] = [
    path("person/<int:person>/vurdering/", views.judge, name="judge"),
    path("person/<int:person>/tidlig-hjaelp/", views.offer, name="offer"),
    path("person/<int:person>/henvis/", views.refer, name="refer"),
    path("tidlig-hjaelp/<int:pk>/svar/", views.answer, name="answer"),
    path("tidlig-hjaelp/<int:pk>/<slug:what>/", views.act, name="act"),
    path("henvisning/<int:pk>/<slug:what>/", views.carry_on, name="carry-on"),
    path("min-side/hjaelp/<int:pk>/", views_own.offer, name="own-offer"),
    path("min-side/hjaelp/<int:pk>/<slug:what>/", views_own.answer, name="own-answer"),
    path("min-side/henvisning/<int:pk>/", views_own.referral, name="own-referral"),
    path("min-side/henvisning/<int:pk>/fortryd/", views_own.withdraw, name="own-withdraw"),
]
