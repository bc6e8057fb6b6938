from django.urls import URLPattern, URLResolver, path

from naervaer.web.courses import views, views_money, views_seats

app_name = "courses"
urlpatterns: list[URLPattern | URLResolver] = [
    path("trivselsordning/ventelister/", views.waiting, name="waiting"),
    path("trivselsordning/penge/", views_money.index, name="money"),
    path("trivselsordning/penge/<slug:agreement>/bevilg/", views_money.grant, name="grant"),
    path("trivselsordning/penge/<slug:agreement>/flyt/", views_money.move, name="move"),
    path("trivselsordning/leverandoerer/", views_seats.index, name="seats"),
    path("trivselsordning/leverandoerer/<slug:provider>/giv-adgang/", views_seats.give, name="give-seat"),
    path("trivselsordning/leverandoerer/adgang/<int:pk>/afslut/", views_seats.end, name="end-seat"),
    path("trivselsordning/venteliste/<int:pk>/akut/", views.acute, name="acute"),
    path("trivselsordning/venteliste/<int:pk>/tag-af/", views.strike, name="strike"),
    path("forloeb-i-ordningen/<int:pk>/tag-af-ventelisten/", views.take_off, name="take-off"),
    path("min-side/forloeb-i-ordningen/<int:pk>/", views.own, name="own"),
    path("min-side/forloeb-i-ordningen/<int:pk>/tag-imod/", views.accept, name="accept"),
    path("min-side/forloeb-i-ordningen/<int:pk>/ikke-nu/", views.let_go, name="let-go"),
    path("min-side/forloeb-i-ordningen/<int:pk>/forlad/", views.leave, name="leave"),
]
