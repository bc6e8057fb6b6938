from django.apps import AppConfig


class StatusConfig(AppConfig):
    name = "naervaer.web.status"
    label = "status"

    def ready(self) -> None:
        from naervaer.web.status import slots

        slots.fill()
