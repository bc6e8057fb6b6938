"""The states of the papers of a case, as tables: one machine for each way a paper goes."""

from naervaer.core.states import Machine, Move

_GIVEN_UP = "Ikke længere aktuel"

POSSIBILITY = Machine(
    name="possibility_declaration",
    title="mulighedserklæring",
    states={
        "draft": "Udkast",
        "talked": "Drøftet med medarbejderen",
        "sent": "Hos lægen",
        "received": "Modtaget",
        "closed": "Afsluttet",
        "dropped": _GIVEN_UP,
    },
    moves=(
        Move("talk", "Samtalen er holdt", ("draft",), "talked"),
        Move("send", "Givet medarbejderen til lægen", ("talked",), "sent"),
        Move("receive", "Modtaget", ("sent",), "received"),
        Move("extend", "Ny frist", ("sent",), "sent"),
        Move("close", "Afslut", ("received",), "closed"),
        Move("drop", _GIVEN_UP, ("draft", "talked", "sent"), "dropped"),
    ),
)

CERTIFICATE = Machine(
    name="certificate",
    title="lægeattest eller erklæring",
    states={
        "draft": "Udkast",
        "sent": "Bedt om",
        "received": "Modtaget",
        "closed": "Afsluttet",
        "dropped": _GIVEN_UP,
    },
    moves=(
        Move("send", "Bed om den", ("draft",), "sent"),
        Move("receive", "Modtaget", ("sent",), "received"),
        Move("extend", "Ny frist", ("sent",), "sent"),
        Move("close", "Afslut", ("received",), "closed"),
        Move("drop", _GIVEN_UP, ("draft", "sent"), "dropped"),
    ),
)

RETENTION_PLAN = Machine(
    name="retention_plan",
    title="fastholdelsesplan",
    states={
        "draft": "Medarbejderen har bedt om den",
        "agreed": "Lavet i fællesskab",
        "handed": "Givet medarbejderen til kommunens opfølgning",
        "refused": "Afslået med begrundelse",
        "dropped": _GIVEN_UP,
    },
    moves=(
        Move("agree", "Planen er lavet", ("draft",), "agreed"),
        Move("ask", "Medarbejderen har bedt om planen", ("draft",), "draft"),
        Move("hand", "Givet medarbejderen", ("agreed",), "handed"),
        Move("refuse", "Sig nej med begrundelse", ("draft",), "refused"),
        Move("drop", _GIVEN_UP, ("draft", "agreed"), "dropped"),
    ),
)

FAST_TRACK = Machine(
    name="fast_track",
    title="Fast track",
    states={
        "draft": "Udkast",
        "told": "Medarbejderen har fået besked",
        "sent": "Sendt i NemRefusion",
        "followed": "Kommunens første samtale er holdt",
        "declined": "Medarbejderen har sagt nej",
        "dropped": _GIVEN_UP,
    },
    moves=(
        Move("tell", "Medarbejderen har fået besked", ("draft",), "told"),
        Move("send", "Sendt i NemRefusion", ("told",), "sent"),
        Move("follow", "Kommunens samtale er holdt", ("sent",), "followed"),
        Move("consent", "Medarbejderen er indforstået", ("told",), "told"),
        Move("object", "Medarbejderen gør indsigelse", ("told",), "told"),
        Move("decline", "Medarbejderen siger nej", ("told", "sent"), "declined"),
        Move("drop", _GIVEN_UP, ("draft", "told"), "dropped"),
    ),
)

SECTION_56 = Machine(
    name="section_56",
    title="§ 56-aftale",
    states={
        "draft": "Under udarbejdelse",
        "applied": "Søgt hos kommunen",
        "approved": "Godkendt",
        "rejected": "Afslået af kommunen",
        "ended": "Ophørt",
        "dropped": _GIVEN_UP,
    },
    moves=(
        Move("apply", "Søgt", ("draft",), "applied"),
        Move("approve", "Godkendt", ("draft", "applied"), "approved"),
        Move("reject", "Afslået", ("applied",), "rejected"),
        Move("end", "Ophørt", ("approved",), "ended"),
        Move("drop", _GIVEN_UP, ("draft", "applied"), "dropped"),
    ),
)
