from django.urls import URLPattern, URLResolver, path

from naervaer.web.status import views

app_name = "status"
urlpatterns: list[URLPattern | URLResolver] = [
    path("trivselsordning/status/", views.index, name="index"),
    path("trivselsordning/status/status.xlsx", views.spreadsheet, name="xlsx"),
    path("trivselsordning/status/notat.pdf", views.note, name="note"),
]
