"""*Aftale*: what somebody has promised to do by a day, and what can become of it."""

from naervaer.core.states import Machine, Move

AGREEMENT = Machine(
    name="agreement",
    title="aftale",
    states={"agreed": "Aftalt", "done": "Gjort", "dropped": "Ikke længere aktuel", "annulled": "Annulleret"},
    moves=(
        Move("done", "Gjort", ("agreed",), "done"),
        Move("postponed", "Ny dato", ("agreed",), "agreed"),
        Move("commented", "Medarbejderens kommentar", ("agreed",), "agreed"),
        Move("dropped", "Ikke længere aktuel", ("agreed",), "dropped"),
        Move("reopened", "Åbnet igen", ("done", "dropped"), "agreed"),
        Move("annulled", "Annulleret, skrevet ved en fejl", ("agreed",), "annulled"),
    ),
)
