from django.urls import URLPattern, URLResolver, path

from naervaer.web.audit import views

app_name = "audit"
urlpatterns: list[URLPattern | URLResolver] = [
    path("min-side/hvem-har-set/", views.seen, name="seen"),
    path("log/", views.log, name="log"),
]
