"""The states of a session and of hours beyond the quota, as tables."""

from naervaer.core.states import Machine, Move

SESSION = Machine(
    name="session",
    title="samtale i et forløb",
    states={
        "planned": "Aftalt",
        "held": "Holdt",
        "no_show": "Udeblevet",
        "moved": "Flyttet",
        "cancelled": "Aflyst",
    },
    moves=(
        Move("hold", "Holdt", ("planned",), "held"),
        Move("no_show", "Kom ikke", ("planned",), "no_show"),
        Move("move", "Flyt", ("planned",), "moved"),
        Move("cancel", "Aflys", ("planned",), "cancelled"),
    ),
)

EXTRA = Machine(
    name="extra_hours",
    title="timer ud over kvoten",
    states={"asked": "Venter på svar", "agreed": "Sagt ja", "declined": "Sagt nej"},
    moves=(
        Move("agree", "Sig ja", ("asked",), "agreed"),
        Move("decline", "Sig nej", ("asked",), "declined"),
    ),
)
