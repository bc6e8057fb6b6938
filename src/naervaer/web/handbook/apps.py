from django.apps import AppConfig


class HandbookConfig(AppConfig):
    name = "naervaer.web.handbook"
    label = "handbook"
    default_auto_field = "django.db.models.BigAutoField"
