from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "naervaer.web.organisation"
    label = "organisation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.organisation import record

        record.fill()
