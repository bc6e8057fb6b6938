"""The Danish words for roles, parties, categories and duties. ``[wording]`` may have the municipality's own of them."""

from typing import Annotated

from pydantic import AfterValidator

from naervaer.core.absence import Category

TITLES: dict[str, str] = {
    "leader": "leder",
    "nearest_leader": "nærmeste leder",
    "any_leader": "en leder på ethvert niveau",
    "leaders_leader": "lederens leder",
    "chief": "chef",
    "employee": "medarbejder",
    "colleague": "en kollega, når ingen leder er til stede",
    "planner": "vagtplanlægger",
    "colleague_or_planner": "kollega eller vagtplanlægger",
    "retention_consultant": "fastholdelseskonsulent",
    "hr_consultant": "HR-konsulent",
    "lawyer": "personalejurist",
    "coordinator": "sygefraværskoordinator",
    "wellbeing_consultant": "trivselskonsulent",
    "work_environment_consultant": "arbejdsmiljøkonsulent",
    "work_environment_group": "arbejdsmiljøgruppe",
    "finance_consultant": "økonomikonsulent",
    "provider": "leverandør",
    "trio": "TRIO",
    "committee": "udvalg",
    "med": "MED-udvalg",
    "steering": "styregruppe",
    "following": "følgegruppe",
    "administrator": "administrator",
    "union_representative": "tillidsrepræsentant",
    "work_environment_representative": "arbejdsmiljørepræsentant",
    "member": "medlem",
    "payroll": "lønkontor",
    "municipality": "kommunen som sygedagpengemyndighed",
    "doctor": "læge",
}

CATEGORIES: dict[Category, str] = {
    Category.OWN_SICKNESS: "egen sygdom",
    Category.PARTIAL_SICKNESS: "delvis sygdom",
    Category.WORK_INJURY: "arbejdsskade",
    Category.SECTION_56: "§ 56-aftale",
    Category.PREGNANCY_RELATED: "graviditetsbetinget sygdom",
    Category.CHILD_SICK: "barns sygdom",
    Category.CARE_DAY: "omsorgsdag",
    Category.PARENTAL: "barsel og adoption",
    Category.OTHER: "andet fravær",
}

DUTIES: dict[str, str] = {
    "invited": "Du inviteres til samtalen og bestemmer selv, om du kan komme.",
    "summoned": "Du indkaldes til samtalen og skal deltage, medmindre sygdom forhindrer dig i det.",
}
"""What a letter says of whether the employee must come."""

DENOMINATORS: dict[str, str] = {
    "krl-227": "KRL's 227 arbejdsdage om året pr. fuldtidsstilling",
    "net-workdays": "hverdage uden helligdage",
    "gross-weekdays": "alle hverdage mandag til fredag, også helligdage",
    "planned-hours": "planlagte timer efter vagtplanen",
    "dst": "Danmarks Statistiks mulige arbejdsdage",
}


def _known(key: str) -> str:
    if key not in TITLES and key not in CATEGORIES and key not in DUTIES:
        raise ValueError("navnet på en rolle, en part eller en fraværskategori, »invited« eller »summoned«")
    return key


WordingKey = Annotated[str, AfterValidator(_known)]


def listed(words: list[str], last: str = "og") -> str:
    """``a, b og c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
