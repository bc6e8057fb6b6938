from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "naervaer.web.evaluation"
    label = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.evaluation import record, slots

        slots.fill()
        record.fill()
