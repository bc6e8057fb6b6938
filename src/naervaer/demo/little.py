"""The small demo installation: files in, people settled, a year lived through, and today's figures."""

from collections.abc import Sequence
from datetime import date, timedelta

from naervaer.core.access.model import Role
from naervaer.core.calendar import calendar_of, numeric_date
from naervaer.demo import asking, early_effort, extracts, meetings, signalling, world
from naervaer.demo.calls import Calls
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.delivering import Report, count_night, deliver
from naervaer.demo.installation import Installation
from naervaer.demo.living import WEEKS_LIVED, Life, nights
from naervaer.demo.papering import Papers
from naervaer.demo.provided import Provided
from naervaer.demo.settling import actors_of, hand_over, settle
from naervaer.demo.talking import Talks
from naervaer.demo.wellbeing import Scheme
from naervaer.demo.world import SmallWorld
from naervaer.web.handbook.queries import active_policy
from naervaer.web.reports.actions import counting_waits

HANDED_OVER = (
    ("over-4-maaneder", Role.RETENTION_CONSULTANT, "Der skal lægges en plan sammen med jobcentret."),
    ("tidlig-indsats", Role.RETENTION_CONSULTANT, "Fraværet ventes at blive langt."),
    ("fratraeder", Role.LAWYER, "Spørgsmål om fratræden under sygdom."),
)
"""Cases that a leader has handed to an adviser, by scene."""


def build(installation: Installation, today: date, report: Report, weeks: int = WEEKS_LIVED) -> None:
    policy = active_policy()
    small = world.small(today, calendar_of(policy), name=policy.municipality.name)
    casting = Casting(small)
    write_files(installation, small)
    days = nights(today, weeks)
    with standing_on(days[0]):
        for kind, name in extracts.STAFF_FILES:
            deliver(kind, installation.files / name, report)
    report("Roller, udvalg og konti gives")
    settle(casting)
    with counting_waits():
        live(installation, small, casting, days, report)
        for scene, role, reason in HANDED_OVER:
            adviser = next(a.person_id for a in casting.appointments() if a.role is role)
            hand_over(small.players[scene].person_id, adviser, role, reason, today - timedelta(days=3))
        with standing_on(today):
            deliver("absence-periods", installation.files / extracts.ABSENCE, report)
    count_night(today, report)
    Calls(small, casting, today).come_in()
    Talks(small, casting, today).take_place()
    early_effort.take_place(small, casting, today)
    Papers(small, today).are_written()
    meetings.hold(small, casting, today)
    asking.ask(small, casting, today)
    signalling.say(casting, today)
    Scheme(casting, today).is_lived()
    Provided(casting, today).is_lived()


def write_files(installation: Installation, small: SmallWorld) -> None:
    """What payroll delivers, and what it delivers next time, after having been corrected."""
    folder = installation.files
    extracts.write_units(folder / extracts.UNITS, small.units)
    extracts.write_employments(folder / extracts.EMPLOYMENTS, small.terms)
    extracts.write_absence(folder / extracts.ABSENCE, small.rows)
    corrected = extracts.corrected(
        small.rows,
        well_again=small.players["rettelse-paa-vej"].employment_id,
        wrong_code=small.players["forkert-kode"].employment_id,
        today=small.today,
    )
    extracts.write(folder / extracts.CORRECTED, extracts.ABSENCE_HEADER, corrected)


def live(installation: Installation, small: SmallWorld, casting: Casting, days: Sequence[date], report: Report) -> None:
    """Each of the days payroll delivers what it knew then, and leaders do what their lists ask."""
    leaders = dict.fromkeys(a.person_id for a in casting.appointments() if a.role is Role.LEADER)
    life = Life(small, actors_of(leaders), world.SEED)
    for n, day in enumerate(days):
        if n % 10 == 0:
            report(f"Året leves igennem: {numeric_date(day)}")
        extract = installation.files / f"fravaer-{day:%Y-%m-%d}.csv"
        extracts.write_absence(extract, extracts.known_on(small.rows, day))
        with standing_on(day):
            deliver("absence-periods", extract)
            life.day(day, before=days[n + 1] if n + 1 < len(days) else small.today)
        extract.unlink()
    report(f"Lederne har svaret på {life.said} skridt og adviser")
