"""Times, sessions and hours of the courses of the wellbeing scheme."""

from django.apps import AppConfig


class BookingConfig(AppConfig):
    name = "naervaer.web.booking"
    label = "booking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from naervaer.web.booking import record, slots

        slots.fill()
        record.fill()
