from django.urls import URLPattern, URLResolver, path

from naervaer.web.scheme import views, views_acute, views_asking, views_own, views_requests

app_name = "scheme"
urlpatterns: list[URLPattern | URLResolver] = [
    path("trivselsordning/", views.index, name="index"),
    path("trivselsordning/uden-om-lederen/", views_asking.handle, name="handle"),
    path("trivselsordning/uden-om-lederen/<int:pk>/", views_asking.handle_one, name="handle-one"),
    path("trivselsordning/uden-om-lederen/<int:pk>/bekraeft/", views_asking.confirm_around, name="confirm-around"),
    path("trivselsordning/uden-om-lederen/<int:pk>/send-tilbage/", views_asking.send_back, name="send-back"),
    path("trivselsordning/<slug:offer_id>/", views.offer, name="offer"),
    path("trivselsordning/<slug:offer_id>/hvem/", views_requests.find, name="find"),
    path("akut/", views.acute, name="acute"),
    path("akut/<slug:offer_id>/registrer/", views_acute.write, name="write-call"),
    path("akut/opkald/<int:pk>/annuller/", views_acute.annul, name="annul-call"),
    path("person/<int:person>/tilbud/", views_requests.choose, name="choose"),
    path("person/<int:person>/tilbud/<slug:offer_id>/", views_requests.ask, name="ask"),
    path("anmodning/<int:pk>/", views_requests.show, name="request"),
    path("anmodning/<int:pk>/svar-igen/", views_requests.ask_again, name="ask-again"),
    path("anmodning/<int:pk>/traek-tilbage/", views_requests.withdraw, name="withdraw"),
    path("min-side/tilbud/uden-om-din-leder/", views_asking.choose_around, name="choose-around"),
    path("min-side/tilbud/<slug:offer_id>/soeg/", views_asking.ask_own, name="ask-own"),
    path("min-side/tilbud/<slug:offer_id>/uden-om-din-leder/", views_asking.ask_around, name="ask-around"),
    path("min-side/tilbud/<int:pk>/svar-igen/", views_asking.answer_again, name="own-again"),
    path("min-side/tilbud/<int:pk>/", views_own.show, name="own-request"),
    path("min-side/tilbud/<int:pk>/bekraeft/", views_own.confirm, name="own-confirm"),
    path("min-side/tilbud/<int:pk>/passer-ikke/", views_own.dispute, name="own-dispute"),
    path("min-side/tilbud/<int:pk>/traek-tilbage/", views_own.withdraw, name="own-withdraw"),
]
