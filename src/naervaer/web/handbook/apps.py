from django.apps import AppConfig
from django.core.checks import register


class HandbookConfig(AppConfig):
    name = "naervaer.web.handbook"
    label = "handbook"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.handbook.checks import policy_is_right

        register(policy_is_right, "policy")
