"""The states of a meeting and of a case on its agenda, as tables."""

from naervaer.core.states import Machine, Move

MEETING = Machine(
    name="sparring",
    title="fraværssparring",
    states={
        "planned": "Planlagt",
        "sent": "Dagsorden sendt",
        "ended": "Holdt",
        "cancelled": "Aflyst",
    },
    moves=(
        Move("send", "Send dagsorden", ("planned",), "sent"),
        Move("end", "Slut mødet", ("sent",), "ended"),
        Move("cancel", "Aflys", ("planned", "sent"), "cancelled"),
    ),
)

ITEM = Machine(
    name="sparring_item",
    title="sag på fraværssparring",
    states={
        "waiting": "Venter",
        "discussed": "Drøftet",
        "postponed": "Udskudt til næste gang",
        "taken_off": "Taget af dagsordenen",
    },
    moves=(
        Move("discuss", "Drøftet", ("waiting", "postponed", "discussed"), "discussed"),
        Move("postpone", "Udskyd til næste gang", ("waiting", "discussed"), "postponed"),
        Move("take_off", "Tag af dagsordenen", ("waiting",), "taken_off"),
        Move("put_back", "Sæt på igen", ("taken_off",), "waiting"),
    ),
)
