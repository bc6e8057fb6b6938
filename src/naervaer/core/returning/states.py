"""*Plan for at komme tilbage*: from the day it is agreed until it has been looked back on."""

from naervaer.core.states import Machine, Move

PLAN = Machine(
    name="return_plan",
    title="plan for at komme tilbage",
    states={
        "running": "Aftalt",
        "ended": "Afsluttet",
        "evaluated": "Evalueret",
        "annulled": "Annulleret",
    },
    moves=(
        Move("adjust", "Ret eller forlæng", ("running",), "running"),
        Move("end", "Afslut", ("running",), "ended"),
        Move("evaluate", "Evaluér", ("ended",), "evaluated"),
        Move("annul", "Annullér, skrevet ved en fejl", ("running",), "annulled"),
    ),
)
