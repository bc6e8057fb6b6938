"""What a policy says of *Tidlig Indsats*, and what is wrong with it. H3"""

import pytest
from tests.core.policy.texts import SMALL, faults, read

from naervaer.core.policy.schema import Policy

JUDGED = SMALL.replace('kind = "contact"', 'kind = "assessment"\ndone_by = "judgement"\nanswers = ["ja", "nej"]')
OFFERED = SMALL.replace(
    'kind = "contact"', 'kind = "offer"\ndone_by = "offer"\nanswers = ["tager imod", "siger nej tak"]'
)
EFFORT = '[early_effort]\nprofessionals = ["psykolog"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (JUDGED.replace('answers = ["ja", "nej"]', ""), "fandt kontakt uden answers"),
        (JUDGED.replace('"leader"', '"payroll"'), 'fandt "payroll", forventet en af dem, der vurderer'),
        (OFFERED, "professionals i [early_effort]"),
        (OFFERED + EFFORT + 'declined = "nej"\n', "forventet også nej fra [early_effort]"),
    ],
)
def test_H3_a_step_of_early_effort_that_nobody_can_do_is_named(text: str, said: str) -> None:
    assert said in "\n".join(faults(text))


@pytest.mark.parametrize("text", [JUDGED, OFFERED + EFFORT])
def test_H3_a_judgement_and_an_offer_with_what_they_need_are_a_policy(text: str) -> None:
    assert isinstance(read(text), Policy)
