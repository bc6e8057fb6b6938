from django.urls import URLPattern, URLResolver, path

from naervaer.web.presenteeism import views

app_name = "presenteeism"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sygenaervaer/", views.overview, name="overview"),
    path("sygenaervaer/<int:pk>/<slug:what>/", views.take_up, name="take-up"),
    path("sygenaervaer/enhed/<int:pk>/", views.unit_new, name="unit-new"),
    path("sygenaervaer/enhed/annuller/<int:pk>/", views.unit_annul, name="unit-annul"),
    path("min-side/sygenaervaer/<int:pk>/", views.own_new, name="own-new"),
    path("min-side/sygenaervaer/<int:pk>/traek-tilbage/", views.withdraw, name="withdraw"),
]
