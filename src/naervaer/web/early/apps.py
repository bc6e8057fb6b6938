from django.apps import AppConfig


class EarlyConfig(AppConfig):
    name = "naervaer.web.early"
    label = "early"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.early import record, slots

        slots.fill()
        record.fill()
