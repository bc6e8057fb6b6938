from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "naervaer.web.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.journal import record, slots

        slots.fill()
        record.fill()
