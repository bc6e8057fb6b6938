from django.urls import path

from naervaer.web.papers import views, views_catalogue, views_files, views_own, views_payroll, views_refusion

app_name = "papers"
urlpatterns = [
    path("person/<int:pk>/papir/", views.new, name="new"),
    path("papir/<int:pk>/", views.show, name="show"),
    path("papir/<int:pk>/del/<slug:part>/", views.write, name="write"),
    path("papir/<int:pk>/skridt/<slug:move>/", views.act, name="act"),
    path("papir/<int:pk>/papir.pdf", views.pdf, name="pdf"),
    path("papir/<int:pk>/bilag/", views_files.attach, name="attach"),
    path("papir/bilag/<int:pk>/", views_files.fetch, name="file"),
    path("min-side/papir/<int:pk>/", views_own.own, name="own"),
    path("min-side/papir/<int:pk>/papir.pdf", views_own.pdf, name="own-pdf"),
    path("min-side/papir/<int:pk>/laeg-op/", views_own.attach, name="own-attach"),
    path("min-side/papir/<int:pk>/svar/<slug:what>/", views_own.answer, name="own-answer"),
    path("min-side/fastholdelsesplan/<int:pk>/", views_own.ask, name="ask"),
    path("min-side/papir/bilag/<int:pk>/", views_own.fetch, name="own-file"),
    path("forloeb/<int:pk>/refusion/", views_refusion.refusion, name="refusion"),
    path("forloeb/<int:pk>/refusion/<slug:what>/", views_refusion.mark, name="refusion-done"),
    path("refusion/", views_payroll.refusions, name="refusions"),
    path("refusion/fast-track/<int:pk>/", views_payroll.fast_track, name="fast-track"),
    path("refusion/<int:pk>/annuller/", views_refusion.annul, name="refusion-annul"),
    path("mulighedskatalog/", views_catalogue.mine, name="catalogues"),
    path("mulighedskatalog/<int:pk>/", views_catalogue.catalogue, name="catalogue"),
    path("mulighedskatalog/mulighed/<int:pk>/proevet/", views_catalogue.tried, name="tried"),
    path("mulighedskatalog/mulighed/<int:pk>/fortryd/", views_catalogue.annul, name="annul-trial"),
    path("mulighedskatalog/mulighed/<int:pk>/tag-ud/", views_catalogue.retire, name="retire"),
]
