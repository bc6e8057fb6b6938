from django.urls import URLPattern, URLResolver, path

from naervaer.web.imports import views

app_name = "imports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.imports, name="list"),
    path("fil/<int:pk>/kolonner/", views.columns, name="columns"),
    path("fil/<int:pk>/proeve/", views.trial, name="trial"),
    path("fil/<int:pk>/kasser/", views.discard, name="discard"),
    path("i-gang/<int:pk>/", views.job, name="job"),
    path("i-gang/<int:pk>/status.json", views.job_status, name="job-status"),
    path("i-gang/<int:pk>/igen/", views.start_again, name="start-again"),
    path("<int:pk>/", views.run, name="run"),
    path("<int:pk>/fortryd/", views.undo, name="undo"),
    path("<int:pk>/afviste.<str:form>", views.refused_file, name="refused"),
]
