"""Patterns to alerts in DuckDB. What is raised and when is said in ``alerts``; here it is done for everybody at once.

Rules that leave out the same categories share one joining. Amounts of days are counted in halves, whether they are
workdays or calendar days, so that both are whole numbers.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from duckdb import DuckDBPyConnection

from naervaer.core.evidence.chance import fewest_remarkable
from naervaer.core.policy.schema import Alert, AlertWhen, Policy
from naervaer.core.timeline.counting import Counting
from naervaer.core.timeline.model import Because, RaisedAlert
from naervaer.core.timeline.moments import because_text
from naervaer.core.timeline.sql_stretches import BITS, join_rows, rows

YOUNG = """
CREATE OR REPLACE TEMP TABLE timeline_young AS
SELECT timeline_numbered.* EXCLUDE (run, spell, "case")
FROM timeline_numbered JOIN timeline_cases USING (employment_id, "case")
WHERE last_day >= $horizon
"""

COUNTED = """
CREATE OR REPLACE TEMP TABLE timeline_rows AS
FROM timeline_young WHERE bit & $left_out = 0
"""

REACHED = """
CREATE OR REPLACE TEMP TABLE timeline_reached AS
SELECT needed, min(day) AS day FROM (
    SELECT unnest([halves, halves - 1]) AS needed, day FROM timeline_calendar
) GROUP BY needed
"""

ALERTS = """
CREATE OR REPLACE TEMP TABLE alerts (
    employment_id VARCHAR, rule INTEGER, alert VARCHAR, raised_on DATE, counted INTEGER, days INTEGER,
    dates DATE[], of_spells INTEGER
)
"""

LENGTH = """
CREATE OR REPLACE TEMP MACRO timeline_length(first, last, workdays, halves_before, halves_through) AS
    CASE WHEN workdays THEN halves_through - halves_before ELSE 2 * (last - first + 1) END
"""

STRETCHES = """
INSERT INTO alerts
WITH stretches AS (
    SELECT employment_id, first, last FROM timeline_spells WHERE NOT $cases AND last >= $since
    UNION ALL
    SELECT employment_id, first_day, last_day FROM timeline_cases WHERE $cases AND last_day >= $since
), targets AS (
    SELECT stretches.*, before_first.halves AS halves_before,
        CASE WHEN $workdays THEN timeline_reached.day ELSE first + $limit - 1 END AS target
    FROM stretches
    JOIN timeline_calendar AS before_first ON before_first.day = first - 1
    LEFT JOIN timeline_reached ON needed = before_first.halves + 2 * $limit
), raised AS (
    SELECT targets.employment_id, targets.first, halves_before, greatest(target, timeline_runs.first) AS raised_on
    FROM targets ASOF JOIN timeline_runs
        ON targets.employment_id = timeline_runs.employment_id AND targets.target <= timeline_runs.last
    WHERE target <= targets.last
)
SELECT employment_id, $rule, $alert, raised_on, counted, counted, [first], 1
FROM (
    SELECT raised.*, timeline_length(first, raised_on, $workdays, halves_before, today.halves) AS counted
    FROM raised JOIN timeline_calendar AS today ON today.day = raised_on
)
WHERE raised_on BETWEEN $since AND $until
"""

SPELLS = """
CREATE OR REPLACE TEMP TABLE timeline_raised AS
WITH counted AS (
    SELECT employment_id, first,
        lag(first, $limit - 1) OVER starts AS oldest, lag(first, $limit) OVER starts AS one_more
    FROM timeline_spells
    WINDOW starts AS (PARTITION BY employment_id ORDER BY first)
)
SELECT employment_id, first AS raised_on FROM counted
WHERE oldest > first - $window AND coalesce(one_more < first - $window, TRUE) AND first BETWEEN $since AND $until
"""

WEEKDAYS = """
CREATE OR REPLACE TEMP TABLE timeline_weekdays AS
WITH starts AS (
    SELECT employment_id, first, first - DATE '2000-01-01' AS place, isodow(first) AS weekday
    FROM timeline_spells
)
SELECT employment_id, first,
    count(*) OVER now AS total, count(*) OVER same AS together,
    CASE WHEN bool_or(weekday > 5) OVER now THEN 7 ELSE 5 END AS kinds,
    count(*) OVER before AS total_before, count(*) OVER same_before AS together_before,
    CASE WHEN bool_or(weekday > 5) OVER before THEN 7 ELSE 5 END AS kinds_before
