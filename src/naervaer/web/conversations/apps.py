from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "naervaer.web.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.conversations import record, slots

        slots.fill()
        record.fill()
