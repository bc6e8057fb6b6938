"""Cases to due steps in DuckDB: the rules of the policy become a table that is laid beside the cases."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from naervaer.core.absence import Category
from naervaer.core.calendar import calendar_of, nth_day_without_holidays
from naervaer.core.policy.schema import Policy, Step, When
from naervaer.core.timeline.model import Answer, DueStep
from naervaer.core.timeline.moments import DAYS_OF_A_WEEK, basis, days_after_first, handle_by
from naervaer.core.timeline.sql_stretches import BITS, rows

ANSWERS = """
CREATE OR REPLACE TEMP TABLE timeline_answers AS
SELECT employment_id, first_day, step, answer, min(day) AS day FROM (
    SELECT unnest($employments::VARCHAR[]) AS employment_id, unnest($first_days::DATE[]) AS first_day,
        unnest($steps::VARCHAR[]) AS step, unnest($answers::VARCHAR[]) AS answer, unnest($days::DATE[]) AS day
) WHERE day <= $as_of GROUP BY ALL
"""

RULES = """
CREATE OR REPLACE TEMP TABLE timeline_rules (
    rule INTEGER, step VARCHAR, valid_from DATE, valid_to DATE,
    opens_days INTEGER, opens_months INTEGER, opens_counted INTEGER, opens_step VARCHAR, opens_answer VARCHAR,
    due_days INTEGER, due_months INTEGER, due_counted INTEGER, due_step VARCHAR, due_answer VARCHAR,
    latest_days INTEGER, latest_months INTEGER, latest_counted INTEGER, latest_step VARCHAR, latest_answer VARCHAR,
    repeat_day INTEGER, every_days INTEGER, wanted INTEGER, leaves_within INTEGER, only_bits INTEGER[],
    all_but_partial BOOLEAN
)
"""

ADD_RULE = """
INSERT INTO timeline_rules VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

COUNTED = """
CREATE OR REPLACE TEMP TABLE timeline_counted AS
SELECT unnest($first_days::DATE[]) AS first_day, unnest($nths::INTEGER[]) AS nth, unnest($days::DATE[]) AS day
"""

MOMENT = """
CREATE OR REPLACE TEMP MACRO timeline_moment(first_day, days, months, counted, answered) AS
    coalesce(first_day + days, CAST(first_day + to_months(months) AS DATE), counted, answered)
"""

STEPS = """
CREATE OR REPLACE TEMP TABLE steps AS
WITH dated AS (
    SELECT cases.*, timeline_rules.*,
        timeline_moment(cases.first_day, opens_days, opens_months, opens_on.day, opened.day) AS opens,
        timeline_moment(cases.first_day, due_days, due_months, due_on.day, dued.day) AS own_due,
        timeline_moment(cases.first_day, latest_days, latest_months, latest_on.day, lasted.day) AS latest
    FROM cases
    JOIN timeline_rules
        ON cases.first_day >= coalesce(valid_from, cases.first_day)
        AND cases.first_day <= coalesce(valid_to, cases.first_day)
    LEFT JOIN timeline_counted AS opens_on ON opens_on.first_day = cases.first_day AND opens_on.nth = opens_counted
    LEFT JOIN timeline_counted AS due_on ON due_on.first_day = cases.first_day AND due_on.nth = due_counted
    LEFT JOIN timeline_counted AS latest_on ON latest_on.first_day = cases.first_day AND latest_on.nth = latest_counted
    LEFT JOIN timeline_answers AS opened ON opened.employment_id = cases.employment_id
        AND opened.first_day = cases.first_day AND opened.step = opens_step AND opened.answer = opens_answer
    LEFT JOIN timeline_answers AS dued ON dued.employment_id = cases.employment_id
        AND dued.first_day = cases.first_day AND dued.step = due_step AND dued.answer = due_answer
    LEFT JOIN timeline_answers AS lasted ON lasted.employment_id = cases.employment_id
        AND lasted.first_day = cases.first_day AND lasted.step = latest_step AND lasted.answer = latest_answer
    WHERE (wanted = 0 OR bits & wanted <> 0)
        AND NOT coalesce(left_on <= cases.first_day + leaves_within, FALSE)
        AND NOT list_contains(only_bits, bits)
        AND NOT (all_but_partial AND bits <> $partial)
), firsts AS (
    SELECT *, greatest(own_due, opens) AS due,
        CASE WHEN opens_step IS NULL THEN CAST(greatest(own_due, opens) - opens AS INTEGER) ELSE $week - 1 END AS ahead
    FROM dated WHERE opens IS NOT NULL AND own_due IS NOT NULL
), later AS (
    SELECT *, least(ahead, every_days - 1) AS ahead_again,
        CAST(unnest(range(1, greatest(2, ($as_of - due) // every_days + 4))) AS INTEGER) AS again
    FROM firsts WHERE every_days IS NOT NULL
), listed AS (
    SELECT 1 AS occurrence, employment_id, first_day, rule, opens, due, latest FROM firsts
    UNION ALL
    SELECT 2, employment_id, first_day, rule, greatest(first_day + repeat_day - 1 - ahead, due + 1),
        first_day + repeat_day - 1, NULL
    FROM firsts WHERE first_day + repeat_day - 1 > due
    UNION ALL
    SELECT 1 + again, employment_id, first_day, rule, due + again * every_days - ahead_again,
        due + again * every_days, NULL
    FROM later WHERE again = 1 OR due + (again - 1) * every_days - ahead_again <= $as_of
)
SELECT employment_id, first_day AS case_first_day, rule, step, occurrence, listed.opens, listed.due, listed.latest,
    CASE
        WHEN NOT running THEN CASE WHEN listed.due <= last_day THEN 'overdue' ELSE 'lapsed' END
        WHEN $as_of < listed.opens THEN 'upcoming'
        WHEN $as_of > listed.due THEN 'overdue'
        ELSE 'open'
    END AS state
FROM listed JOIN firsts USING (employment_id, first_day, rule)
WHERE running OR listed.opens <= last_day
"""


