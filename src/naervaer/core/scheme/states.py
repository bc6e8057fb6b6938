"""The states of a request for an offer and of the course that comes of it, as tables."""

from naervaer.core.states import Machine, Move

REQUEST = Machine(
    name="offer_request",
    title="anmodning om et tilbud",
    states={
        "asked": "Venter på bekræftelse",
        "disputed": "Ikke enig i svarene",
        "confirmed": "Bekræftet",
        "withdrawn": "Trukket tilbage",
    },
    moves=(
        Move("confirm", "Bekræft", ("asked",), "confirmed"),
        Move("dispute", "Det passer ikke", ("asked",), "disputed"),
        Move("answer_again", "Svar igen", ("asked", "disputed"), "asked"),
        Move("withdraw", "Træk tilbage", ("asked", "disputed"), "withdrawn"),
    ),
)
OPEN = ("asked", "disputed")
"""States in which an employee has a request that is not settled: a second of the same offer is refused."""

APPLICATION = Machine(
    name="effort_application",
    title="ansøgning om en indsats",
    states={
        "asked": "Venter på svar",
        "sent_back": "Sendt tilbage",
        "approved": "Godkendt",
        "withdrawn": "Trukket tilbage",
    },
    moves=(
        Move("approve", "Godkend", ("asked",), "approved"),
        Move("send_back", "Send tilbage", ("asked",), "sent_back"),
        Move("answer_again", "Send igen", ("asked", "sent_back"), "asked"),
        Move("withdraw", "Træk tilbage", ("asked", "sent_back"), "withdrawn"),
    ),
)
UNSETTLED = ("asked", "sent_back")
"""States in which a unit has an application that is not settled: a second of the same offer is refused."""

JOINT = Machine(
    name="joint_agreement",
    title="fælles aftale efter trepartssamtalen",
    states={
        "written": "Venter på medarbejderen",
        "disputed": "Medarbejderen er ikke enig",
        "approved": "Godkendt",
    },
    moves=(
        Move("write", "Skriv om", ("written", "disputed"), "written"),
        Move("dispute", "Det passer ikke", ("written",), "disputed"),
        Move("approve", "Godkend", ("written",), "approved"),
    ),
)

INVOICE = Machine(
    name="invoice",
    title="faktura fra en leverandør",
    states={
        "sent": "Venter på kontrol",
        "approved": "Godkendt",
        "sent_back": "Sendt tilbage",
        "withdrawn": "Trukket tilbage",
    },
    moves=(
        Move("approve", "Godkend", ("sent",), "approved"),
        Move("send_back", "Send tilbage", ("sent",), "sent_back"),
        Move("withdraw", "Træk tilbage", ("sent",), "withdrawn"),
    ),
)
STANDING = ("sent", "approved")
"""States in which an invoice stands under its number: a second with the same number is refused."""

COURSE = Machine(
    name="course",
    title="forløb i trivselsordningen",
    states={
        "waiting": "På venteliste",
        "offered": "Plads tilbudt",
        "running": "I gang",
        "finished": "Afsluttet",
        "stopped": "Stoppet",
        "left": "Ude af ventelisten",
    },
    moves=(
        Move("begin", "Sæt i gang", ("waiting",), "running"),
        Move("offer", "Tilbyd plads", ("waiting",), "offered"),
        Move("accept", "Tag imod pladsen", ("offered",), "running"),
        Move("let_go", "Lad pladsen gå videre", ("offered",), "waiting"),
        Move("leave", "Forlad ventelisten", ("waiting", "offered"), "left"),
        Move("finish", "Afslut", ("running",), "finished"),
        Move("stop", "Stop", ("running",), "stopped"),
    ),
)
HAS_MONEY = ("offered", "running")
"""States in which money is held for a course."""
