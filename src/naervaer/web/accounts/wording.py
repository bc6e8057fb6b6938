"""Danish names of the first pages."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.core.access.model import Role
from naervaer.web.design.wording import title

PAGES: dict[str, tuple[str | Promise, str | Promise]] = {
    "followup:today": (_("I dag"), _("Hvem er fraværende, og hvad skal du gøre i dag?")),
    "followup:coordinator": (_("Koordinator"), _("Hele organisationen: skridt, adviser og enheder under pres.")),
    "imports:list": (_("Indlæsning"), _("Lønfiler, roller og log.")),
    "organisation:handed": (_("Overdragne sager"), _("De sager, en leder har overdraget til dig.")),
    "papers:refusions": (_("Refusion"), _("Det, der skal anmeldes eller søges i NemRefusion.")),
    "sickcall:calls": (_("Sygemelding"), _("Tag imod dem, der melder sig syge eller raske.")),
    "booking:given": (_("Mine forløb"), _("Hvem har brug for dig i dag, dine tider og timer.")),
    "reports:figures": (_("Tal"), _("Fraværet i de enheder, du følger.")),
    "accounts:own": (_("Min side"), _("Dit eget fravær, dine aftaler, og hvem der har set dine oplysninger.")),
}


@dataclass(frozen=True, slots=True)
class Choice:
    page: str
    name: str
    about: str
    roles: str


def first_page_choices(found: tuple[tuple[frozenset[Role], str], ...]) -> list[Choice]:
    return [
        Choice(page, str(PAGES[page][0]), str(PAGES[page][1]), ", ".join(sorted(title(role) for role in roles)))
        for roles, page in found
    ]
