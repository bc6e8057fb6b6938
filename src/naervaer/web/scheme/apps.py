from django.apps import AppConfig


class SchemeConfig(AppConfig):
    name = "naervaer.web.scheme"
    label = "scheme"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.scheme import record, slots

        slots.fill()
        record.fill()
