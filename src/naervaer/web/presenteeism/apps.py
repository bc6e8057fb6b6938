from django.apps import AppConfig


class PresenteeismConfig(AppConfig):
    name = "naervaer.web.presenteeism"
    label = "presenteeism"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.presenteeism import record, slots

        slots.fill()
        record.fill()
