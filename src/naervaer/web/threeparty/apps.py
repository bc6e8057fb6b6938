"""The three-party conversation, and what is agreed at it."""

from django.apps import AppConfig


class ThreePartyConfig(AppConfig):
    name = "naervaer.web.threeparty"
    label = "threeparty"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.threeparty import record, slots

        slots.fill()
        record.fill()
