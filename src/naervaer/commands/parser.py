"""argparse in Danish. Usage, headings and faults are translated; the exit code of wrong usage is 2."""

import argparse
import gettext
from collections.abc import Sequence
from typing import Any, NoReturn

_DANISH = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "tilvalg",
    "show this help message and exit": "vis denne hjælp og afslut",
    "the following arguments are required: %s": "disse argumenter mangler: %s",
    "unrecognized arguments: %s": "ukendte argumenter: %s",
    "expected one argument": "der skal stå en værdi efter",
    "expected at least one argument": "der skal stå mindst én værdi efter",
    "one of the arguments %s is required": "et af disse argumenter skal være der: %s",
    "not allowed with argument %s": "kan ikke bruges sammen med %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r findes ikke (vælg mellem %(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r kan ikke læses som %(type)s",
    "ignored explicit argument %r": "værdien %r bruges ikke",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fejl: %(message)s\n",
}


class CommandError(Exception):
    """Input was refused. ``reasons`` are Danish sentences, one line each on stderr."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons: Sequence[str] = reasons


def _speak_danish() -> None:
    english = gettext.gettext
    argparse._ = lambda text: _DANISH.get(text) or english(text)  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _speak_danish()
        super().__init__(*args, **{"allow_abbrev": False, **kwargs})

    def error(self, message: str) -> NoReturn:
        super().error(message)
