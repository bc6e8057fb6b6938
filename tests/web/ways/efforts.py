"""Ways to the actions of efforts for groups and units."""

from tests.web.cast import Cast
from tests.web.efforts.asking import AIM, ANSWERS, applied
from tests.web.killing import Call, way
from tests.web.ways.scheme import here

from naervaer.web.efforts import actions


@way("efforts.apply")
@here
def apply(cast: Cast) -> Call:
    told = {"offer": "job-og-trivsel", "unit": cast.units["elmegaarden"].pk, "persons": 12, "answers": ANSWERS}
    return lambda: actions.apply(by=cast.actor("trio"), **told)


@way("efforts.answer_again")
@here
def answer_again(cast: Cast) -> Call:
    made = sent_back(cast)
    return lambda: actions.answer_again(by=cast.actor("trio"), application_id=made, persons=8, answers=ANSWERS)


@way("efforts.withdraw")
@here
def withdraw(cast: Cast) -> Call:
    made = applied(cast)
    return lambda: actions.withdraw(by=cast.actor("trio"), application_id=made.pk)


@way("efforts.send_back")
@here
def send_back(cast: Cast) -> Call:
    made = applied(cast)
    return lambda: actions.send_back(by=cast.actor("hr"), application_id=made.pk, text="Hvem deltager?")


@way("efforts.approve")
@here
def approve(cast: Cast) -> Call:
    made = applied(cast)
    return lambda: actions.approve(by=cast.actor("hr"), application_id=made.pk, aim=AIM, priority="first")


def sent_back(cast: Cast) -> int:
    made = applied(cast)
    assert actions.send_back(by=cast.actor("hr"), application_id=made.pk, text="Hvem deltager?")
    return made.pk
