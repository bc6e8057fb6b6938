"""The states of a request for access to one's case (*aktindsigt*), as a table."""

from naervaer.core.states import Machine, Move

ACCESS_REQUEST = Machine(
    name="access_request",
    title="anmodning om aktindsigt",
    states={"asked": "Venter på svar", "given": "Udleveret", "refused": "Afvist", "withdrawn": "Trukket tilbage"},
    moves=(
        Move("give", "Godkend og udlevér", ("asked",), "given"),
        Move("refuse", "Afvis", ("asked",), "refused"),
        Move("withdraw", "Træk tilbage", ("asked",), "withdrawn"),
    ),
)
