from django.urls import URLPattern, URLResolver, path, register_converter

from naervaer.web.returning import views, views_untried, views_usage


class TableForm:
    """The forms a table may be fetched in."""

    regex = "|".join(views_usage.FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TableForm, "table_form")

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
    path("nedsat-tjeneste/", views_untried.untried, name="untried"),
    path("person/<int:person>/nedsat-tjeneste/", views_untried.rule_out, name="rule-out"),
    path("koordinator/nedsat-tjeneste/", views_usage.usage, name="usage"),
    path("koordinator/nedsat-tjeneste.<table_form:form>", views_usage.download, name="usage-file"),
]
