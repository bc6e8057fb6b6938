from django.urls import URLPattern, URLResolver, path

from naervaer.web.journal import (
    views,
    views_giving,
    views_keys,
    views_own,
    views_recovery,
    views_themes,
    views_writing,
)

app_name = "journal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("journal/", views.index, name="index"),
    path("journal/noegle/", views_keys.key, name="key"),
    path("journal/hemmelighed/", views_keys.secret, name="secret"),
    path("journal/glemt/", views_keys.renew, name="renew"),
    path("journal/laas-op/", views_keys.unlock, name="unlock"),
    path("journal/laas/", views_keys.lock, name="lock"),
    path("journal/temaer/", views_themes.themes, name="themes"),
    path("journal/temaer/frigiv/", views_themes.release, name="release"),
    path("journal/forloeb/<int:course>/", views.of_course, name="of-course"),
    path("journal/<int:pk>/", views.show, name="show"),
    path("journal/<int:pk>/formaal/", views.purpose, name="purpose"),
    path("journal/<int:pk>/skriv/", views_writing.write, name="write"),
    path("journal/<int:pk>/videregivet/", views_writing.pass_on, name="pass-on"),
    path("journal/<int:pk>/<int:number>/ret/", views_writing.correct, name="correct"),
    path("journal/<int:pk>/<int:number>/bilag/", views.file, name="file"),
    path("journal/<int:pk>/aktindsigt/", views_giving.copy, name="copy"),
    path("journal/<int:pk>/overdrag/", views_giving.hand_over, name="hand-over"),
    path("temaer-i-forloeb/", views_themes.totals, name="totals"),
    path("gendannelse/", views_recovery.recovery, name="recovery"),
    path("gendannelse/noegle/", views_recovery.make_key, name="recovery-key"),
    path("gendannelse/<int:keeper>/", views_recovery.recover, name="recover"),
    path("min-side/journal/", views_own.own, name="own"),
]
