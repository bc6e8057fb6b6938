"""Ways to the actions of the three-party conversation."""

from tests.web.cast import Cast
from tests.web.killing import Call, way
from tests.web.threeparty.talking import LINES, course, written
from tests.web.ways.scheme import here

from naervaer.web.threeparty import actions


@way("threeparty.call")
@here
def call(cast: Cast) -> Call:
    about = course(cast)
    return lambda: actions.call(by=cast.actor("provider"), course_id=about.pk, party="leader")


@way("threeparty.write")
@here
def write(cast: Cast) -> Call:
    about = course(cast)
    return lambda: actions.write(by=cast.actor("provider"), course_id=about.pk, lines=LINES)


@way("threeparty.approve")
@here
def approve(cast: Cast) -> Call:
    joint = written(cast)
    return lambda: actions.approve(by=cast.actor("pupil"), joint_id=joint.pk)


@way("threeparty.dispute")
@here
def dispute(cast: Cast) -> Call:
    joint = written(cast)
    return lambda: actions.dispute(by=cast.actor("pupil"), joint_id=joint.pk, text="Det var januar")
