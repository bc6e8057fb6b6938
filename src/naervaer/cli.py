"""The ``naervaer`` command: one module of ``commands`` for each word, loaded only when it is asked for."""

import sys
from collections.abc import Sequence
from importlib import import_module

from naervaer.commands.parser import CommandError, Parser

COMMANDS: dict[str, str] = {
    "figures": "Fraværstal ud fra filer",
    "spells": "Perioder og forløb ud fra filer",
    "due": "Skridt, der skal gøres, ud fra filer og politik",
    "alerts": "Adviser ud fra filer og politik",
    "eligible": "Kan et tilbud bookes? Spørgerammen ud fra en fil",
    "policy": "Kontrollér en politikfil, skriv håndbogen, afprøv reglerne",
    "import": "Indlæs en fil i installationen",
    "nightly": "Nattens gennemgang af skridt, adviser, tal og mails",
    "retention": "Slet det, politikken ikke længere lader gemme",
    "demo": "Vis programmet med en opdigtet kommune",
    "serve": "Kør installationen",
    "worker": "Gør det arbejde, der står i kø; serve kører selv en",
    "migrate": "Klargør eller opdatér databasen",
    "bench": "Mål hastigheden",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0: done; 1: input refused, reasons on stderr; 2: wrong usage."""
    parser = Parser(prog="naervaer", description="Nærvær: opfølgning på sygefravær og trivselsordning.")
    words = parser.add_subparsers(dest="command", metavar="KOMMANDO", required=True, title="kommandoer")
    asked = list(sys.argv[1:] if argv is None else argv)
    for word, help_text in COMMANDS.items():
        sub = words.add_parser(word, help=help_text, description=help_text)
        if asked and asked[0] == word:
            import_module(f"naervaer.commands.{word}_command").add_arguments(sub)
    arguments = parser.parse_args(asked)
    try:
        return int(arguments.run(arguments) or 0)
    except CommandError as error:
        for reason in error.reasons:
            print(reason, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
