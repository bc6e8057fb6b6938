"""The states of a decision about long absence, as a table."""

from naervaer.core.states import Machine, Move

DECISION = Machine(
    name="long_absence_decision",
    title="beslutning efter langt fravær",
    states={
        "considering": "Under overvejelse",
        "decided": "Besluttet",
        "informed": "Medarbejderen har fået besked",
        "dropped": "Ikke længere aktuel",
    },
    moves=(
        Move("consider", "Overvejelse skrevet", ("considering",), "considering"),
        Move("decide", "Beslut", ("considering",), "decided"),
        Move("correct", "Ret beslutningen", ("decided", "informed"), "decided"),
        Move("inform", "Giv medarbejderen besked", ("decided",), "informed"),
        Move("drop", "Ikke aktuel", ("considering",), "dropped"),
    ),
)
