from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "naervaer.web.advice"
    label = "advice"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.advice import filling, record

        filling.fill()
        record.fill()
