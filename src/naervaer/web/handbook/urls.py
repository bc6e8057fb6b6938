from django.urls import URLPattern, URLResolver, path

from naervaer.web.handbook import views

app_name = "handbook"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("politik/", views.policy, name="policy"),
    path("regel/<slug:rule_id>/", views.rule, name="rule"),
    path("<slug:slug>/", views.area, name="area"),
]
