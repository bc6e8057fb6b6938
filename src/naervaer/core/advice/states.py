"""The states of a question and of a proposed answer for the handbook, as tables."""

from naervaer.core.states import Machine, Move

QUESTION = Machine(
    name="question",
    title="spørgsmål om hjælp",
    states={
        "waiting": "Venter på svar",
        "taken": "Er ved at blive besvaret",
        "asked_back": "Venter på den, der spurgte",
        "answered": "Besvaret",
        "closed": "Afsluttet",
        "withdrawn": "Trukket tilbage",
    },
    moves=(
        Move("take", "Tag spørgsmålet", ("waiting",), "taken"),
        Move("answer", "Svar", ("waiting", "taken", "answered"), "answered"),
        Move("ask_back", "Spørg tilbage", ("waiting", "taken"), "asked_back"),
        Move("add", "Skriv mere", ("waiting",), "waiting"),
        Move("reply", "Skriv igen", ("taken", "asked_back", "answered"), "taken"),
        Move("pass_on", "Send videre til et andet tema", ("waiting", "taken"), "waiting"),
        Move("give", "Giv det til en anden", ("waiting", "taken", "asked_back"), "taken"),
        Move("close", "Afslut", ("answered",), "closed"),
        Move("withdraw", "Træk spørgsmålet tilbage", ("waiting", "taken", "asked_back"), "withdrawn"),
    ),
)

KNOWN_ANSWER = Machine(
    name="known_answer",
    title="svar til håndbogen",
    states={
        "proposed": "Foreslået",
        "published": "Står i håndbogen",
        "declined": "Ikke taget med",
        "taken_down": "Taget ned",
    },
    moves=(
        Move("publish", "Sæt i håndbogen", ("proposed",), "published"),
        Move("decline", "Tag ikke med", ("proposed",), "declined"),
        Move("take_down", "Tag ned", ("published",), "taken_down"),
    ),
)
