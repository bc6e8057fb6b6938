"""Danish titles of the program's own words; a municipality's policy may say it otherwise (``[wording]``)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.core.absence import Category
from naervaer.core.access.model import Role

ROLES: dict[Role, str | Promise] = {
    Role.LEADER: _("Leder"),
    Role.CHIEF: _("Chef"),
    Role.COORDINATOR: _("Sygefraværskoordinator"),
    Role.RETENTION_CONSULTANT: _("Fastholdelseskonsulent"),
    Role.HR_CONSULTANT: _("HR-konsulent"),
    Role.LAWYER: _("Personalejurist"),
    Role.WELLBEING_CONSULTANT: _("Trivselskonsulent"),
    Role.WORK_ENVIRONMENT_CONSULTANT: _("Arbejdsmiljøkonsulent"),
    Role.FINANCE_CONSULTANT: _("Økonomikonsulent"),
    Role.PROVIDER: _("Leverandør"),
    Role.TRIO: _("TRIO"),
    Role.COMMITTEE: _("MED-udvalg"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.EMPLOYEE: _("Medarbejder"),
}

CATEGORIES: dict[Category, str | Promise] = {
    Category.OWN_SICKNESS: _("Egen sygdom"),
    Category.PARTIAL_SICKNESS: _("Delvis sygemelding"),
    Category.WORK_INJURY: _("Arbejdsskade"),
    Category.SECTION_56: _("§ 56-aftale"),
    Category.PREGNANCY_RELATED: _("Graviditetsbetinget"),
    Category.CHILD_SICK: _("Barns sygdom"),
    Category.CARE_DAY: _("Omsorgsdag"),
    Category.PARENTAL: _("Barsel og orlov"),
    Category.OTHER: _("Andet fravær"),
}


def title(word: Role | Category, wording: Mapping[str, str] | None = None) -> str:
    """The municipality's word for a role or a category, else ours. The key in ``[wording]`` is the English name."""
    own = (wording or {}).get(word.value)
    return own or str(ROLES[word] if isinstance(word, Role) else CATEGORIES[word])
