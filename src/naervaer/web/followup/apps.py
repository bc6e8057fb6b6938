from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "naervaer.web.followup"
    label = "followup"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.followup import record

        record.fill()
