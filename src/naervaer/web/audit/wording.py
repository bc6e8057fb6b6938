"""The log in plain Danish. An action that is not named here is said by its kind."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.core.access.model import Role
from naervaer.web.audit.models import Entry
from naervaer.web.design.wording import title

ABOUT_ME: dict[str, str | Promise] = {
    "followup.today": _("så dig på sin liste over fraværende"),
    "followup.person": _("så dit forløb"),
    "followup.step.done": _("registrerede et skridt i dit forløb"),
    "followup.step.deferred": _("udskød et skridt i dit forløb"),
    "followup.step.not_relevant": _("satte et skridt i dit forløb til ikke relevant"),
    "followup.step.annulled": _("annullerede en registrering i dit forløb"),
    "followup.alert.answered": _("svarede på et advis om dig"),
    "followup.alert.annulled": _("annullerede et svar på et advis om dig"),
    "followup.rederive": _("regnede dine forløb om efter nye lønoplysninger"),
    "imports.import_file": _("indlæste oplysninger om dig fra lønsystemet"),
    "organisation.assign_role": _("gav dig en rolle"),
    "organisation.end_role": _("afsluttede en af dine roller"),
    "organisation.appoint_deputy": _("gjorde dig til stedfortræder"),
    "organisation.add_member": _("gav dig en plads i et udvalg eller en gruppe"),
    "organisation.end_membership": _("afsluttede din plads i et udvalg eller en gruppe"),
    "organisation.hand_over": _("overdrog din sag"),
    "organisation.take_back": _("tog din sag tilbage"),
    "organisation.handed": _("så dig på listen over overdragne sager"),
    "accounts.open_account": _("oprettede din konto"),
    "audit.log": _("så linjer om dig i loggen"),
}
BY_KIND: dict[str, str | Promise] = {
    Entry.Kind.READ: _("så oplysninger om dig"),
    Entry.Kind.WRITE: _("ændrede oplysninger om dig"),
    Entry.Kind.EXPORT: _("hentede oplysninger om dig i en fil"),
}


def about_me(action: str, kind: str) -> str:
    """What was done, said to the one it was done to."""
    return str(ABOUT_ME.get(action) or BY_KIND.get(kind, kind))


def role(name: str) -> str:
    return title(Role(name)) if name in list(Role) else ""
