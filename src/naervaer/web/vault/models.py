"""*Krypterede filer*: what is kept here can only be read with a key that is not in the database."""

import uuid

from django.db import models
from django.db.models import Q


class Kept(models.Model):
    """A file under its own data key, which is itself wrapped by the installation's key ``key_name``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key_name = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    store = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(key_name=""), name="vault_names_its_key")]


class Sealed(models.Model):
    """The encrypted bytes of a file, when the database is where files are kept."""

    kept = models.OneToOneField(Kept, models.CASCADE, primary_key=True, related_name="sealed")
    content = models.BinaryField()
