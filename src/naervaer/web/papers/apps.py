from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "naervaer.web.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.papers import filling, record

        filling.fill()
        record.fill()
