"""Where the encrypted bytes lie: in the database, or as files in a folder. They are encrypted before they come here."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings

from naervaer.web.vault.models import Sealed


class Store(Protocol):
    name: str

    def put(self, key: UUID, content: bytes) -> None: ...

    def get(self, key: UUID) -> bytes | None: ...

    def drop(self, key: UUID) -> None: ...

    def lying_since(self, moment: datetime) -> Iterator[UUID]:
        """The keys of what was put here before the moment and may have no row."""
        ...


class DatabaseStore:
    """In the database: the same transaction, the same backup."""

    name = "database"

    def put(self, key: UUID, content: bytes) -> None:
        Sealed.objects.create(kept_id=key, content=content)

    def get(self, key: UUID) -> bytes | None:
        row = Sealed.objects.filter(pk=key).values_list("content", flat=True).first()
        return None if row is None else bytes(row)

    def drop(self, key: UUID) -> None:
        Sealed.objects.filter(pk=key).delete()

    def lying_since(self, moment: datetime) -> Iterator[UUID]:
        """None: the bytes came, and go, with their row."""
        return iter(())


class FolderStore:
    """In a folder, a file each, named by its key.

    What an upload that was cut off leaves can be read by nobody, and is swept away at night.
    """

    name = "folder"
    FILE = re.compile(r"[0-9a-f]{32}\.sealed")

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: UUID, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path(key).write_bytes(content)

    def get(self, key: UUID) -> bytes | None:
        path = self._path(key)
        return path.read_bytes() if path.is_file() else None

    def drop(self, key: UUID) -> None:
        self._path(key).unlink(missing_ok=True)

    def lying_since(self, moment: datetime) -> Iterator[UUID]:
        for path in self._folder.glob("*.sealed"):
            if self.FILE.fullmatch(path.name) and path.stat().st_mtime < moment.timestamp():
                yield UUID(path.stem)

    def _path(self, key: UUID) -> Path:
        return self._folder / f"{key.hex}.sealed"


class NoFolder:
    """A folder that the installation no longer names: nothing is there to read, and nothing elsewhere is touched."""

    name = FolderStore.name

    def put(self, key: UUID, content: bytes) -> None:
        raise FileNotFoundError(self.name)

    def get(self, key: UUID) -> bytes | None:
        return None

    def drop(self, key: UUID) -> None:
        """The data key went with the row: what is left in the folder cannot be read."""

    def lying_since(self, moment: datetime) -> Iterator[UUID]:
        return iter(())


def store_for_new() -> Store:
    """The folder when the installation names one, else the database."""
    return store_named(FolderStore.name if settings.NAERVAER_FILE_FOLDER else DatabaseStore.name)


def store_named(name: str) -> Store:
    """Where a file was put, whatever the setting has become since."""
    if name == DatabaseStore.name:
        return DatabaseStore()
    folder = settings.NAERVAER_FILE_FOLDER
    return FolderStore(Path(folder)) if folder else NoFolder()