FROM starts
WINDOW
    now AS (PARTITION BY employment_id ORDER BY place RANGE BETWEEN $window - 1 PRECEDING AND CURRENT ROW),
    same AS (PARTITION BY employment_id, weekday ORDER BY place RANGE BETWEEN $window - 1 PRECEDING AND CURRENT ROW),
    before AS (PARTITION BY employment_id ORDER BY place RANGE BETWEEN $window PRECEDING AND 1 PRECEDING),
    same_before AS (PARTITION BY employment_id, weekday ORDER BY place RANGE BETWEEN $window PRECEDING AND 1 PRECEDING)
"""

OFTEN = """
SELECT kinds, total FROM timeline_weekdays WHERE together >= $limit
UNION
SELECT kinds_before, total_before FROM timeline_weekdays WHERE together_before >= $limit
"""

SAME_WEEKDAY = """
CREATE OR REPLACE TEMP TABLE timeline_raised AS
WITH remarkable AS (
    SELECT unnest($kinds::INTEGER[]) AS kinds, unnest($totals::INTEGER[]) AS total, unnest($fewest::INTEGER[]) AS fewest
)
SELECT employment_id, first AS raised_on
FROM timeline_weekdays
JOIN remarkable AS now USING (kinds, total)
LEFT JOIN remarkable AS before ON before.kinds = kinds_before AND before.total = total_before
WHERE together >= greatest($limit, now.fewest)
    AND NOT coalesce(together_before >= greatest($limit, before.fewest) AND before.fewest IS NOT NULL, FALSE)
    AND first BETWEEN $since AND $until
"""

STARTS = """
INSERT INTO alerts
SELECT employment_id, $rule, $alert, raised_on, 2 * count(*) FILTER (same),
    sum(timeline_length(first, until, $workdays, halves_before, halves)) FILTER (same),
    list(first ORDER BY first) FILTER (same), count(*)
