"""*Tidlig Indsats*: the offer of help from a health professional, and the preventive referral, from first to last."""

from naervaer.core.states import Machine, Move

OFFER = Machine(
    name="early_offer",
    title="tilbud om sundhedsfaglig hjælp",
    states={
        "offered": "Tilbudt",
        "later": "Vil vente",
        "accepted": "Tager imod",
        "declined": "Nej tak",
        "running": "I gang",
        "ended": "Afsluttet",
        "annulled": "Annulleret",
    },
    moves=(
        Move("accept", "Tager imod", ("offered", "later", "declined"), "accepted"),
        Move("wait", "Vil vente", ("offered",), "later"),
        Move("decline", "Nej tak", ("offered", "later", "accepted"), "declined"),
        Move("begin", "I gang", ("accepted",), "running"),
        Move("end", "Afslut", ("accepted", "running"), "ended"),
        Move("annul", "Annullér, skrevet ved en fejl", ("offered", "later", "accepted", "declined"), "annulled"),
    ),
)

REFERRAL = Machine(
    name="early_referral",
    title="forebyggende henvisning",
    states={
        "sent": "Sendt",
        "taken_up": "Taget op",
        "appointed": "Tid aftalt",
        "closed": "Afsluttet",
        "withdrawn": "Trukket tilbage",
    },
    moves=(
        Move("take_up", "Tag sagen op", ("sent",), "taken_up"),
        Move("appoint", "Aftal en tid", ("sent", "taken_up", "appointed"), "appointed"),
        Move("close", "Afslut", ("taken_up", "appointed"), "closed"),
        Move("withdraw", "Træk tilbage", ("sent", "taken_up", "appointed"), "withdrawn"),
    ),
)
