from django.apps import AppConfig


class ReturningConfig(AppConfig):
    name = "naervaer.web.returning"
    label = "returning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.returning import record, slots

        slots.fill()
        record.fill()
