"""*Konti*: who can log in. What they may see stands in the organisation's role assignments, not here."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    person = models.OneToOneField("organisation.Person", models.PROTECT, null=True, blank=True, related_name="user")
