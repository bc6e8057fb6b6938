from django.urls import URLPattern, URLResolver, path

from naervaer.web.returning import views

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
]
