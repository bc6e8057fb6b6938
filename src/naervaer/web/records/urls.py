from django.urls import path

from naervaer.web.records import views, views_keeping

app_name = "records"
urlpatterns = [
    path("min-side/aktindsigt/", views.own, name="own"),
    path("person/<int:pk>/aktindsigt/", views.person, name="person"),
    path("person/<int:pk>/aktindsigt/ny/", views.register, name="register"),
    path("person/<int:pk>/gem/", views_keeping.hold, name="hold"),
    path("gemt/<int:pk>/ophaev/", views_keeping.release, name="release"),
    path("aktindsigt/<int:pk>/", views.request_page, name="request"),
    path("aktindsigt/<int:pk>/udlever/", views.give, name="give"),
    path("aktindsigt/<int:pk>/afvis/", views.refuse, name="refuse"),
    path("aktindsigt/<int:pk>/traek-tilbage/", views.withdraw, name="withdraw"),
    path("aktindsigt/<int:pk>/udkast.pdf", views.draft, name="draft"),
    path("aktindsigt/<int:pk>/sag.pdf", views.file, name="file"),
    path("opbevaring/", views_keeping.retention, name="retention"),
]
