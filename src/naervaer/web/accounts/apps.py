from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "naervaer.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.accounts import checks, signals

        checks.connect()
        signals.connect()
