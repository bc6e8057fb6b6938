from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "naervaer.web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.records import filling

        filling.fill()
