"""The rules for roles, deputies, seats and handed-over cases."""

from datetime import date

import pytest

from naervaer.core.access.appointments import Period, may_appoint_deputy, may_assign, may_end, may_hand_over
from naervaer.core.access.first_page import first_pages
from naervaer.core.access.model import Role
from naervaer.core.verdicts import Refused, Verdict

D = date.fromisoformat
TODAY = D("2026-11-23")


def period(first: str, last: str | None = None) -> Period:
    return Period(D(first), D(last) if last else None)


def why(verdict: Verdict) -> str:
    return verdict.reasons[0] if isinstance(verdict, Refused) else ""


@pytest.mark.parametrize(
    ("role", "unit", "when", "held", "says"),
    [
        (Role.LEADER, "elm", period("2026-11-01"), (), ""),
        (Role.COORDINATOR, None, period("2026-11-01", "2026-11-01"), (), ""),
        (Role.EMPLOYEE, None, period("2026-11-01"), (), "Alle er medarbejdere"),
        (Role.LEADER, None, period("2026-11-01"), (), "Vælg hvilken"),
        (Role.HR_CONSULTANT, None, period("2026-11-02", "2026-11-01"), (), "før startdatoen"),
        (Role.LEADER, "elm", period("2026-11-01"), (period("2026-01-01"),), "allerede rollen"),
        (Role.LEADER, "elm", period("2026-11-01"), (period("2026-01-01", "2026-10-31"),), ""),
        (Role.LEADER, "elm", period("2026-01-01", "2026-02-01"), (period("2026-02-01", "2026-03-01"),), "allerede"),
        (Role.LEADER, "elm", period("2026-01-01", "2026-01-31"), (period("2026-02-01"),), ""),
    ],
)
def test_giving_a_role(role: Role, unit: str | None, when: Period, held: tuple[Period, ...], says: str) -> None:
    verdict = may_assign(role, unit, when, held)
    assert bool(verdict) is (says == "")
    assert says in why(verdict)


@pytest.mark.parametrize(
    ("when", "last", "says"),
    [
        (period("2026-01-01"), "2026-11-23", ""),
        (period("2026-01-01"), "2026-11-22", ""),
        (period("2026-01-01", "2026-12-31"), "2027-06-30", ""),
        (period("2026-01-01"), "2026-11-21", "tidligst være i går"),
        (period("2026-01-01", "2026-11-22"), "2026-11-23", "allerede slut (22.11.2026)"),
        (period("2026-12-01"), "2026-11-30", "begynder først 1.12.2026"),
    ],
)
def test_ending_a_role(when: Period, last: str, says: str) -> None:
    verdict = may_end(when, D(last), TODAY)
    assert bool(verdict) is (says == "")
    assert says in why(verdict)


@pytest.mark.parametrize(
    ("deputy", "when", "held", "says"),
    [
        ("dorte", period("2026-11-23", "2026-12-31"), (), ""),
        ("lone", period("2026-11-23", "2026-12-31"), (), "sin egen stedfortræder"),
        ("dorte", period("2026-11-23"), (), "skal have en slutdato"),
        ("dorte", period("2026-12-31", "2026-11-23"), (), "før startdatoen"),
        ("dorte", period("2026-11-01", "2026-11-22"), (), "allerede forbi"),
        ("dorte", period("2026-11-23", "2027-11-24"), (), "højst et år"),
        ("dorte", period("2026-11-23", "2026-12-31"), (period("2026-12-01", "2027-01-31"),), "allerede stedfortræder"),
    ],
)
def test_appointing_a_deputy(deputy: str, when: Period, held: tuple[Period, ...], says: str) -> None:
    verdict = may_appoint_deputy("lone", deputy, when, held, TODAY)
    assert bool(verdict) is (says == "")
    assert says in why(verdict)


@pytest.mark.parametrize(
    ("receiver", "role", "roles", "when", "reason", "says"),
    [
        ("jens", Role.LAWYER, {Role.LAWYER}, period("2026-11-23"), "Rådgivning", ""),
        ("jens", Role.LAWYER, set(), period("2026-11-23"), "Rådgivning", "kan kun overdrages"),
        ("jens", Role.CHIEF, {Role.CHIEF}, period("2026-11-23"), "Rådgivning", "kan kun overdrages"),
        ("anne", Role.LAWYER, {Role.LAWYER}, period("2026-11-23"), "Rådgivning", "den, den handler om"),
        ("jens", Role.LAWYER, {Role.LAWYER}, period("2026-11-23"), "  ", "Skriv, hvorfor"),
        ("jens", Role.LAWYER, {Role.LAWYER}, period("2026-11-23", "2026-11-01"), "Rådgivning", "før startdatoen"),
    ],
)
def test_handing_over_a_case(receiver: str, role: Role, roles: set[Role], when: Period, reason: str, says: str) -> None:
    verdict = may_hand_over("anne", receiver, role, frozenset(roles), when, reason)
    assert bool(verdict) is (says == "")
    assert says in why(verdict)


def test_every_role_has_a_first_page_and_the_leaders_comes_first() -> None:
    assert all(first_pages(frozenset({role})) for role in Role)
    pages = [page for _, page in first_pages(frozenset({Role.EMPLOYEE, Role.TRIO, Role.LEADER}))]
    assert pages == ["followup:today", "reports:figures", "accounts:own"]
