"""What is wrong with the keys or the folder is said when the program starts, not when the first file is uploaded."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError

from naervaer.web.vault.keys import KeysAreWrong, keys
from naervaer.web.vault.models import Kept
from naervaer.web.vault.stores import FolderStore


def register() -> None:
    checks.register(keys_can_be_read)
    checks.register(folder_is_there)
    checks.register(folder_is_named, checks.Tags.database)


def keys_can_be_read(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    try:
        keys()
    except KeysAreWrong as wrong:
        return [checks.Error(str(wrong), id="vault.E001")]
    return []


def folder_is_there(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """A folder that is not there may be a disk that is not: nothing is put somewhere else in silence."""
    folder = settings.NAERVAER_FILE_FOLDER
    if not folder or (Path(folder).is_absolute() and Path(folder).is_dir()):
        return []
    told = f"NAERVAER_FILE_FOLDER: forventet hele stien til en mappe, der findes, fandt »{folder}«."
    return [checks.Error(told, hint="Opret mappen, eller ret stien.", id="vault.E002")]


def folder_is_named(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Files that were put in a folder cannot be read when the installation no longer names it."""
    if settings.NAERVAER_FILE_FOLDER or not databases:
        return []
    try:
        lying = Kept.objects.filter(store=FolderStore.name).count()
    except DatabaseError:
        return []
    told = f"NAERVAER_FILE_FOLDER mangler, men {lying} bilag ligger i en mappe."
    hint = "Sæt den til den mappe, den pegede på før: bilagene kan ikke læses uden."
    return [checks.Error(told, hint=hint, id="vault.E003")] if lying else []
