from django.urls import path

from naervaer.web.conversations import views, views_minutes, views_own, views_totals

app_name = "conversations"
urlpatterns = [
    path("person/<int:person>/samtaler/ny/", views.new, name="new"),
    path("person/<int:person>/samtaler/holdt/", views.walk_in, name="walk-in"),
    path("koordinator/samtaler/", views_totals.totals, name="totals"),
    path("samtaler/<int:pk>/", views.show, name="show"),
    path("samtaler/<int:pk>/flyt/", views.move, name="move"),
    path("samtaler/<int:pk>/referat/", views_minutes.minutes, name="minutes"),
    path("samtaler/<int:pk>/referat/del/", views_minutes.share, name="share"),
    path("samtaler/<int:pk>/referat/ret/", views_minutes.correct, name="correct"),
    path("samtaler/<int:pk>/samtaleguide.pdf", views_minutes.guide, name="guide"),
    path("samtaler/papirer/<int:pk>.pdf", views_minutes.paper, name="paper"),
    path("samtaler/<int:pk>/<slug:what>/", views.act, name="act"),
    path("min-side/samtaler/<int:pk>/", views_own.own, name="own"),
    path("min-side/samtaler/<int:pk>/kommentar/", views_own.comment, name="comment"),
    path("min-side/samtaler/<int:pk>/svar/<slug:what>/", views_own.answer, name="answer"),
]
