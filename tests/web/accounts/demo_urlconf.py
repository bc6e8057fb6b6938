"""The addresses of the program in demo mode."""

from django.urls import include, path

from naervaer.web.urls import handler400, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*urlpatterns, path("demo/", include("naervaer.web.accounts.demo_urls"))]
