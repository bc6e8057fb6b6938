"""*Fraværskoder*: payroll's codes and the categories they stand for."""

from collections.abc import Mapping

from naervaer.core.absence import Category
from naervaer.core.policy.schema import Policy
from naervaer.files.forms import NotReadable

SD_CODES: Mapping[str, Category] = {
    "790": Category.OWN_SICKNESS,
    "526": Category.PARTIAL_SICKNESS,
    "590": Category.WORK_INJURY,
    "524": Category.WORK_INJURY,
    "525": Category.SECTION_56,
    "522": Category.SECTION_56,
    "780": Category.PREGNANCY_RELATED,
    "527": Category.PREGNANCY_RELATED,
    "910": Category.CHILD_SICK,
    "929": Category.CHILD_SICK,
    "520": Category.CARE_DAY,
    **dict.fromkeys(("570", "575", "576", "770"), Category.PARENTAL),
    **dict.fromkeys(("510", "680", "760", "771", "772", "774", "775", "950"), Category.OTHER),
}
"""SD's wage types for absence, used when a policy names none. Source: Region Hovedstaden's public SD documentation."""


def codes_of(policy: Policy | None) -> dict[str, Category]:
    """The policy's codes of every payroll system together; SD's when it has none."""
    named = policy.absence_codes if policy else {}
    together = {code: category for system in named.values() for code, category in system.items()}
    return together or dict(SD_CODES)


def read_type(text: str, codes: Mapping[str, Category]) -> Category:
    """A code or the name of a category; a code may have been given leading zeros or a spreadsheet's ``,0``."""
    for candidate in (text, text.lstrip("0")):
        if candidate in codes:
            return codes[candidate]
    try:
        return Category(text.casefold())
    except ValueError:
        raise NotReadable(
            f"koden »{text}« kendes ikke; forventede en kode fra politikken eller tilpasningen, eller en kategori som "
            f"{Category.OWN_SICKNESS}"
        ) from None
