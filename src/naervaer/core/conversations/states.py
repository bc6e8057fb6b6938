"""*Samtale*: what can become of a conversation from the invitation until it is held or will not be."""

from naervaer.core.states import Machine, Move

_ASKED = ("invited", "comes", "other_time", "stays_away")
_AHEAD = ("planned", *_ASKED)

CONVERSATION = Machine(
    name="conversation",
    title="samtale",
    states={
        "planned": "Planlagt",
        "invited": "Venter på svar",
        "comes": "Kommer",
        "other_time": "Ønsker en anden tid",
        "stays_away": "Kommer ikke",
        "held": "Holdt",
        "held_by_phone": "Holdt på telefon",
        "not_possible": "Kunne ikke holdes",
        "cancelled": "Aflyst",
        "annulled": "Annulleret",
    },
    moves=(
        Move("invite", "Indkaldt", ("planned",), "invited"),
        Move("come", "Svaret: kommer", ("invited", "other_time", "stays_away"), "comes"),
        Move("ask_other_time", "Svaret: ønsker en anden tid", _ASKED, "other_time"),
        Move("stay_away", "Svaret: kommer ikke", ("invited", "comes", "other_time"), "stays_away"),
        Move("move", "Flyttet", _ASKED, "invited"),
        Move("hold", "Holdt", _AHEAD, "held"),
        Move("hold_by_phone", "Holdt på telefon", _AHEAD, "held_by_phone"),
        Move("not_possible", "Kunne ikke holdes", _AHEAD, "not_possible"),
        Move("cancel", "Aflyst", _ASKED, "cancelled"),
        Move("annul", "Annulleret, registreret ved en fejl", ("held", "held_by_phone", "not_possible"), "annulled"),
    ),
)

HELD = ("held", "held_by_phone")
"""The states in which it was held, in whatever way."""

WAITING = _ASKED
"""The states in which it lies ahead."""
