from django.apps import AppConfig


class SickCallConfig(AppConfig):
    name = "naervaer.web.sickcall"
    label = "sickcall"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.sickcall import record, slots

        slots.fill()
        record.fill()
