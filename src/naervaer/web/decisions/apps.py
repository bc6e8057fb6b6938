from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "naervaer.web.decisions"
    label = "decisions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.decisions import filling, record

        filling.fill()
        record.fill()