FROM (
    SELECT employment_id, raised_on, first, least(last, raised_on) AS until, halves_before,
        NOT $one_weekday OR isodow(first) = isodow(raised_on) AS same
    FROM timeline_raised JOIN timeline_spells USING (employment_id)
    WHERE first BETWEEN raised_on - $window + 1 AND raised_on
) JOIN timeline_calendar ON day = until
GROUP BY employment_id, raised_on
"""

SUMS = """
CREATE OR REPLACE TEMP TABLE timeline_sums AS
WITH amounts AS (
    SELECT employment_id, spell, first, last, halves_before,
        CASE WHEN $workdays THEN halves_before ELSE 2 * (first - DATE '2000-01-01') END AS before_first,
        CASE WHEN $workdays THEN halves_through ELSE 2 * (last - DATE '2000-01-01' + 1) END AS through_last
    FROM timeline_spells
)
SELECT *, CAST(coalesce(sum(through_last - before_first) OVER earlier, 0) AS BIGINT) AS earlier
FROM amounts
WINDOW earlier AS (PARTITION BY employment_id ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
"""

AMOUNTS = """
CREATE OR REPLACE TEMP TABLE timeline_amounts AS
SELECT day, CASE WHEN $workdays THEN halves ELSE 2 * (day - DATE '2000-01-01' + 1) END AS amount FROM timeline_calendar
"""

DAYS = """
INSERT INTO alerts
WITH looked_back AS (
    SELECT *, first - 1 - $window AS ago FROM timeline_sums WHERE last >= $since
), candidates AS (
    SELECT now.*, coalesce(old.earlier + least(amount, old.through_last) - old.before_first, 0) AS gone
    FROM looked_back AS now
    ASOF LEFT JOIN timeline_sums AS old ON old.employment_id = now.employment_id AND old.first <= now.ago
    LEFT JOIN timeline_amounts ON day = now.ago
    WHERE now.earlier - gone < 2 * $limit
        AND now.earlier + now.through_last - now.before_first - gone >= 2 * $limit
), targets AS (
    SELECT candidates.*, CASE WHEN $workdays THEN coalesce(day, last) ELSE first + $limit - 1 END AS enough_alone
    FROM candidates LEFT JOIN timeline_reached ON needed = halves_before + 2 * $limit
), absent AS (
    SELECT targets.*,
        runs.first + unnest(range(greatest(least(runs.last, enough_alone) - runs.first, 0) + 1))::INTEGER AS day
    FROM targets JOIN timeline_runs AS runs USING (employment_id, spell)
), amounts AS (
    SELECT absent.*, amount, day - $window AS out_of_window
    FROM absent JOIN timeline_amounts USING (day)
), counts AS (
    SELECT now.employment_id, now.spell, now.day,
        now.earlier + now.amount - now.before_first
        - coalesce(old.earlier + least(gone.amount, old.through_last) - old.before_first, 0) AS counted
    FROM amounts AS now
    ASOF LEFT JOIN timeline_sums AS old ON old.employment_id = now.employment_id AND old.first <= now.out_of_window
    LEFT JOIN timeline_amounts AS gone ON gone.day = now.out_of_window
), raised AS (
    SELECT employment_id, min(day) AS raised_on, arg_min(counted, day) AS counted
    FROM counts WHERE counted >= 2 * $limit GROUP BY employment_id, spell
)
SELECT employment_id, $rule, $alert, raised_on, any_value(counted), any_value(counted),
    list(first ORDER BY first), count(*)
FROM raised JOIN timeline_sums USING (employment_id)
WHERE raised_on BETWEEN $since AND $until AND first <= raised_on AND last > raised_on - $window
GROUP BY employment_id, raised_on
"""


def horizon(policy: Policy, since: date) -> date:
    """Cases that ended before this day cannot be seen through any window that ends on or after ``since``."""
    longest = max((alert.rule.within_days or 0 for alert in policy.alert), default=0)
    return date.fromordinal(max(since.toordinal() - longest - 1, 1))


def derive(con: DuckDBPyConnection, policy: Policy, counting: Counting, *, as_of: date, since: date) -> None:
    """Leave the alerts in the table ``alerts``; needs what ``sql_stretches.join_all`` has joined."""
    con.execute(ALERTS)
    con.execute(LENGTH)
    con.execute(REACHED)
    con.execute(YOUNG, {"horizon": horizon(policy, since)})
    for left_out in sorted({tuple(sorted(set(alert.leaves_out))) for alert in policy.alert}):
        con.execute(COUNTED, {"left_out": sum(BITS[category] for category in left_out)})
        join_rows(con, counting, as_of=as_of)
        for place, alert in enumerate(policy.alert):
            if tuple(sorted(set(alert.leaves_out))) == left_out:
                _raise(con, place, alert, max(since, alert.valid_from or since), min(as_of, alert.valid_to or as_of))


def read(con: DuckDBPyConnection, policy: Policy) -> Iterator[RaisedAlert]:
    found = con.execute(
        "SELECT employment_id, rule, raised_on, counted, days, dates, of_spells"
        " FROM alerts ORDER BY employment_id, raised_on, alert"
    )
    for employment, place, raised_on, counted, days, dates, of_spells in rows(found):
        alert = policy.alert[place]
        count, first_days = Fraction(counted, 2), tuple(dates)
        text = because_text(alert.rule, count, raised_on, first_days, of_spells)
        because = Because(count, alert.rule.within_days, Fraction(days, 2), first_days, text)
        yield RaisedAlert(employment, alert.id, alert.title, raised_on, because)


def _raise(con: DuckDBPyConnection, place: int, alert: Alert, since: date, until: date) -> None:
    rule = alert.rule
    said: dict[str, Any] = {"rule": place, "alert": alert.id, "workdays": rule.count == "workdays"}
    between = {"since": since, "until": until}
    window = {"window": rule.within_days}
    stretch = rule.consecutive_days or rule.long_term_days
    if stretch is not None:
        con.execute(STRETCHES, said | between | {"limit": stretch, "cases": rule.long_term_days is not None})
    elif rule.days is not None:
        con.execute(SUMS, {"workdays": said["workdays"]})
        con.execute(AMOUNTS, {"workdays": said["workdays"]})
        con.execute(DAYS, said | between | window | {"limit": rule.days})
    elif rule.spells is not None:
        con.execute(SPELLS, between | window | {"limit": rule.spells})
        con.execute(STARTS, said | window | {"one_weekday": False})
    else:
        con.execute(WEEKDAYS, window)
        con.execute(SAME_WEEKDAY, between | {"limit": rule.same_weekday} | _remarkable(con, rule))
        con.execute(STARTS, said | window | {"one_weekday": True})


def _remarkable(con: DuckDBPyConnection, rule: AlertWhen) -> dict[str, list[int]]:
    """The test of chance as a table, for the numbers of spells that occur."""
    found: dict[str, list[int]] = {"kinds": [], "totals": [], "fewest": []}
    for kinds, total in con.execute(OFTEN, {"limit": rule.same_weekday}).fetchall():
        fewest = fewest_remarkable(total, kinds, rule.chance_below)
        if fewest is not None:
            found["kinds"].append(kinds)
            found["totals"].append(total)
            found["fewest"].append(fewest)
    return found
