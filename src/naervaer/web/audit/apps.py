from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "naervaer.web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.audit import record

        record.fill()
