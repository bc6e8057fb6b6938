"""*Sygenærvær*: what can become of an employee's own word that they are at work but ought perhaps to be at home."""

from naervaer.core.states import Machine, Move

SIGNAL = Machine(
    name="presenteeism",
    title="sygenærvær, medarbejderens signal",
    states={
        "given": "Givet",
        "seen": "Set af lederen",
        "talked": "Talt om",
        "withdrawn": "Trukket tilbage",
    },
    moves=(
        Move("see", "Set af lederen", ("given",), "seen"),
        Move("talk", "Talt om", ("given", "seen"), "talked"),
        Move("withdraw", "Trukket tilbage af medarbejderen", ("given", "seen", "talked"), "withdrawn"),
    ),
)
