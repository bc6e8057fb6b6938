"""What may be done with groups, meetings and cases of a sparring."""

from datetime import date

import pytest

from naervaer.core.access.appointments import Period
from naervaer.core.sparring import rules
from naervaer.core.verdicts import Refused, Verdict

TODAY = date(2026, 12, 8)
YESTERDAY, TOMORROW = date(2026, 12, 7), date(2026, 12, 9)
THEMES = ("langt fravær", "konflikt eller samarbejde")


def wish(state: str = "planned", question: str = "Hvad nu?", theme: str = THEMES[0]) -> Verdict:
    return rules.may_wish(state, question=question, theme=theme, themes=THEMES)


ALLOWED = [
    rules.may_join(Period(TODAY), [Period(date(2026, 1, 1), YESTERDAY)], "Enheden"),
    rules.may_plan([TODAY, TOMORROW], TODAY, [YESTERDAY]),
    rules.may_send("planned", 3, 1),
    rules.may_cancel("sent", "Ferie"),
    rules.may_end("sent", TODAY, TODAY, 2),
    wish(),
    wish("sent"),
    rules.may_take_off("sent", "waiting", "Er tilbage."),
    rules.may_talk("sent", TODAY, TODAY),
    rules.may_decide("sent", YESTERDAY, TODAY, text="Ring i morgen.", due=TODAY),
]
REFUSED = [
    (rules.may_join(Period(TODAY, YESTERDAY), [], "Enheden"), "Slutdatoen"),
    (rules.may_join(Period(TODAY), [Period(YESTERDAY)], "Enheden"), "Enheden er allerede med"),
    (rules.may_plan([], TODAY, []), "hvor mange"),
    (rules.may_plan([YESTERDAY], TODAY, []), "gået"),
    (rules.may_plan([TOMORROW], TODAY, [TOMORROW]), "allerede 9.12.2026"),
    (rules.may_send("sent", 3, 1), "kan ikke ske nu"),
    (rules.may_send("planned", 0, 1), "ingen medlemmer"),
    (rules.may_send("planned", 1, 0), "ingen fastholdelseskonsulent"),
    (rules.may_cancel("ended", "Ferie"), "kan ikke ske nu"),
    (rules.may_cancel("planned", " "), "hvorfor"),
    (rules.may_end("planned", TODAY, TODAY, 1), "kan ikke ske nu"),
    (rules.may_end("sent", TOMORROW, TODAY, 1), "først 9.12.2026"),
    (rules.may_end("sent", TODAY, TODAY, 0), "Sæt kryds"),
    (wish("ended"), "slut eller aflyst"),
    (wish(theme="andet"), "emnerne"),
    (wish(question=" "), "sparring om"),
    (rules.may_take_off("ended", "waiting", "Nej"), "slut eller aflyst"),
    (rules.may_take_off("sent", "discussed", "Nej"), "kan ikke ske nu"),
    (rules.may_take_off("sent", "waiting", ""), "hvorfor"),
    (rules.may_talk("planned", TODAY, TODAY), "ikke i gang"),
    (rules.may_talk("sent", TOMORROW, TODAY), "først 9.12.2026"),
    (rules.may_decide("ended", TODAY, TODAY, text="Ring", due=TODAY), "ikke i gang"),
    (rules.may_decide("sent", TODAY, TODAY, text=" ", due=TODAY), "besluttet"),
    (rules.may_decide("sent", TODAY, TODAY, text="Ring", due=YESTERDAY), "Datoen er gået"),
]


@pytest.mark.parametrize("verdict", ALLOWED)
def test_what_is_in_order_may_be_done(verdict: Verdict) -> None:
    assert verdict


@pytest.mark.parametrize(("verdict", "says"), REFUSED)
def test_a_refusal_says_what_is_wrong(verdict: Verdict, says: str) -> None:
    assert isinstance(verdict, Refused)
    assert says in verdict.reasons[0]
