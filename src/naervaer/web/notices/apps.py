from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "naervaer.web.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.notices import checks

        checks.register_them()
