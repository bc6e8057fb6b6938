from django.apps import AppConfig


class AbsenceConfig(AppConfig):
    name = "naervaer.web.absence"
    label = "absence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.absence import record

        record.fill()
