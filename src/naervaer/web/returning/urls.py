from django.urls import URLPattern, URLResolver, path, re_path

from naervaer.web.returning import views, views_usage

app_name = "returning"
urlpatterns: list[URLPattern | URLResolver] = [
    path("person/<int:person>/plan/ny/", views.new, name="new"),
    path("plan/<int:pk>/", views.show, name="show"),
    path("plan/<int:pk>/plan.pdf", views.pdf, name="pdf"),
    path("plan/<int:pk>/ret/", views.adjust, name="adjust"),
    path("plan/<int:pk>/afslut/", views.end, name="end"),
    path("plan/<int:pk>/evaluer/", views.evaluate, name="evaluate"),
    path("plan/<int:pk>/annuller/", views.annul, name="annul"),
    path("plan/<int:pk>/kommentar/", views.comment, name="comment"),
    path("koordinator/nedsat-tjeneste/", views_usage.usage, name="usage"),
    re_path(r"^koordinator/nedsat-tjeneste\.(?P<form>xlsx|csv)$", views_usage.download, name="usage-file"),
]
