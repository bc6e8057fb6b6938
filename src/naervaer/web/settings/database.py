"""SQLite embedded by default; PostgreSQL when ``DATABASE_URL`` says so."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def database_from(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's database settings for ``postgresql://user:password@host:port/name``; empty = SQLite in ``data_dir``."""
    if url:
        parts = urlsplit(url)
        if parts.scheme not in ("postgres", "postgresql"):
            raise ValueError(f"DATABASE_URL begynder med {parts.scheme!r}; forventet postgresql://")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data_dir / "naervaer.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        },
    }
