from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "naervaer.web.courses"
    label = "courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.courses import record, slots

        slots.fill()
        record.fill()
