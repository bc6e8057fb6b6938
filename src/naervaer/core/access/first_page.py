"""Which page answers "what must I do now?" for each role (*første side*)."""

from naervaer.core.access.model import Role

FIRST_PAGES: tuple[tuple[frozenset[Role], str], ...] = (
    (frozenset({Role.LEADER}), "followup:today"),
    (frozenset({Role.COORDINATOR}), "followup:coordinator"),
    (frozenset({Role.PLANNER}), "sickcall:calls"),
    (frozenset({Role.PAYROLL}), "papers:refusions"),
    (frozenset({Role.ADMINISTRATOR}), "imports:list"),
    (frozenset({Role.RETENTION_CONSULTANT, Role.LAWYER, Role.HR_CONSULTANT}), "organisation:handed"),
    (
        frozenset(
            {
                Role.CHIEF,
                Role.COMMITTEE,
                Role.TRIO,
                Role.FINANCE_CONSULTANT,
                Role.WORK_ENVIRONMENT_CONSULTANT,
            }
        ),
        "reports:figures",
    ),
    (frozenset({Role.PROVIDER, Role.WELLBEING_CONSULTANT}), "booking:given"),
    (frozenset({Role.EMPLOYEE}), "accounts:own"),
)
"""In order: the first that fits somebody with several roles. The names are those of the program's addresses."""


def first_pages(roles: frozenset[Role]) -> tuple[tuple[frozenset[Role], str], ...]:
    """The pages to choose between, the usual one first, each with the roles held that lead there."""
    return tuple((held, page) for leads, page in FIRST_PAGES if (held := leads & roles))
