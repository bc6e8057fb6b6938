from django.urls import URLPattern, URLResolver, path, register_converter

from naervaer.web.reports import views


class Form:
    """The forms figures may be downloaded in."""

    regex = "|".join(views.FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Form, "form")

app_name = "reports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.figures, name="figures"),
    path("<int:pk>/", views.unit, name="unit"),
    path("<int:pk>.<form:form>", views.download, name="download"),
]
