"""argparse in Danish. Usage, headings and faults are translated; the exit code of wrong usage is 2."""

import argparse
import gettext
from collections.abc import Sequence
from datetime import date
from typing import Any

_DANISH = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "tilvalg",
    "show this help message and exit": "vis denne hjælp og afslut",
    "the following arguments are required: %s": "disse argumenter mangler: %s",
    "unrecognized arguments: %s": "ukendte argumenter: %s",
    "expected one argument": "der skal stå én værdi efter",
    "expected at most one argument": "der må højst stå én værdi efter",
    "expected at least one argument": "der skal stå mindst én værdi efter",
    "one of the arguments %s is required": "et af disse argumenter skal være der: %s",
    "not allowed with argument %s": "kan ikke bruges sammen med %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r findes ikke (vælg mellem %(choices)s)",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r findes ikke (vælg mellem %(choices)s)",
    "ignored explicit argument %r": "værdien %r hører ikke til her",
    "can't open '%(filename)s': %(error)s": "»%(filename)s« kan ikke åbnes",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fejl: %(message)s\n",
}
_DANISH_COUNTED = {"expected %s argument": ("der skal stå %s værdi efter", "der skal stå %s værdier efter")}
_DANISH_KINDS = {"int": "et helt tal", "float": "et tal", "Decimal": "et tal", "Path": "en sti"}


class CommandError(Exception):
    """Input was refused. ``reasons`` are Danish sentences, one line each on stderr."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons: Sequence[str] = reasons


def day(text: str) -> date:
    """The ``type`` of an argument that is a date, written ÅÅÅÅ-MM-DD, in the years that files may hold."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke en dato som ÅÅÅÅ-MM-DD") from None
    if not 1900 <= found.year <= 2199:
        raise argparse.ArgumentTypeError(f"»{text}« ligger ikke mellem 1900 og 2199")
    return found


def _counted(one: str, many: str, count: int) -> str:
    if one in _DANISH_COUNTED:
        return _DANISH_COUNTED[one][0 if count == 1 else 1]
    return gettext.ngettext(one, many, count)


def _speak_danish() -> None:
    argparse._ = lambda text: _DANISH.get(text) or gettext.gettext(text)  # type: ignore[attr-defined]
    argparse.ngettext = _counted  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _speak_danish()
        super().__init__(*args, **{"allow_abbrev": False, **kwargs})

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except ArithmeticError:
            pass
        except argparse.ArgumentError as error:
            if not isinstance(error.__context__, TypeError | ValueError):
                raise
        kind = _DANISH_KINDS.get(getattr(action.type, "__name__", ""), "det, der skal stå her")
        raise argparse.ArgumentError(action, f"»{arg_string}« kan ikke læses som {kind}")
