from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "naervaer.web.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web import slots
        from naervaer.web.vault import checks, safe

        checks.register()
        slots.NIGHT.fill(safe.at_night)
