from django.urls import URLPattern, URLResolver, path

from naervaer.web.evaluation import views, views_totals

app_name = "evaluation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("svar/", views.answer, name="answer"),
    path("svar/tak/", views.thanks, name="thanks"),
    path("trivselsordning/evaluering/", views_totals.totals, name="totals"),
    path("trivselsordning/evaluering/evaluering.xlsx", views_totals.download, {"form": "xlsx"}, name="xlsx"),
    path("trivselsordning/evaluering/evaluering.csv", views_totals.download, {"form": "csv"}, name="csv"),
]
