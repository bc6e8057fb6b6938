"""What is wrong with the keys is said when the program starts, not when the first file is uploaded."""

from typing import Any

from django.core import checks

from naervaer.web.vault.keys import KeysAreWrong, keys


def register() -> None:
    checks.register(keys_can_be_read)


def keys_can_be_read(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    try:
        keys()
    except KeysAreWrong as wrong:
        return [checks.Error(str(wrong), id="vault.E001")]
    return []
