"""*Konti*: who can log in. What they may see stands in the organisation's role assignments, not here."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower

from naervaer.web.organisation.searching import equals


class Users(UserManager["User"]):
    """People type their user name in small letters or capitals, as they like."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(equals("username", username or ""))


class User(AbstractUser):
    person = models.OneToOneField("organisation.Person", models.PROTECT, null=True, blank=True, related_name="user")

    objects: ClassVar[Users] = Users()

    class Meta(AbstractUser.Meta):
        constraints = [models.UniqueConstraint(Lower("username"), name="user_name_once_in_any_letters")]


class Persona(models.Model):
    """Somebody to log in as with one click. Written and read in demo mode only."""

    user = models.OneToOneField(User, models.CASCADE, related_name="persona")
    title = models.CharField(max_length=80)
    about = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
