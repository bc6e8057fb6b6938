"""*Skridt* and *advis*: what can become of them. Their deadlines are no part of it: they are in ``standing``."""

from naervaer.core.states import Machine, Move

STEP = Machine(
    name="step",
    title="skridt",
    states={
        "waiting": "Venter",
        "done": "Gennemført",
        "not_relevant": "Ikke relevant",
        "closed": "Lukket, da fraværet sluttede",
        "dropped": "Bortfaldet",
    },
    moves=(
        Move("do", "Registrér", ("waiting", "closed", "dropped"), "done"),
        Move("defer", "Udskyd", ("waiting",), "waiting"),
        Move("set_aside", "Sæt til ikke relevant", ("waiting", "not_relevant", "closed", "dropped"), "not_relevant"),
        Move("annul", "Annullér", ("done", "not_relevant"), "waiting"),
        Move("close", "Fraværet slutter", ("waiting", "dropped"), "closed"),
        Move("drop", "Reglerne beder ikke længere om det", ("waiting", "closed"), "dropped"),
        Move("ask_again", "Fraværet fortsætter, eller reglerne beder om det igen", ("closed", "dropped"), "waiting"),
    ),
)

ALERT = Machine(
    name="alert",
    title="advis",
    states={"raised": "Venter på svar", "answered": "Besvaret", "withdrawn": "Trukket tilbage"},
    moves=(
        Move("answer", "Besvar", ("raised", "answered"), "answered"),
        Move("annul", "Annullér svaret", ("answered",), "raised"),
        Move("withdraw", "Lønsystemet retter fraværet", ("raised", "answered"), "withdrawn"),
        Move("raise_again", "Mønstret er der igen", ("withdrawn",), "raised"),
    ),
)
