from django.urls import URLPattern, URLResolver, path

from naervaer.web.agreements import views

app_name = "agreements"
urlpatterns: list[URLPattern | URLResolver] = [
    path("aftaler/<int:pk>/<slug:what>/", views.act, name="act"),
    path("person/<int:person>/aftaler/ny/", views.new, name="new"),
]
