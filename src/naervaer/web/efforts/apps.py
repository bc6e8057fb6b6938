"""Group and organisation efforts of the wellbeing scheme."""

from django.apps import AppConfig


class EffortsConfig(AppConfig):
    name = "naervaer.web.efforts"
    label = "efforts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.efforts import record, slots

        slots.fill()
        record.fill()
