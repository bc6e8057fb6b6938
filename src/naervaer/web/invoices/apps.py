"""Invoices of external providers."""

from django.apps import AppConfig


class InvoicesConfig(AppConfig):
    name = "naervaer.web.invoices"
    label = "invoices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.invoices import record, slots

        slots.fill()
        record.fill()
