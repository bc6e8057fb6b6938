"""Who may apply for a unit, and who answers. A3 N4"""

from dataclasses import replace

import pytest

from naervaer.core.access.model import Grant, Purpose, Role
from naervaer.core.policy.scheme import AcuteCard, Offer
from naervaer.core.scheme.applying import answered_for, bookers, is_applied_for

OFFER = Offer(
    id="gruppe", title="Gruppe", source="Her", level="group", provider="os", booked_by=("chief",), through="chief"
)


@pytest.mark.parametrize(
    ("grant", "names"),
    [
        (Grant(Role.LEADER, "u"), {"nearest_leader", "any_leader"}),
        (Grant(Role.CHIEF, "u"), {"chief", "any_leader"}),
        (Grant(Role.TRIO, "u"), {"trio"}),
        (Grant(Role.TRIO, "u", group="trio"), {"trio"}),
        (Grant(Role.TRIO, "u", group="work_environment_group"), {"work_environment_group"}),
        (Grant(Role.HR_CONSULTANT, None), {"hr_consultant"}),
        (Grant(Role.LAWYER, None), set()),
    ],
)
def test_the_policy_has_a_name_for_everybody_who_may_apply(grant: Grant, names: set[str]) -> None:
    assert bookers([grant]) == names
    assert bookers([grant, replace(grant, unit_id="v")]) == names


def test_acute_help_and_what_is_for_one_employee_is_not_applied_for() -> None:
    assert is_applied_for(OFFER)
    assert not is_applied_for(OFFER.model_copy(update={"level": "individual"}))
    assert not is_applied_for(OFFER.model_copy(update={"acute": AcuteCard(say=("Hjælp",))}))


@pytest.mark.parametrize(
    ("through", "chiefs", "led_by", "concerns", "answers"),
    [
        ("chief", {"c"}, {"l"}, False, Purpose.AIM_EFFORT),
        ("chief", {"c"}, {"l"}, True, Purpose.AIM_EFFORT),
        ("chief", {"c"}, {"c"}, False, Purpose.AIM_EFFORT),
        ("chief", {"c"}, {"c"}, True, Purpose.HANDLE_SCHEME),
        ("chief", set(), {"l"}, False, Purpose.HANDLE_SCHEME),
        ("hr_consultant", {"c"}, {"l"}, False, Purpose.HANDLE_SCHEME),
    ],
)
def test_hr_answers_where_there_is_no_chief_or_it_is_about_them(
    through: str, chiefs: set[str], led_by: set[str], concerns: bool, answers: Purpose
) -> None:
    offer = OFFER.model_copy(update={"through": through})
    assert answered_for(offer, chiefs=chiefs, led_by=led_by, concerns_leader=concerns) is answers
