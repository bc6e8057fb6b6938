"""*Sygemelding*: what a call can come to, from the moment it is taken until payroll and the program agree.

What a person has settled in payroll's favour stays settled: the call tells of nothing any more.
"""

from naervaer.core.states import Machine, Move

CALL = Machine(
    name="sick_call",
    title="sygemelding",
    states={
        "awaiting": "Afventer lønsystemet",
        "confirmed": "Bekræftet af lønsystemet",
        "differs": "Lønsystemet siger noget andet",
        "unknown_to_payroll": "Ukendt i lønsystemet",
        "payroll_right": "Afgjort: lønsystemet har ret",
        "call_right": "Afgjort: sygemeldingen har ret",
        "annulled": "Annulleret",
    },
    moves=(
        Move(
            "confirm", "Lønsystemet er enigt", ("awaiting", "differs", "unknown_to_payroll", "call_right"), "confirmed"
        ),
        Move("contradict", "Lønsystemet er uenigt", ("awaiting", "confirmed", "unknown_to_payroll"), "differs"),
        Move(
            "wait",
            "Der siges nyt, eller lønsystemet glemmer",
            ("confirmed", "differs", "unknown_to_payroll"),
            "awaiting",
        ),
        Move("miss", "Fristen for lønsystemet er gået", ("awaiting", "confirmed", "differs"), "unknown_to_payroll"),
        Move("believe_payroll", "Lønsystemet har ret", ("differs", "unknown_to_payroll"), "payroll_right"),
        Move("believe_call", "Sygemeldingen har ret", ("differs", "unknown_to_payroll"), "call_right"),
        Move("reopen", "Lønsystemet siger noget nyt", ("call_right",), "differs"),
        Move(
            "annul",
            "Annullér",
            ("awaiting", "confirmed", "differs", "unknown_to_payroll", "payroll_right", "call_right"),
            "annulled",
        ),
    ),
)


def held_against(state: str, found: str, *, repeats: bool) -> str:
    """The state of a call when payroll's facts say ``found``. A person's word stands while payroll only ``repeats``."""
    if state != "call_right" or found == "confirmed":
        return found
    return state if repeats else "differs"