def derive(con: DuckDBPyConnection, policy: Policy, *, as_of: date, answers: Iterable[Answer]) -> None:
    """Leave the steps of ``cases`` in the table ``steps``."""
    _load_answers(con, list(answers), as_of)
    con.execute(RULES)
    if policy.step:
        con.executemany(ADD_RULE, [_rule(place, rule) for place, rule in enumerate(policy.step)])
    _load_counted(con, policy)
    con.execute(MOMENT)
    con.execute(STEPS, {"as_of": as_of, "week": DAYS_OF_A_WEEK, "partial": BITS[Category.PARTIAL_SICKNESS]})


def read(con: DuckDBPyConnection, policy: Policy) -> Iterator[DueStep]:
    calendar = calendar_of(policy)
    found = con.execute(
        "SELECT employment_id, case_first_day, rule, occurrence, opens, due, latest, state"
        " FROM steps ORDER BY employment_id, case_first_day, due, step, occurrence"
    )
    for employment, first_day, place, occurrence, opens, due, latest, state in rows(found):
        rule = policy.step[place]
        yield DueStep(
            employment_id=employment,
            case_first_day=first_day,
            step=rule.id,
            title=rule.title,
            kind=rule.kind,
            occurrence=occurrence,
            opens=opens,
            due=due,
            latest=latest,
            handle_by=handle_by(calendar, opens, due),
            basis=basis(rule.due, first_day, due, occurrence),
            source=rule.source,
            state=state,
        )


def _load_answers(con: DuckDBPyConnection, answers: list[Answer], as_of: date) -> None:
    con.execute(
        ANSWERS,
        {
            "employments": [answer.employment_id for answer in answers],
            "first_days": [answer.case_first_day for answer in answers],
            "steps": [answer.step for answer in answers],
            "answers": [answer.answer for answer in answers],
            "days": [answer.day for answer in answers],
            "as_of": as_of,
        },
    )


def _load_counted(con: DuckDBPyConnection, policy: Policy) -> None:
    """The days that are counted without holidays, for every first day there is: the calendar is Python's."""
    moments = (when for rule in policy.step for when in (rule.opens, rule.due, rule.latest) if when)
    nths = sorted({when.day_without_holidays for when in moments if when.day_without_holidays is not None})
    first_days = [day for (day,) in rows(con.execute("SELECT DISTINCT first_day FROM cases"))] if nths else []
    pairs = [(day, nth) for day in first_days for nth in nths]
    con.execute(
        COUNTED,
        {
            "first_days": [day for day, _nth in pairs],
            "nths": [nth for _day, nth in pairs],
            "days": [nth_day_without_holidays(day, nth) for day, nth in pairs],
        },
    )


def _rule(place: int, rule: Step) -> list[Any]:
    """The row of a rule; exceptions that one category or only partial sickness makes are bits a case may not equal."""
    leaves = [e.leaves_within_days_of_first for e in rule.except_ if e.leaves_within_days_of_first is not None]
    only = [BITS[e.category] for e in rule.except_ if e.category is not None]
    if any(e.only_partial for e in rule.except_):
        only.append(BITS[Category.PARTIAL_SICKNESS])
    return [
        place,
        rule.id,
        rule.valid_from,
        rule.valid_to,
        *_when(rule.opens),
        *_when(rule.due),
        *_when(rule.latest),
        rule.repeats.day_of_case if rule.repeats else None,
        rule.repeats.every_days if rule.repeats else None,
        sum(BITS[category] for category in set(rule.categories)),
        max(leaves, default=None),
        only,
        any(e.only_partial is False for e in rule.except_),
    ]


def _when(when: When | None) -> tuple[int | None, int | None, int | None, str | None, str | None]:
    """Days, months, nth day without holidays, step and answer of a moment; all None when there is none."""
    if when is None:
        return None, None, None, None, None
    if when.answer is not None:
        return None, None, None, when.answer.step, when.answer.is_
    return days_after_first(when), when.months_after_first, when.day_without_holidays, None, None
