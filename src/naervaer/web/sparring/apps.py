from django.apps import AppConfig


class SparringConfig(AppConfig):
    name = "naervaer.web.sparring"
    label = "sparring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.sparring import filling, record

        filling.fill()
        record.fill()
