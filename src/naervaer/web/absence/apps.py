from django.apps import AppConfig


class AbsenceConfig(AppConfig):
    name = "naervaer.web.absence"
    label = "absence"
    default_auto_field = "django.db.models.BigAutoField"
