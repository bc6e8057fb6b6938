from django.urls import path

from naervaer.web.followup import coordinating, views

app_name = "followup"
urlpatterns = [
    path("i-dag/", views.today, name="today"),
    path("i-dag/skridt/<int:pk>/registrer/", views.done, name="done"),
    path("i-dag/skridt/<int:pk>/udskyd/", views.defer, name="defer"),
    path("i-dag/skridt/<int:pk>/ikke-relevant/", views.not_relevant, name="not-relevant"),
    path("i-dag/haendelse/<int:pk>/annuller/", views.annul, name="annul"),
    path("i-dag/advis/<int:pk>/svar/", views.answer, name="answer"),
    path("i-dag/advis/<int:pk>/annuller/", views.annul_answer, name="annul-answer"),
    path("person/<int:pk>/", views.person, name="person"),
    path("koordinator/", coordinating.coordinator, name="coordinator"),
    path("koordinator/opfoelgning.csv", coordinating.coordinator_csv, name="coordinator-csv"),
    path("koordinator/opfoelgning.xlsx", coordinating.coordinator_xlsx, name="coordinator-xlsx"),
    path("regler/", coordinating.rules, name="rules"),
    path("regler/<slug:rule_id>/afproev/", coordinating.try_rule, name="rule"),
]
