from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "naervaer.web.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web import slots
        from naervaer.web.notices import checks, tidying

        checks.register_them()
        slots.NIGHT.fill(tidying.at_night)
