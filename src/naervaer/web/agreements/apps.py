from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "naervaer.web.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.agreements import record, slots

        slots.fill()
        record.fill()
